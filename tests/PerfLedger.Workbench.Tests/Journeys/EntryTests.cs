namespace PerfLedger.Workbench.Tests.Journeys;

public sealed class EntryTests : Journey
{
    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task Whoever_did_not_see_the_last_change_is_told_of_it_and_writes_nothing()
    {
        var seen = await LastChangeAsync("funds.total.executed");
        await DoAsync("enter", "09", "funds.total.executed", "118.69", "--as", Other);
        var before = await PositionAsync();
        (await SayAsync("enter", "09", "funds.total.executed", "119", "--seen", $"{seen}", "--as", Filler)).Says(
            5, "funds.total.executed", "f-02", "118.69", "没有写入", "重新查看");
        Assert.Equal(before, await PositionAsync());
        await FillAsync("enter", "09", "funds.total.executed", "119", "--seen", $"{await LastChangeAsync("funds.total.executed")}");
    }

    [LedgerFact]
    public async Task Two_people_fill_different_cells_of_one_form_without_conflict()
    {
        var seen = await LastChangeAsync("indicator.i-004.actual");
        await DoAsync("enter", "09", "indicator.i-005.actual", "99%", "--as", Other, "--seen",
            $"{await LastChangeAsync("indicator.i-005.actual")}");
        await FillAsync("enter", "09", "indicator.i-004.actual", "98%", "--seen", $"{seen}");
        var figures = (await DoAsync("show", "09", "--json")).Json.GetProperty("figures");
        Assert.Equal(("98%", "99%"), (figures.GetProperty("indicator.i-004.actual").Text("printed"),
            figures.GetProperty("indicator.i-005.actual").Text("printed")));
    }

    [LedgerFact]
    public async Task Two_people_at_the_same_time_both_get_in()
    {
        var words = (string cell, string person) => new[] { "enter", "09", cell, "97%", "--as", person };
        var both = await Task.WhenAll(
            FrontDoor.ProcessAsync(Connections, null, words("indicator.i-004.actual", Filler)),
            FrontDoor.ProcessAsync(Connections, null, words("indicator.i-005.actual", Other)));
        Assert.All(both, a => a.Is(0));
        var history = (await DoAsync("history", "09", "--json")).Json.List("changes");
        Assert.Equal([Filler, Other], history.Where(c => c.Text("after") == "97%").Select(c => c.Text("actor")).Order());
    }

    [LedgerFact]
    public async Task Entering_what_already_stands_there_records_nothing()
    {
        var before = await PositionAsync();
        Assert.Contains("没有新记录", (await FillAsync("enter", "09", "funds.total.executed", "118.96")).Out, StringComparison.Ordinal);
        Assert.Equal(before, await PositionAsync());
    }

    [LedgerFact]
    public async Task A_changed_input_takes_the_printed_total_off_the_form()
    {
        await FillAsync("enter", "09", "indicator.i-003.score", "8");
        var changes = (await DoAsync("history", "09", "total.score", "--json")).Json.List("changes");
        Assert.Equal(("printed_value_voided", "99.91"), (changes[^1].Text("event"), changes[^1].Text("before")));
        Assert.Contains("总分 107.91 ", (await DoAsync("show", "09")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_value_that_does_not_fit_and_a_figure_that_does_not_exist_are_refused_with_a_remedy()
    {
        (await SayAsync("enter", "09", "funds.total.executed", "很多", "--as", Filler)).Says(2, "funds.total.executed", "“很多”", "应为");
        var unknown = await SayAsync("enter", "09", "indicator.i-099.actual", "5", "--as", Filler);
        unknown.Says(4, "没有编号为“i-099”的指标");
        var nonsense = await SayAsync("enter", "09", "funds.total.spent", "5", "--as", Filler);
        Assert.True(nonsense.Exit is 2 or 4, nonsense.Error);
        Assert.Contains("funds.total.spent", nonsense.Error, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Only_a_registered_person_in_an_own_role_may_enter()
    {
        string[] enter = ["enter", "09", "funds.total.executed", "118.69"];
        (await SayAsync(enter)).Says(2, "--as", "person list");
        (await SayAsync([.. enter, "--as", "x-99"])).Says(6, "没有人员“x-99”", "person add");
        (await SayAsync([.. enter, "--as", Filler, "--role", "head"])).Says(4, "填一（f-01）没有角色", "填报人");
        (await SayAsync([.. enter, "--as", Filler, "--on-behalf-of", "x-99"])).Says(6, "x-99");
    }

    [LedgerFact]
    public async Task A_score_is_overridden_only_with_a_reason_and_within_its_weight()
    {
        string[] score = ["override", "09", "indicator.i-003.score", "8", "--as", Filler];
        (await SayAsync(score)).Says(2, "--reason");
        (await SayAsync("override", "09", "indicator.i-003.score", "11", "--as", Filler, "--reason", "部分考点未按时启用", "--reason-kind",
            "judgement"))
            .Says(4, "0 到分值 10 之间");
        (await SayAsync("override", "09", "indicator.i-003.score", "10", "--as", Filler, "--reason", "部分考点未按时启用", "--reason-kind",
            "judgement"))
            .Says(4, "就是规则得分");
        await DoAsync([.. score, "--reason", "部分考点未按时启用", "--reason-kind", "judgement"]);
        var figure = (await DoAsync("show", "09", "--json")).Json.GetProperty("figures").GetProperty("indicator.i-003.score");
        Assert.True(figure.GetProperty("overridden").GetBoolean());
        Assert.Equal("8", figure.Text("printed"));
    }

    [LedgerFact]
    public async Task A_reason_that_says_nothing_is_refused() =>
        (await SayAsync("override", "09", "indicator.i-003.score", "8", "--as", Filler, "--reason", "数据有误已修改")).Says(4, "没有说明为什么改",
            "EVA-10");

    private async Task<long> LastChangeAsync(string figure) =>
        (await DoAsync("show", "09", "--json")).Json.GetProperty("figures").GetProperty(figure)
            .GetProperty("lastChange").Number("position");
}
