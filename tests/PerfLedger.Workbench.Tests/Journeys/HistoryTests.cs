namespace PerfLedger.Workbench.Tests.Journeys;

public sealed class HistoryTests : Journey
{
    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task The_history_of_a_figure_says_who_for_whom_why_and_on_what_evidence()
    {
        var evidence = await AttachAsync("对账单.pdf", "funds.total.executed");
        await DoAsync("enter", "09", "funds.total.executed", "118.69", "--as", Other, "--on-behalf-of", Filler, "--reason", "与国库对账单核对后更正",
            "--reason-kind", "settlement", "--document", "国库对账单2020-12", "--on", "2021-01-06", "--evidence", evidence);

        var changes = (await DoAsync("history", "09", "funds.total.executed", "--json")).Json.List("changes")
            .Where(c => c.Text("figure") == "funds.total.executed").ToList();
        Assert.Equal(2, changes.Count);
        var (imported, corrected) = (changes[0], changes[1]);
        Assert.Equal((null, "118.96", Filler, "填一"),
            (imported.Text("before"), imported.Text("after"), imported.Text("actor"), imported.Text("actorName")));
        Assert.Equal("/funds/total/executed", imported.Text("sourceAt"));
        Assert.Equal(64, imported.Text("source")!.Length);
        Assert.Equal(("118.96", "118.69"), (corrected.Text("before"), corrected.Text("after")));
        Assert.Equal((Other, "填二", "filler", Filler, "asserted"),
            (corrected.Text("actor"), corrected.Text("actorName"), corrected.Text("role"), corrected.Text("onBehalfOf"),
                corrected.Text("assurance")));
        Assert.Equal(("settlement", "与国库对账单核对后更正"), (corrected.Text("reasonKind"), corrected.Text("reason")));
        Assert.Equal(("国库对账单2020-12", "2021-01-06"), (corrected.Text("document"), corrected.Text("documentDate")));
        Assert.Equal([evidence], corrected.List("evidence").Select(e => e.GetString()));
        Assert.Equal(await PositionAsync(), (await DoAsync("history", "09", "--json")).Json.List("changes")[^1].Number("position"));
    }

    [LedgerFact]
    public async Task The_text_of_a_history_is_Chinese_throughout()
    {
        await FillAsync("enter", "09", "funds.total.executed", "118.69", "--reason", "与国库对账单核对后更正", "--reason-kind", "settlement",
            "--on-behalf-of", Head);
        var text = (await DoAsync("history", "09", "funds.total.executed")).Out;
        Assert.Contains("填一（填报人，代 责一，自述）", text, StringComparison.Ordinal);
        Assert.Contains("funds.total.executed.p-001 年度资金总额", text, StringComparison.Ordinal);
        Assert.Contains("决算或结算数据：与国库对账单核对后更正", text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_history_of_an_indicator_holds_all_its_cells()
    {
        await FillAsync("enter", "09", "indicator.i-003.actual", "1307人");
        var changes = (await DoAsync("history", "09", "indicator.i-003", "--json")).Json.List("changes");
        Assert.Contains(changes, c => c.Text("figure") == "indicator.i-003" && c.Text("event") == "indicator_added");
        Assert.Contains(changes, c => c.Text("figure") == "indicator.i-003.actual" && c.Text("after") == "1307人");
        Assert.DoesNotContain(changes, c => !c.Text("figure")!.StartsWith("indicator.i-003", StringComparison.Ordinal));
    }

    [LedgerFact]
    public async Task A_figure_without_history_is_named_with_a_remedy()
    {
        (await SayAsync("history", "09", "funds.total.spent")).Says(6, "没有“funds.total.spent”的记录", "show 09 --json");
        (await SayAsync("history", "99")).Says(6, "没有自评“99”");
    }

    private async Task<string> AttachAsync(string name, string figure)
    {
        await File.WriteAllBytesAsync(PathOf(name), [.. "%PDF-1.4 "u8, .. Guid.NewGuid().ToByteArray()]);
        await FillAsync("attach", "09", PathOf(name), "--figure", figure);
        return (await DoAsync("show", "09", "--json")).Json.List("evidence")[^1].Text("sha256")!;
    }
}
