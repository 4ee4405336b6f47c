using System.Text.Json.Nodes;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Jobs.Kinds;

namespace PerfLedger.Workbench.Tests.Reminders;

/// <summary>A calendar revised in mid-season, steps of a campaign's own, two programs at once.</summary>
public sealed class RevisionTests : ReminderJourney
{
    private const string Off13 = """{ "date": "2031-05-13", "name": "示例节", "off": true }""";

    private protected override JsonObject Order(JsonObject campaign)
    {
        campaign["reminders"] = new JsonArray(3, 5);
        return campaign;
    }

    [LedgerFact]
    public async Task A_campaign_with_steps_of_its_own_is_reminded_by_them()
    {
        Assert.Equal("", await IssuedByAsync("2031-05-07 17:00:00"));
        Assert.StartsWith("f-01 ahead 5 2031-05-15", await IssuedByAsync("2031-05-08 09:00:00"), StringComparison.Ordinal);
        Assert.StartsWith("f-01 ahead 3 2031-05-15", await IssuedByAsync("2031-05-12 09:00:00"), StringComparison.Ordinal);
        Assert.Equal("", await IssuedByAsync("2031-05-14 09:00:00"));
        Assert.EndsWith("h-01 ahead 0 2031-05-15", await IssuedByAsync("2031-05-15 09:00:00"), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Steps_that_are_none_are_refused()
    {
        var before = await PositionAsync();
        foreach (var days in new int[][] { [0], [61], [3, 3], [-1] })
        {
            var file = JsonNode.Parse(await File.ReadAllTextAsync(PathOf("campaign.json")))!.AsObject();
            file["reminders"] = new JsonArray([.. days.Select(d => (JsonNode)d)]);
            (await SayAsync("campaign", "open", Sample.Write(PathOf("steps.json"), file), "--as", Organiser)).Says(4, "REM-03");
        }

        Assert.Equal(before, await PositionAsync());
    }

    [LedgerFact]
    public async Task A_revised_calendar_moves_what_is_to_come_and_never_what_went_out()
    {
        await RoundAsync("2031-05-08 09:00:00"); // T-5
        var rehearsal = await PublishAsync("--dry-run");
        Assert.Contains("没有写入", rehearsal.Out, StringComparison.Ordinal);
        Assert.Equal(0L, await CountAsync("calendar_published"));
        var published = await PublishAsync();
        foreach (var said in new[] { rehearsal.Out, published.Out })
        {
            Assert.Contains("2031-05-13 周二：上班 → 休息（示例节）", said, StringComparison.Ordinal);
            Assert.Contains("期限 2031-05-15（1 项），T-3：2031-05-12 周一 → 2031-05-09 周五", said, StringComparison.Ordinal);
            Assert.Contains("日子已到的提醒 1 项不变", said, StringComparison.Ordinal);
        }

        Assert.Equal("f-01 ahead 3 2031-05-15 | f-02 ahead 3 2031-05-15", await IssuedByAsync("2031-05-09 09:00:00"));
        Assert.Equal("", await IssuedByAsync("2031-05-12 09:00:00"));
        Assert.Equal("2031@1", await ScalarAsync<string>("""
            select data ->> 'calendar' from ledger.mt_events where type = 'reminder_issued' order by seq_id desc limit 1
            """));
        // Taken back again: T-3 would be the 12th once more, and was sent.
        File.WriteAllText(PathOf("2031.json"), Year("""{ "date": "2031-10-01", "name": "国庆节", "off": true }"""));
        await DoAsync("calendar", "publish", PathOf("2031.json"), "--as", Organiser);
        Assert.Equal("", await IssuedByAsync("2031-05-12 09:30:00"));
        Assert.Contains("T-3", (await DoAsync("remind", "plan")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Eight_programs_at_once_issue_each_reminder_once()
    {
        await ClockAsync("2031-05-16 09:00:00");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async n =>
        {
            await using var node = await LedgerSession.OpenAsync(Database.Name, [], default);
            var item = new WorkItem($"reminders@{n}", ReminderRounds.Name, default, [], 1, 1);
            await new ReminderRounds(node).RunAsync(item, default);
        }));
        Assert.Equal("f-01 overdue -1 2031-05-15 | f-02 overdue -1 2031-05-15 | h-01 overdue -1 2031-05-15", await IssuedAsync());
        Assert.Equal(1L, await CountAsync("late_units_escalated"));
    }

    [LedgerFact]
    public async Task A_half_hour_is_planned_in_office_hours_and_the_next_one_always()
    {
        await using var node = await LedgerSession.OpenAsync(Database.Name, [], default);
        var rounds = new ReminderRounds(node);
        Assert.Equal(["reminders@2031-05-16T01:00Z", "reminders@2031-05-16T01:30Z"], await KeysAsync("2031-05-16T09:12:00+08:00"));
        Assert.Equal(["reminders@2031-05-19T01:00Z"], await KeysAsync("2031-05-16T17:30:00+08:00"));

        async Task<IEnumerable<string>> KeysAsync(string now) =>
            (await rounds.PlanAsync(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), default))
            .Select(w => w.Key);
    }

    private Task<Answer> PublishAsync(params string[] more)
    {
        File.WriteAllText(PathOf("2031.json"), Year(Off13));
        return DoAsync(["calendar", "publish", PathOf("2031.json"), "--as", Organiser, .. more]);
    }

    private static string Year(string days) => $$"""
        { "schema": "perfledger/work-calendar/1", "year": 2031, "provisional": false, "papers": ["http://example.invalid/notice"],
          "days": [{{days}}] }
        """;
}
