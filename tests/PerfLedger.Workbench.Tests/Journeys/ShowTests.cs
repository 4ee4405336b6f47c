using System.Globalization;

namespace PerfLedger.Workbench.Tests.Journeys;

public sealed class ShowTests : Journey
{
    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task A_form_shows_as_of_a_version_a_position_and_an_instant()
    {
        var before = (await DoAsync("show", "09", "--json")).Json;
        var (version, position) = (before.Number("version"), before.Number("position"));
        var instant = await ScalarAsync<DateTime>("select max(recorded) from ledger.ledger_command");
        await FillAsync("enter", "09", "funds.total.executed", "118.69");

        Assert.Equal("118.69", await ExecutedAsync());
        Assert.Equal("118.96", await ExecutedAsync($"{version}"));
        Assert.Equal("118.96", await ExecutedAsync($"@{position}"));
        Assert.Equal("118.96", await ExecutedAsync(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)));
        Assert.Equal("118.69", await ExecutedAsync(instant.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal("118.69", await ExecutedAsync(instant.AddHours(9).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));
    }

    [LedgerFact]
    public async Task An_instant_without_offset_is_read_in_Beijing()
    {
        var recorded = await ScalarAsync<DateTime>("select max(recorded) from ledger.ledger_command");
        var beijing = recorded.AddHours(8);
        string At(DateTime t) => t.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        await DoAsync("show", "09", "--as-of", At(beijing));
        (await SayAsync("show", "09", "--as-of", At(beijing.AddMinutes(-1)))).Says(6, "还没有建表");
    }

    [LedgerFact]
    public async Task A_point_in_time_nobody_understands_is_bad_input() =>
        (await SayAsync("show", "09", "--as-of", "去年五月")).Says(2, "看不懂时点“去年五月”", "@345", "2020-05-15T17:30");

    [LedgerFact]
    public async Task A_point_the_ledger_has_not_reached_is_not_shown()
    {
        var form = (await DoAsync("show", "09", "--json")).Json;
        (await SayAsync("show", "09", "--as-of", $"{form.Number("version") + 1}")).Says(6, "还没有版本", $"最新为 {form.Number("version")}");
        (await SayAsync("render", "09", "--as-of", $"@{await PositionAsync() + 1}", "--out", PathOf("x.docx"))).Says(6, "还没有到位置");
        Assert.False(File.Exists(PathOf("x.docx")));
    }

    [LedgerFact]
    public async Task Each_figure_in_json_says_who_changed_it_last()
    {
        await DoAsync("enter", "09", "funds.total.executed", "118.69", "--as", Other);
        var form = (await DoAsync("show", "09", "--json")).Json;
        var figures = form.GetProperty("figures");
        var changed = figures.GetProperty("funds.total.executed");
        Assert.Equal(("118.69", "money", "万元"), (changed.Text("printed"), changed.Text("kind"), changed.Text("unit")));
        Assert.Equal((1186900m, false), (changed.GetProperty("yuan").GetDecimal(), changed.Has("value")));
        Assert.Equal(Other, changed.GetProperty("lastChange").Text("by"));
        Assert.Equal(Filler, figures.GetProperty("funds.total.initial").GetProperty("lastChange").Text("by"));
        Assert.Equal((Form9, "draft", 14), (form.Text("evaluation"), form.Text("stage"), form.List("indicators").Count));
        Assert.Contains(form.List("findings"), f => f.Text("rule") == "WGT-01" && f.Text("severity") == "error");
    }

    [LedgerFact]
    public async Task The_text_shows_the_printed_and_the_computed_total()
    {
        var text = (await DoAsync("show", "09")).Out;
        Assert.Contains("总分 99.91（计算 109.91）", text, StringComparison.Ordinal);
        Assert.Contains("年度资金总额  120         120         118.96      10    99.13%  9.91", text, StringComparison.Ordinal);
        Assert.Contains("错误 6、提醒 5、提示 5", text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_list_shows_each_form_with_its_money_and_stage()
    {
        var row = Assert.Single((await DoAsync("list", "--json")).Json.List("evaluations"));
        Assert.Equal((Form9, "120", "118.96", "99.91"),
            (row.Text("evaluation"), row.Text("fullYear"), row.Text("executed"), row.Text("score")));
        Assert.Equal("draft", row.Text("stage"));
        Assert.Contains("标准化考点建设", (await DoAsync("list")).Out, StringComparison.Ordinal);
        Assert.Contains("草稿", (await DoAsync("list")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_form_is_named_by_the_end_of_its_id_as_long_as_only_one_has_it()
    {
        await ImportAsync(10);
        await DoAsync("show", "nhfz.10");
        await DoAsync("show", Form9);
        (await SayAsync("show", "9")).Says(6, "没有自评“9”", "perfledger list");
        await FillAsync("open", "--form", "project-self-evaluation/2020-zhuzhou", "--pack", "cn-2020", "--year", "2021", "--unit", "ZZ-JYJ",
            "--unit-name", "株洲市教育局", "--fund-code", "nhfz", "--fund", "各类教育内涵发展专项", "--project", "09");
        (await SayAsync("show", "09")).Says(2, "“09”不止一个", "evaluation.2020", "evaluation.2021");
    }

    private async Task<string?> ExecutedAsync(string? asOf = null)
    {
        var form = await DoAsync(asOf is null ? ["show", "09", "--json"] : ["show", "09", "--json", "--as-of", asOf]);
        return form.Json.GetProperty("figures").GetProperty("funds.total.executed").Text("printed");
    }
}
