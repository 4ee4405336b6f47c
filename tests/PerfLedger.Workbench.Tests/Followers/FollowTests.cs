using System.Diagnostics;
using System.Text.Json;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Tests.Followers;

/// <summary>follow, rebuild and what status says about them.</summary>
public sealed class FollowTests : Journey
{
    private const string Cell = "type = 'figure_entered' and data ->> 'figure' = 'indicator.i-003.actual'";

    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task Once_follows_to_the_head_and_status_tells()
    {
        var head = await PositionAsync();
        Assert.Contains($"selfevaluation：已跟到位置 {head}\n", (await DoAsync("follow", "--once")).Out, StringComparison.Ordinal);
        await FillAsync("enter", "09", "funds.total.executed", "118.70");
        var behind = await PositionAsync() - head;
        Assert.Contains($"跟随 selfevaluation：位置 {head}，落后 {behind}，未运行", (await DoAsync("status")).Out, StringComparison.Ordinal);
        var follower = Documents((await DoAsync("status", "--json")).Json);
        Assert.Equal(("selfevaluation", head, behind), (follower.Text("name"), follower.Number("position"), follower.Number("behind")));
        Assert.False(follower.Has("error"));
    }

    [LedgerFact]
    public async Task An_event_it_cannot_read_stops_it_with_place_and_reason_until_that_is_mended()
    {
        var position = await ScalarAsync<long>($"select seq_id from ledger.mt_events where {Cell}");
        await TamperAsync($"update ledger.mt_events set type = 'of_tomorrow' where {Cell}");
        foreach (var words in new[] { new[] { "follow", "--once" }, ["follow"] })
        {
            var stopped = (await SayAsync(words)).Is(1);
            Assert.Contains($" 停在位置 {position - 1}", stopped.Error, StringComparison.Ordinal);
            Assert.Contains("of_tomorrow", stopped.Error, StringComparison.Ordinal);
        }

        var status = (await SayAsync("status")).Is(1);
        Assert.Contains($"停在位置 {position} 的事件之前", status.Out, StringComparison.Ordinal);
        var error = Documents((await SayAsync("status", "--json")).Is(1).Json).Text("error");
        Assert.Contains("of_tomorrow", error, StringComparison.Ordinal);

        await TamperAsync("update ledger.mt_events set type = 'figure_entered' where type = 'of_tomorrow'");
        await DoAsync("follow", "--once");
        await DoAsync("status");
        await DoAsync("rebuild", "--check");
    }

    [LedgerFact]
    public async Task A_process_follows_live_and_one_that_is_killed_leaves_off_where_the_next_goes_on()
    {
        using var process = Start("follow");
        await UntilFollowedAsync(process);
        await FillAsync("enter", "09", "funds.total.executed", "118.70");
        await UntilFollowedAsync(process);
        Assert.True((await DocumentsAsync()).Running);
        process.Kill();
        await process.WaitForExitAsync();
        await FillAsync("enter", "09", "funds.total.executed", "118.69");
        var last = await PositionAsync();
        Assert.Contains($"selfevaluation：已跟到位置 {last}\n", (await DoAsync("follow", "--once")).Out, StringComparison.Ordinal);
        await DoAsync("rebuild", "selfevaluation", "--check");
    }

    [LedgerFact]
    public async Task A_program_that_serves_follows_too_and_serves_on_when_a_follower_stops()
    {
        using var process = Start("serve", "--urls", "http://127.0.0.1:0");
        await UntilFollowedAsync(process);
        await TamperAsync("""
            alter table ledger.mt_doc_selfevaluation add constraint closed check (mt_version < 0) not valid;
            update ledger.person set name = name
            """);
        await FillAsync("enter", "09", "funds.total.executed", "118.70");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (string? told = ""; !told!.Contains("selfevaluation 停在位置", StringComparison.Ordinal);) // it says other things too
            Assert.NotNull(told = await process.StandardError.ReadLineAsync(patience.Token));
        Assert.False(process.HasExited);
        process.Kill();
        await process.WaitForExitAsync();
    }

    [LedgerFact]
    public async Task One_read_model_is_rebuilt_or_compared_by_name()
    {
        await TamperAsync("update ledger.figure set printed = '改过' where figure = 'indicator.i-003.actual'");
        await DoAsync("rebuild", "trail", "--check");
        Assert.Contains("figure：2 处与事件不同", (await SayAsync("rebuild", "figure", "--check")).Is(1).Out, StringComparison.Ordinal);
        Assert.Equal("figure：与事件一致\n", (await DoAsync("rebuild", "figure")).Out);
        (await SayAsync("rebuild", "figures")).Says(6, "没有读模型“figures”", "selfevaluation");
    }

    private Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "perfledger.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (login, connection) in Connections) start.Environment["ConnectionStrings__" + login] = connection;
        return Process.Start(start)!;
    }

    private static JsonElement Documents(JsonElement status) => status.List("followers").Single(f => f.Text("name") == "selfevaluation");

    private async Task<FollowerStatus> DocumentsAsync(CancellationToken ct = default) =>
        (await FollowerStatus.ReadAsync(Database.Reader, ct)).SingleOrDefault(f => f.Name == "selfevaluation")
        ?? new FollowerStatus("selfevaluation", -1, 0, false, null, default);

    private async Task UntilFollowedAsync(Process process)
    {
        var head = await PositionAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await DocumentsAsync(patience.Token)).Position < head)
        {
            Assert.False(process.HasExited, process.HasExited ? await process.StandardError.ReadToEndAsync(patience.Token) : "");
            await Task.Delay(50, patience.Token);
        }
    }
}
