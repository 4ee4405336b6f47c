using System.Text.Json;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Overviews;

namespace PerfLedger.Workbench.Tests.Overviews;

/// <summary>The 13 forms of 2020 in one table.</summary>
public sealed class OverviewTests : Journey
{
    private protected override Task BeginAsync() => ImportAllAsync();

    [LedgerFact]
    public async Task Totals_are_exact_and_the_remainder_to_the_report_is_shown()
    {
        var overview = await ReadAsync();
        var programme = Assert.Single(overview.List("programmes"));
        Assert.Equal(13, programme.List("rows").Count);
        decimal Sum(string column) => programme.List("rows").Sum(r => Money(r.GetProperty("amounts"), column) ?? 0);
        var total = programme.GetProperty("total").GetProperty("amounts");
        foreach (var column in new[] { "initial", "fullYear", "executed" }) Assert.Equal(Sum(column), Money(total, column));
        var (stated, remainder) = (programme.GetProperty("stated"), programme.GetProperty("remainder"));
        Assert.Equal(Money(stated, "fullYear") - Money(total, "fullYear"), Money(remainder, "fullYear"));
        Assert.Equal(929_400m, Math.Abs(Money(remainder, "fullYear")!.Value)); // BUD-07 of the report: 92.94 万元
        var rate = programme.GetProperty("total").GetProperty("rate").GetDecimal();
        Assert.Equal(Math.Round(Sum("executed") * 100 / Sum("fullYear"), 2, MidpointRounding.AwayFromZero), rate);
    }

    [LedgerFact]
    public async Task A_row_has_what_show_has()
    {
        var row = (await ReadAsync()).List("programmes")[0].List("rows").Single(r => r.Text("evaluation") == Form9);
        var show = (await DoAsync("show", "09", "--json")).Json;
        var result = show.GetProperty("calculation");
        Assert.Equal(1_189_600m, Money(row.GetProperty("amounts"), "executed"));
        var scores = row.GetProperty("scores");
        Assert.Equal(result.GetProperty("scoreSum").GetDecimal(), scores.GetProperty("score").GetDecimal());
        Assert.Equal(result.GetProperty("ruleScore").GetDecimal(), scores.GetProperty("ruleScore").GetDecimal());
        Assert.Equal(result.Text("grade"), scores.Text("grade"));
        Assert.Equal(show.List("findings").Count(f => f.Text("severity") == "error"),
            row.GetProperty("findings").GetProperty("errors").GetInt32());
        var levels = scores.List("levels");
        Assert.Equal(result.GetProperty("scoreSum").GetDecimal(),
            levels.Sum(l => l.GetProperty("score").GetDecimal()) + scores.GetProperty("execution").GetDecimal());
        Assert.Equal("填一", row.Text("handler"));
    }

    [LedgerFact]
    public async Task A_booked_adjustment_stands_in_its_column_and_in_the_total()
    {
        var before = Money((await ReadAsync()).List("programmes")[0].GetProperty("total").GetProperty("amounts"), "adjusted");
        await FillAsync("adjust", "09", "5.5", "--assumed", "--reason", "按年中追加计划推定");
        var programme = (await ReadAsync()).List("programmes")[0];
        Assert.Equal(55_000m, Money(programme.List("rows").Single(r => r.Text("evaluation") == Form9).GetProperty("amounts"), "adjusted"));
        Assert.Equal(before + 55_000m, Money(programme.GetProperty("total").GetProperty("amounts"), "adjusted"));
    }

    [LedgerFact]
    public async Task What_the_report_states_of_the_whole_is_searched_and_has_no_due_date()
    {
        Assert.Empty((await DoAsync("search", "--preset", "逾期与延期", "--json")).Json.List("changes"));
        await DoAsync("search", "--figure", "overall", "--xlsx", PathOf("overall.xlsx"));
        await DoAsync("rebuild", "timing", "--check");
    }

    [LedgerFact]
    public async Task Unit_fund_and_year_choose_and_nothing_is_refused()
    {
        var overview = await ReadAsync("--fund", "nhfz", "--unit", "ZZ-JYJ", "--year", "2020");
        Assert.Equal(13, overview.List("programmes")[0].List("rows").Count);
        (await SayAsync("overview", "--unit", "ZZ-XX")).Says(6, "没有这样的自评表");
        (await SayAsync("overview", "--fund", "别的专项")).Says(6, "没有这样的自评表");
        (await SayAsync("overview", "--year", "2019")).Says(6, "没有这样的自评表");
    }

    [LedgerFact]
    public async Task The_text_names_every_form_the_totals_and_the_remainder()
    {
        var text = (await DoAsync("overview")).Out;
        foreach (var word in new[] { "合计", "报告总体", "尾差", "92.94", "共 13 张", "产出指标", "填一" })
            Assert.Contains(word, text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task What_is_kept_is_used_until_the_form_changes()
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var query = new OverviewQuery(session, new FormShelf(session));
        var first = await query.ReadAsync(new OverviewScope(), default);
        var again = await query.ReadAsync(new OverviewScope(), default);
        // The very same objects: records with lists are equal by reference.
        Assert.Equal(first.Rows.Select(r => r.Scores), again.Rows.Select(r => r.Scores));
        await FillAsync("enter", "09", "funds.total.executed", "118.69", "--reason", "与国库对账单核对后更正");
        var row = (await query.ReadAsync(new OverviewScope(), default)).Rows.Single(r => r.Evaluation == Form9);
        Assert.Equal(1_186_900m, row.Amounts.Executed);
        Assert.NotSame(first.Rows.Single(r => r.Evaluation == Form9).Scores, row.Scores);
    }

    [LedgerFact]
    public async Task The_workbook_is_a_list_with_live_sums_and_the_same_state_gives_the_same_bytes()
    {
        await DoAsync("overview", "--xlsx", PathOf("a.xlsx"));
        await DoAsync("overview", "--xlsx", PathOf("b.xlsx"));
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("a.xlsx")), await File.ReadAllBytesAsync(PathOf("b.xlsx")));
        var sheet = Workbooks.Part(PathOf("a.xlsx"), "xl/worksheets/sheet1.xml");
        foreach (var piece in new[] { "state=\"frozen\"", "<autoFilter ref=\"A2:", "SUM(D3:D15)", "ROUND(D17-D16,10)", "92.94" })
            Assert.Contains(piece, sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("sheetProtection", sheet, StringComparison.Ordinal);
        Assert.Contains("_xlnm.Print_Titles", Workbooks.Part(PathOf("a.xlsx"), "xl/workbook.xml"), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReadAsync(params string[] words) =>
        (await DoAsync(["overview", "--json", .. words])).Json.GetProperty("overview");

    private static decimal? Money(JsonElement amounts, string column) =>
        amounts.TryGetProperty(column, out var value) ? value.GetDecimal() : null;
}
