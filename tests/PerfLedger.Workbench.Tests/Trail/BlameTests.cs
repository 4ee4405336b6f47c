namespace PerfLedger.Workbench.Tests.Trail;

public sealed class BlameTests : Journey
{
    private const string Executed = "funds.total.executed";

    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task Every_figure_names_its_last_changer_its_count_and_its_source()
    {
        var imported = (await DoAsync("show", "09", "--json")).Json.Number("version");
        await DoAsync("enter", "09", Executed, "118.69", "--as", Other, "--reason", "与国库对账单核对后更正", "--reason-kind", "settlement");
        var blame = (await DoAsync("blame", "09", "--json")).Json;
        var figures = blame.List("figures");
        var show = (await DoAsync("show", "09", "--json")).Json.GetProperty("figures").EnumerateObject().Select(f => f.Name);
        Assert.Equal(show.Order(StringComparer.Ordinal), figures.Select(f => f.Text("figure")!).Order(StringComparer.Ordinal));

        var changed = figures.Single(f => f.Text("figure") == Executed);
        Assert.Equal(("118.69", 2L, 0L), (changed.Text("value"), changed.Number("changes"), changed.Number("ageDays")));
        Assert.Equal(Other, changed.GetProperty("last").Text("actor"));
        Assert.False(changed.GetProperty("last").Has("source"));

        var full = figures.Single(f => f.Text("figure") == "funds.total.fullYear");
        Assert.Equal(("年度资金总额·全年预算数", 1L), (full.Text("name"), full.Number("changes")));
        Assert.Equal("/funds/total/fullYear", full.GetProperty("last").Text("sourceAt"));
        Assert.Equal(64, full.GetProperty("last").Text("source")!.Length);

        var then = (await DoAsync("blame", "09", "--as-of", $"{imported}", "--json")).Json;
        Assert.Equal("118.96", then.List("figures").Single(f => f.Text("figure") == Executed).Text("value"));
    }

    [LedgerFact]
    public async Task Figures_come_in_the_order_of_the_form_and_in_Chinese()
    {
        var codes = (await DoAsync("blame", "09", "--json")).Json.List("figures").Select(f => f.Text("figure")!).ToList();
        int At(string code) => codes.FindIndex(c => c.StartsWith(code, StringComparison.Ordinal));
        string[] order = ["funds.total.initial", Executed, "goals.expected", "indicator.i-001", "indicator.i-002", "total.score"];
        var places = order.Select(At);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(-1, places);
        var text = (await DoAsync("blame", "09")).Out;
        Assert.Contains("填一（填报人，自述）", text, StringComparison.Ordinal);
        Assert.Contains("/funds/total/executed", text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_form_that_was_not_open_then_has_nobody_to_name() =>
        (await SayAsync("blame", "09", "--as-of", "2001-01-01")).Says(6, "还没有建表");
}
