using System.Text.Json.Nodes;

namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>The working calendar beside due dates: 15 May 2027 is a Saturday, and its year has no notice yet.</summary>
public sealed class CalendarTests : DeadlineJourney
{
    private protected override JsonObject Order(JsonObject campaign)
    {
        campaign["routes"]![0]!["due"] = "2032-05-15"; // a Saturday
        return campaign;
    }

    [LedgerFact]
    public async Task A_due_day_on_a_day_off_is_told_with_its_last_working_day_and_never_moved()
    {
        await ClockAsync("2032-05-10 09:00:00"); // a Monday
        var due = await DueAsync();
        Assert.Equal("2032-05-15", due.Text("due"));
        var workdays = due.GetProperty("workdays");
        Assert.Equal((4, "2032-05-14", true),
            (workdays.GetProperty("left").GetInt32(), workdays.Text("last"), workdays.GetProperty("provisional").GetBoolean()));
        var text = (await DoAsync("due", "09")).Out;
        Assert.All(["剩4个（暂定）", "期限休息，最后 2032-05-14"], t => Assert.Contains(t, text, StringComparison.Ordinal));
    }

    [LedgerFact]
    public async Task A_published_calendar_counts_at_once_and_its_revision_says_what_changed()
    {
        await ClockAsync("2032-05-10 09:00:00");
        await PublishAsync("""
            { "date": "2032-05-12", "name": "示例节", "off": true }, { "date": "2032-05-15", "name": "示例节", "off": false }
            """);
        var workdays = (await DueAsync()).GetProperty("workdays");
        Assert.Equal((4, "2032-05-15", false),
            (workdays.GetProperty("left").GetInt32(), workdays.Text("last"), workdays.GetProperty("provisional").GetBoolean()));
        var revised = await PublishAsync("""{ "date": "2032-05-12", "name": "示例节", "off": true }""");
        Assert.Contains("2032-05-15 周六：上班（示例节） → 休息", revised.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("2032-05-12", revised.Out, StringComparison.Ordinal);
        var years = (await DoAsync("calendar", "list", "--json")).Json.List("calendars");
        Assert.Equal([0, 2], [Version(2020), Version(2032)]);
        Assert.Contains("2032-05-12  周三  示例节  休息", (await DoAsync("calendar", "show", "2032")).Out, StringComparison.Ordinal);
        var again = await PublishAsync("""{ "date": "2032-05-12", "name": "示例节", "off": true }""");
        Assert.Contains("没有新记录", again.Out, StringComparison.Ordinal);

        int Version(int year) => years.Single(y => y.GetProperty("year").GetInt32() == year).GetProperty("version").GetInt32();
    }

    [LedgerFact]
    public async Task A_faulty_calendar_and_a_foreign_hand_are_refused()
    {
        var file = Write("""{ "date": "2036-05-12", "name": "示例节", "off": true }""");
        (await SayAsync("calendar", "publish", file, "--as", Organiser)).Says(4, "CLD-01", "2036-05-12 不属于 2032 年的通知");
        (await SayAsync("calendar", "publish", file, "--as", Filler)).Says(4, "CLD-02");
        File.WriteAllText(file, """{ "schema": "perfledger/work-calendar/1", "year": 2032, "days": [] }""");
        (await SayAsync("calendar", "publish", file, "--as", Organiser)).Says(2, "2032.json", "不合格式");
        (await SayAsync("calendar", "show", "2040")).Says(6, "没有 2040 年的工作日历");
    }

    private Task<Answer> PublishAsync(string days) => DoAsync("calendar", "publish", Write(days), "--as", Organiser);

    private string Write(string days)
    {
        var file = PathOf("2032.json");
        File.WriteAllText(file, $$"""
            { "schema": "perfledger/work-calendar/1", "year": 2032, "provisional": false, "papers": ["http://example.invalid/notice"],
              "days": [{{days}}] }
            """);
        return file;
    }
}
