using System.Text.Json.Nodes;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Jobs.Kinds;
using PerfLedger.Workbench.Tests.Deadlines;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>That a due date has passed is recorded once: in force since the due instant, recorded when it was done.</summary>
public sealed class DueRecordTests : DeadlineJourney
{
    [LedgerFact]
    public async Task A_due_date_is_recorded_once_it_has_passed_and_not_before()
    {
        await ClockAsync(LastMoment);
        Assert.Contains("没有新到期", (await RunAsync()).Out, StringComparison.Ordinal);
        await ClockAsync("2031-05-19 10:00:00"); // three days late: nothing ran in between
        Assert.Contains("记录已到期的期限 1 项", (await RunAsync()).Out, StringComparison.Ordinal);
        Assert.Contains("没有新到期", (await RunAsync()).Out, StringComparison.Ordinal);
        Assert.Equal("ZZ-JYJ 2031-05-15 route 2031-05-15T16:00:00+00:00 job.due-record", await RecordAsync());
        Assert.True(await ScalarAsync<bool>("""
            select e.timestamp >= timestamptz '2031-05-19 10:00:00+08' from ledger.mt_events e where type = 'due_passed'
            """));
    }

    [LedgerFact]
    public async Task A_day_moved_by_an_extension_is_the_day_that_passes()
    {
        await DoAsync("extend", "grant", "09", "--all", "--to", "2031-05-20", "--document", "株财绩函〔2031〕5号",
            "--reason", "受灾停课，核对需时", "--as", Organiser);
        await ClockAsync(Instant);
        Assert.Contains("没有新到期", (await RunAsync()).Out, StringComparison.Ordinal);
        await ClockAsync("2031-05-21 00:00:00");
        await RunAsync();
        Assert.Equal("ZZ-JYJ 2031-05-20 extension 2031-05-20T16:00:00+00:00 job.due-record", await RecordAsync());
    }

    [LedgerFact]
    public async Task Recording_moves_no_version_that_an_entry_is_guarded_by()
    {
        var version = await ScalarAsync<long>($"select version from ledger.mt_streams where id = '{Campaign}'");
        await ClockAsync(Instant);
        await RunAsync();
        Assert.Equal(version, await ScalarAsync<long>($"select version from ledger.mt_streams where id = '{Campaign}'"));
    }

    [LedgerFact]
    public async Task However_many_programs_find_it_at_once_it_is_recorded_once()
    {
        await ClockAsync(Instant);
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var planned = await new DueRecords(session).PlanAsync(default, default);
        Assert.Equal([$"due-record@{Campaign}@2031-05-15T16:00Z"], planned.Select(w => w.Key));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await using var node = await LedgerSession.OpenAsync(Database.Name, [], default);
            var payload = new JsonObject { ["campaign"] = Campaign };
            await new DueRecords(node).RunAsync(new($"{planned[0].Key} {i}", DueRecords.Name, default, payload, 1, 1), default);
        }));
        Assert.Equal(1L, await ScalarAsync<long>("select count(*) from ledger.mt_events where type = 'due_passed'"));
    }

    private Task<Answer> RunAsync() => DoAsync("jobs", "run", "due-record", "--as", Organiser);

    private Task<string> RecordAsync() => ScalarAsync<string>("""
        select string_agg(
            concat_ws(' ', data ->> 'unit', data ->> 'due', data ->> 'ground', data ->> 'effective', user_name), ' | ')
        from ledger.mt_events where type = 'due_passed'
        """);
}
