namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>A campaign called off: nothing goes on, nothing is lost.</summary>
public sealed class CancelTests : DeadlineJourney
{
    private static readonly string[] Cancel =
        ["campaign", "cancel", Campaign, "--document", "示例撤销通知", "--reason", "年度评价并入专项检查", "--as", Organiser];

    [LedgerFact]
    public async Task Nothing_is_due_and_no_form_goes_on_in_a_cancelled_campaign()
    {
        await TurnedDownAsync("CAM-12", [.. Cancel[..^1], Reviewer]);
        await DoAsync(Cancel);
        await RefusedAsync("CAM-11", "enter", "09", "indicator.i-014.score", "9", "--as", Filler);
        await TurnedDownAsync("CAM-11", "acknowledge", "09", "--as", Head, "--reason", "按原报告录入，差异已核对");
        await TurnedDownAsync("CAM-11", "extend", "ask", "09", "--to", "2031-05-31", "--reason", "受灾停课，核对需时", "--as", Filler);
        await TurnedDownAsync("CAM-11", "import", Sample.Write(PathOf("10.json"), Sample.Form(10)), "--campaign", Campaign, "--as", Filler);
        Assert.Equal("cancelled", (await DueAsync()).Text("standing"));
        var owed = Assert.Single((await DoAsync("submissions", "--json")).Json.List("submissions"));
        Assert.Equal(("ended", "nobody", "不再要求"), (owed.Text("state"), owed.Text("bearer"), owed.Text("stateName")));
        Assert.Contains("示例撤销通知", (await DoAsync("campaign", "show", Campaign)).Out, StringComparison.Ordinal);
        await ClockAsync("2031-06-01 09:00:00");
        await DoAsync("jobs", "run", "due-record", "--as", Organiser);
        Assert.Equal(0, await ScalarAsync<long>("select count(*) from ledger.mt_events where type = 'due_passed'"));
    }

    [LedgerFact]
    public async Task What_was_accepted_is_not_filed_any_more()
    {
        await AcceptAsync();
        await DoAsync(Cancel);
        await RefusedAsync("CAM-11", "file", "09", "--as", Filler);
    }

    [LedgerFact]
    public async Task What_was_filed_stays_readable_and_regenerates()
    {
        await AcceptAsync();
        await FillAsync("file", "09");
        await DoAsync(Cancel);
        await TurnedDownAsync("CAM-11", ["correct", "09", "--answer-by", "2031-08-01", .. Because, "--as", Organiser]);
        await DoAsync("regenerate", "--all");
        Assert.NotEmpty((await DoAsync("history", "09", "--json")).Json.List("changes"));
        Assert.Equal("已报送", Assert.Single((await DoAsync("submissions", "--json")).Json.List("submissions")).Text("stateName"));
        await TurnedDownAsync("CAM-11", "campaign", "close", Campaign, "--as", Organiser);
    }
}
