using System.Text.Json.Nodes;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Jobs.Kinds;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>Each job is content with a ledger that is well, and alarms at the damage it exists for.</summary>
public sealed class JobFindsTests : Journey
{
    private static readonly string[] Checks =
        ["follower-check", "regeneration", "projection-check", "verify", "verify-full", "archive-check", "calendar-check"];

    private protected override async Task BeginAsync()
    {
        await ImportAsync();
        await AcceptAsync();
        await FillAsync("file", "09", "--out", PathOf("09.docx"));
    }

    [LedgerFact]
    public async Task A_ledger_that_is_well_alarms_nobody()
    {
        foreach (var kind in Checks) await DoAsync("jobs", "run", kind, "--as", Organiser);
        Assert.Equal(0, (await SayAsync("jobs")).Exit);
    }

    [LedgerFact]
    public async Task A_changed_event_is_found_by_regeneration_and_verification_and_shows_until_a_run_is_well()
    {
        const string Where = "type = 'figure_entered' and data ->> 'figure' = 'indicator.i-003.actual'";
        await TamperAsync($$"""update ledger.mt_events set data = jsonb_set(data, '{value,entered}', '"1371人"') where {{Where}}""");
        Assert.Contains("1371人", (await RunAsync("regeneration")).Is(1).Out, StringComparison.Ordinal);
        Assert.Contains("台账序号", (await RunAsync("verify")).Is(1).Out, StringComparison.Ordinal);
        Assert.Contains("重新生成演练需要处理", (await SayAsync("jobs")).Is(1).Out, StringComparison.Ordinal);
        await TamperAsync($$"""update ledger.mt_events set data = jsonb_set(data, '{value,entered}', '"1317人"') where {{Where}}""");
        await RunAsync("regeneration");
        await RunAsync("verify");
        Assert.Equal(0, (await SayAsync("jobs")).Exit);
    }

    [LedgerFact]
    public async Task A_read_model_and_an_archived_file_that_were_changed_are_found()
    {
        await TamperAsync("update ledger.figure set printed = '1' where figure = 'funds.total.executed'");
        Assert.Contains("figure 2 处", (await RunAsync("projection-check")).Is(1).Out, StringComparison.Ordinal);
        await using (var drop = Database.Administrator.CreateCommand(
            "alter table ledger.archive_blob drop constraint archive_blob_is_what_it_says"))
            await drop.ExecuteNonQueryAsync();
        await TamperAsync("update ledger.archive_blob set bytes = set_byte(bytes, 0, 0) where media_type like '%word%'");
        Assert.Contains("损坏", (await RunAsync("archive-check")).Is(1).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Verification_goes_on_where_the_last_one_ended_and_notices_what_was_rewritten_before()
    {
        await RunAsync("verify-full");
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var night = new WorkItem("verify@night", "verify", default, [], 1, 1);
        var from = await PositionAsync();
        var first = await new LedgerChecks(session).VerifyAsync(night, default);
        Assert.StartsWith($"自位置 {from} 起核对 1 条事件", first.Sentence, StringComparison.Ordinal);
        await FillAsync("correct", "09", "--reason", "决算批复后执行数变化", "--reason-kind", "settlement");
        Assert.Equal(Verdict.Ok, (await new LedgerChecks(session).VerifyAsync(night, default)).Verdict);
        await TamperAsync($"update ledger.mt_events set user_name = 'x-99' where seq_id > {from}");
        Assert.Equal(Verdict.Alarm, (await new LedgerChecks(session).VerifyAsync(night, default)).Verdict);
        await TamperAsync($"update ledger.ledger_leaf set leaf = sha256(leaf) where position = {from}");
        Assert.Contains("改写", (await new LedgerChecks(session).VerifyAsync(night, default)).Sentence, StringComparison.Ordinal);
        await TamperAsync($"delete from ledger.mt_events where seq_id >= {from}");
        await TamperAsync($"update ledger.ledger_head set position = {from - 1}");
        Assert.Contains("末尾的记录不见了", (await new LedgerChecks(session).VerifyAsync(night, default)).Sentence, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_follower_that_stands_still_while_events_wait_is_found_at_the_second_look()
    {
        await DoAsync("follow", "--once");
        await FillAsync("correct", "09", "--reason", "决算批复后执行数变化", "--reason-kind", "settlement");
        await RunAsync("follower-check");
        Assert.Contains("没有前进", (await RunAsync("follower-check")).Is(1).Out, StringComparison.Ordinal);
        await DoAsync("follow", "--once");
        await RunAsync("follower-check");
    }

    [LedgerFact]
    public async Task A_version_of_the_program_regenerates_everything_once()
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var work = Assert.Single(await RegenerationDrill.PlanAsync(default, default));
        Assert.Equal(RegenerationDrill.VersionKey, work.Key);
        var outcome = await new RegenerationDrill(session).RunAsync(new(work.Key, work.Kind, default, work.Payload!, 1, 1), default);
        Assert.Equal((Verdict.Ok, 1), (outcome.Verdict, outcome.Result!["checked"]!.GetValue<int>()));
    }

    [LedgerTheory]
    [InlineData("2026-11-30", false)]
    [InlineData("2026-12-01", true)] // 2027 rests on no notice yet
    [InlineData("2027-03-01", true)]
    public async Task A_year_without_a_notice_warns(string day, bool warns)
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var planned = new DateTimeOffset(date.ToDateTime(new(8, 0)), TimeSpan.FromHours(8));
        var outcome = await new CalendarCheck(session).RunAsync(new("c", "c", planned, [], 1, 1), default);
        Assert.Equal(warns ? Verdict.Warning : Verdict.Ok, outcome.Verdict);
    }

    private async Task<Answer> RunAsync(string kind) => await SayAsync("jobs", "run", kind, "--as", Organiser);
}
