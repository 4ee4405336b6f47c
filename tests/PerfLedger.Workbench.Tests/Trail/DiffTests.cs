using System.Text.Json;

namespace PerfLedger.Workbench.Tests.Trail;

public sealed class DiffTests : Journey
{
    private const string Executed = "funds.total.executed";

    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task A_difference_says_who_changed_it_when_and_why()
    {
        var before = await PositionAsync();
        await DoAsync("enter", "09", Executed, "118.69", "--as", Other, "--reason", "与国库对账单核对后更正", "--reason-kind", "settlement");
        var diff = (await SayAsync("diff", "09", $"@{before}", "--json")).Is(1).Json;
        Assert.False(diff.GetProperty("identical").GetBoolean());
        Assert.Equal((before, before + 5), (diff.GetProperty("first").Number("position"), diff.GetProperty("second").Number("position")));
        var d = Found(diff, Executed);
        Assert.Equal(("数", "118.96", "118.69"), (d.Text("section"), d.Text("before"), d.Text("after")));
        Assert.Equal(-2700m, d.GetProperty("difference").GetDecimal());
        var change = d.GetProperty("change");
        Assert.Equal((Other, "与国库对账单核对后更正"), (change.Text("actor"), change.Text("reason")));
        Assert.Equal(before + 1, change.Number("position"));
        var voided = Found(diff, "total.score").GetProperty("change");
        Assert.Equal("printed_value_voided", voided.Text("event"));
    }

    [LedgerFact]
    public async Task The_same_point_does_not_differ_whatever_it_is_called()
    {
        var version = (await DoAsync("show", "09", "--json")).Json.Number("version");
        await DoAsync("diff", "09", $"{version}", "now");
        Assert.Contains("没有不同", (await DoAsync("diff", "09", $"@{await PositionAsync()}", "2100-01-01")).Out, StringComparison.Ordinal);
        Assert.Equal([], (await DoAsync("diff", "09", "now", "form:09", "--json")).Json.List("differences"));
    }

    [LedgerFact]
    public async Task A_filing_is_compared_with_what_stands_now()
    {
        await AcceptAsync();
        await FillAsync("file", "09");
        await FillAsync("correct", "09", "--reason", "决算批复后执行数变化", "--reason-kind", "settlement");
        await FillAsync("enter", "09", Executed, "100", "--reason", "决算批复后执行数变化", "--reason-kind", "settlement");
        var diff = (await SayAsync("diff", "09", "filing:1")).Is(1).Out;
        Assert.Contains("审核通过", diff, StringComparison.Ordinal);
        Assert.Contains("更正中（更正第1版）", diff, StringComparison.Ordinal);
        Assert.Contains("-189600元", diff, StringComparison.Ordinal);
        (await SayAsync("diff", "09", "filing:2")).Says(6, "没有第 2 版报送，现有第 1 版");
    }

    [LedgerFact]
    public async Task Two_forms_are_compared_by_the_names_of_their_rows()
    {
        await ImportAsync(8);
        var diff = (await SayAsync("diff", "09", "now", "form:08", "--json")).Is(1).Json;
        Assert.Contains(diff.List("differences"), d => d.Text("code") == "opened.project");
        var executed = Found(diff, Executed);
        Assert.Equal("118.96", executed.Text("before"));
        Assert.Equal("evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.08", diff.GetProperty("second").Text("evaluation"));
        Assert.Equal(executed.Text("after"), executed.GetProperty("change").Text("after"));
        (await SayAsync("diff", "09", "now", "nhfz.08")).Is(1);
    }

    [LedgerFact]
    public async Task A_point_that_cannot_be_read_is_refused_with_a_remedy()
    {
        (await SayAsync("diff", "09", "昨天")).Says(2, "看不懂时点“昨天”");
        (await SayAsync("diff", "09", "filing:一")).Says(2, "写第几版报送");
        (await SayAsync("diff", "09", "filing:1")).Says(6, "还没有报送过");
        (await SayAsync("diff", "09", "2001-01-01")).Says(6, "还没有建表");
        (await SayAsync("diff", "09", "form:77")).Says(6, "没有自评“77”");
    }

    private static JsonElement Found(JsonElement diff, string code) => diff.List("differences").Single(d => d.Text("code") == code);
}
