using System.Text.Json.Nodes;

namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>A campaign that locks drafts too, and the way past it.</summary>
public sealed class ExtensionTests : DeadlineJourney
{
    private static readonly string[] Flood = ["--reason", "受灾停课，核对需时"];

    private protected override JsonObject Order(JsonObject campaign)
    {
        campaign["lockAtDue"] = true;
        return campaign;
    }

    [LedgerFact]
    public async Task A_campaign_that_locks_refuses_figures_and_submission_from_the_instant_on()
    {
        await ClockAsync(LastMoment);
        (await EnterAsync("9")).Is(0);
        await ClockAsync(Instant);
        await TooLateAsync("enter", "09", "indicator.i-014.score", "8", "--as", Filler);
        await TooLateAsync("acknowledge", "09", "--as", Head, "--reason", "按原报告录入，差异已核对");
        (await EnterAsync("8")).Says(4, "报送期限为 2031-05-15（当日24时止，北京时间）", "现为 2031-05-16 00:00:00");
        (await EnterAsync("9")).Is(0); // it stands so already: nothing to refuse, nothing written
        Assert.Equal("locked", (await DueAsync()).Text("standing"));
    }

    [LedgerFact]
    public async Task An_extension_is_asked_for_and_granted_with_a_document_and_opens_the_form_again()
    {
        await ClockAsync(Instant);
        await FillAsync(["extend", "ask", "09", "--to", "2031-05-20", .. Flood]);
        Assert.Equal("2031-05-20", (await DueAsync()).Text("asked"));
        await TooLateAsync("enter", "09", "indicator.i-014.score", "9", "--as", Filler);
        string[] grant = ["extend", "grant", "09", "--to", "2031-05-20", .. Flood];
        (await SayAsync([.. grant, "--as", Organiser])).Says(4, "EXT-04");
        (await SayAsync([.. grant, "--document", "株财绩函〔2031〕5号", "--as", Reviewer])).Says(4, "EXT-03");
        await DoAsync([.. grant, "--document", "株财绩函〔2031〕5号", "--on", "2031-05-14", "--as", Organiser]);
        var due = await DueAsync();
        Assert.Equal(("2031-05-20", "extension", "open"), (due.Text("due"), due.Text("ground"), due.Text("standing")));
        Assert.False(due.Has("asked"));
        Assert.Contains("株财绩函〔2031〕5号", (await DoAsync("campaign", "show", Campaign)).Out, StringComparison.Ordinal);
        await ClockAsync("2031-05-20 23:59:59.999999");
        (await EnterAsync("9")).Is(0);
        await ClockAsync("2031-05-21 00:00:00");
        await TooLateAsync("enter", "09", "indicator.i-014.score", "8", "--as", Filler);
    }

    [LedgerFact]
    public async Task An_extension_turned_down_leaves_the_date()
    {
        (await SayAsync(["extend", "refuse", "09", "--as", Organiser, .. Flood])).Says(4, "EXT-05");
        await FillAsync(["extend", "ask", "09", "--to", "2031-05-20", "--all", .. Flood]);
        await DoAsync(["extend", "refuse", "09", "--all", "--as", Organiser, .. Flood]);
        Assert.Equal("2031-05-15", (await DueAsync()).Text("due"));
        (await SayAsync(["extend", "ask", "09", "--to", "2031-05-15", "--as", Filler, .. Flood])).Says(4, "EXT-02");
        (await SayAsync(["extend", "ask", "09", "--to", "五月底", "--as", Filler, .. Flood])).Says(2, "五月底", "2021-05-31");
    }

    [LedgerFact]
    public async Task An_extension_may_be_for_one_form_or_for_all_of_a_kind()
    {
        await FillAsync("import", Sample.Write(PathOf("10.json"), Sample.Form(10)), "--campaign", Campaign);
        string[] grant = ["extend", "grant", "09", "--document", "株财绩函〔2031〕5号", "--as", Organiser, .. Flood];
        await DoAsync([.. grant, "--to", "2031-05-20"]);
        Assert.Equal(["2031-05-20", "2031-05-15"], await DatesAsync());
        await DoAsync([.. grant, "--to", "2031-05-25", "--all"]);
        Assert.Equal(["2031-05-25", "2031-05-25"], await DatesAsync());
    }

    [LedgerFact]
    public async Task A_route_laid_again_moves_the_date()
    {
        await ClockAsync(Instant);
        await TooLateAsync("enter", "09", "indicator.i-014.score", "9", "--as", Filler);
        var campaign = JsonNode.Parse(await File.ReadAllBytesAsync(PathOf("campaign.json")))!.AsObject();
        campaign["routes"]![0]!["due"] = "2031-05-16";
        await DoAsync("campaign", "open", Sample.Write(PathOf("campaign.json"), campaign), "--as", Organiser);
        (await EnterAsync("9")).Is(0);
        await ClockAsync("2031-05-17 00:00:00");
        await TooLateAsync("enter", "09", "indicator.i-014.score", "8", "--as", Filler);
    }

    [LedgerFact]
    public async Task A_form_outside_any_campaign_has_no_due_date_to_extend()
    {
        await FillAsync("import", Sample.Write(PathOf("10.json"), Sample.Form(10)));
        (await SayAsync(["extend", "ask", "10", "--to", "2031-05-20", "--as", Filler, .. Flood])).Says(4, "不属于任何评价工作");
        await ClockAsync("2031-12-01 09:00:00");
        await FillAsync("enter", "10", "funds.total.executed", "1");
    }

    private async Task<IEnumerable<string?>> DatesAsync() => (await DoAsync("due", "--json")).Json.List("due").Select(d => d.Text("due"));
}
