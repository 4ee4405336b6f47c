using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Delivery;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Ledgers;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>serve: the program as a long-running process. It has no pages yet; it answers whether it lives and whether its ledger is fit
/// to write to, and runs the followers and the jobs.</summary>
internal static class ServeWord
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "监听地址；默认只在本机",
        DefaultValueFactory = _ => "http://127.0.0.1:8080",
    };

    private static readonly Option<bool> NoJobs = new("--no-jobs") { Description = "不运行后台作业（由另一个进程运行）" };

    public static Command Serve { get; } = Word("serve",
        "常驻运行（目前回答健康检查 /healthz/live、/healthz/ready、/healthz/jobs，跟随台账更新异步读模型，并运行后台作业）", RunAsync, Urls, NoJobs);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        Channels.RefuseWrongSettings();
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        app.Urls.Add(call.GetValue(Urls)!);
        app.MapGet("/healthz/live", () => Results.Text("alive"));
        app.MapGet("/healthz/ready", (CancellationToken gone) => ReadyAsync(session.Main, gone));
        var jobs = new JobHost(session, JobShelf.All(session), new WorkerSettings());
        app.MapGet("/healthz/jobs", (CancellationToken gone) => JobsAsync(session.Main, jobs, gone));
        await app.StartAsync(ct);
        Console.WriteLine($"台账 {session.Name}，监听 {string.Join(' ', app.Urls)}；Ctrl+C 结束。");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var following = FollowWord.InHostAsync(session, end.Token);
        var working = call.GetValue(NoJobs) ? Task.CompletedTask : jobs.RunAsync(end.Token);
        await app.WaitForShutdownAsync(ct);
        await end.CancelAsync();
        await Task.WhenAll(following, working);
        return ExitCodes.Done;
    }

    /// <summary>Ready = reachable, migrated, clock untouched, append-only, not run as owner. Says nothing about figures or
    /// persons.</summary>
    private static async Task<IResult> ReadyAsync(NpgsqlDataSource main, CancellationToken ct)
    {
        try
        {
            var status = await LedgerStatus.ReadAsync(main, ct);
            return Results.Text(status.IsGreen ? "ready" : "not ready: see perfledger status", statusCode: status.IsGreen ? 200 : 503);
        }
        catch (NpgsqlException)
        {
            return Results.Text("not ready: no database", statusCode: 503);
        }
    }

    /// <summary>
    /// Well = no job alarms and this machine's clock agrees with the database's. Apart from ready: a backup that failed must be seen
    /// to, but it is no reason to send nobody here any more.
    /// </summary>
    private static async Task<IResult> JobsAsync(NpgsqlDataSource main, JobHost jobs, CancellationToken ct)
    {
        try
        {
            var alarms = await JobQuery.AlarmsAsync(main, ct);
            var well = alarms.Count == 0 && !jobs.Clock.IsRed;
            return Results.Text(
                well ? "well"
                : alarms.Count > 0 ? $"alarm: {string.Join(' ', alarms)}; see perfledger jobs" : "clock differs from the database",
                statusCode: well ? 200 : 503);
        }
        catch (NpgsqlException)
        {
            return Results.Text("no database", statusCode: 503);
        }
    }
}
