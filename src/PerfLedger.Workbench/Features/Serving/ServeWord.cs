using System.CommandLine;
using Microsoft.Extensions.Hosting;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Delivery;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Ledgers;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>serve: the program as a long-running process. It serves the pages, answers whether it lives and whether its ledger is fit to
/// write to, and runs the followers and the jobs.</summary>
internal static class ServeWord
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "监听地址，几个用分号隔开；默认只在本机",
        DefaultValueFactory = _ => WebSettings.Loopback,
    };

    private static readonly Option<bool> NoJobs = new("--no-jobs") { Description = "不运行后台作业（由另一个进程运行）" };

    private static readonly Option<bool> BehindHttps = new("--behind-https") { Description = "浏览器经 HTTPS 代理访问：登录凭据只走 https" };

    private static readonly Option<string[]> Hosts = new("--host")
    {
        Description = "浏览器可用的主机名，可多个；只监听本机时默认为本机的名称",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Serve { get; } = Word("serve",
        "常驻运行：网页工作台，健康检查 /healthz/live、/healthz/ready、/healthz/jobs，跟随台账更新异步读模型，并运行后台作业",
        RunAsync, Urls, Hosts, BehindHttps, NoJobs);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        Channels.RefuseWrongSettings();
        await using var session = await LedgerSession.OpenAsync(call, ct);
        if (session.Name == Connections.Demo) await DemoAccounts.MakeAsync(session, Console.Out, ct);
        var jobs = new JobHost(session, JobShelf.All(session), new WorkerSettings());
        await using var app = WebHost.Build(session, new WebSettings(call.GetValue(Urls)!.Split(';'))
        {
            BehindHttps = call.GetValue(BehindHttps),
            Hosts = call.GetValue(Hosts)!,
            KeyCertificate = KeyCertificate.Configured(),
        });
        Health.Map(app, session, jobs);
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
}
