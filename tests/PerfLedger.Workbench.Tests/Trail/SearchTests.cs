using System.Text.Json;

namespace PerfLedger.Workbench.Tests.Trail;

public sealed class SearchTests : Journey
{
    private const string Executed = "funds.total.executed";

    private protected override async Task BeginAsync()
    {
        await ImportAsync();
        await ImportAsync(8);
        await DoAsync("enter", "09", Executed, "118.69", "--as", Other, "--on-behalf-of", Filler, "--reason", "与国库对账单核对后更正",
            "--reason-kind", "settlement", "--document", "国库对账单２０２０－１２", "--on", "2021-01-06");
        await FillAsync("enter", "08", Executed, "1", "--reason", "按会计账簿逐笔核对");
    }

    [LedgerFact]
    public async Task A_change_is_found_by_person_unit_year_form_figure_amount_and_text()
    {
        var found = await OneAsync("--person", Other, "--unit", "ZZ-JYJ", "--year", "2020", "--evaluation", "09", "--figure", "funds.total",
            "--min-difference", "2700元", "--text", "国库对账单", "--from", "2020-01-01", "--to", "2100-01-01");
        Assert.Equal(Form9, found.Text("evaluation"));
        Assert.Equal(-2700m, found.GetProperty("difference").GetDecimal());
        var change = found.GetProperty("change");
        Assert.Equal((Executed, Other), (change.Text("figure"), change.Text("actor")));
        Assert.Equal(("118.96", "118.69"), (change.Text("before"), change.Text("after")));
    }

    [LedgerTheory]
    [InlineData("--unit", "ZZ-CZJ")]
    [InlineData("--year", "2019")]
    [InlineData("--person", "h-01")]
    [InlineData("--figure", "funds.tot")]
    [InlineData("--text", "国库核对")]
    [InlineData("--text", "对账库国")]
    [InlineData("--min-difference", "99999万元")]
    [InlineData("--from", "2100-01-01")]
    [InlineData("--to", "2001-01-01")]
    [InlineData("--evaluation", "08")]
    public async Task Each_condition_can_rule_it_out(string option, string value)
    {
        string[] rest = option is "--text" or "--evaluation" ? ["--text", "对账单2020"] : [];
        Assert.Empty(await ChangesAsync([option, value, .. rest]));
    }

    [LedgerFact]
    public async Task Text_is_found_in_reason_document_before_and_after_however_it_was_typed()
    {
        await OneAsync("--text", "国库对账单2020-12");
        await OneAsync("--text", "国库", "--text", "核对后");
        await OneAsync("--text", "逐笔");
        Assert.Contains(await ChangesAsync("--text", "账"), h => h.Text("evaluation") == Form9);
        Assert.Contains(await ChangesAsync("--text", "118.96", "--person", Other), h => h.GetProperty("change").Text("before") == "118.96");
    }

    [LedgerFact]
    public async Task A_person_is_found_by_name_and_as_the_one_stood_in_for()
    {
        await OneAsync("--person", "填二", "--figure", Executed);
        Assert.Contains(await ChangesAsync("--person", "填一", "--figure", Executed), h => h.GetProperty("change").Text("actor") == Other);
    }

    [LedgerFact]
    public async Task Pages_follow_each_other_without_gap_or_repetition_newest_first()
    {
        var all = await CountAsync("trail");
        var seen = new List<long>();
        string[] after = [];
        do
        {
            var page = (await DoAsync(["search", "--limit", "7", "--json", .. after])).Json;
            seen.AddRange(page.List("changes").Select(h => h.GetProperty("change").Number("position")));
            after = page.Has("next") ? ["--after", $"{page.Number("next")}"] : [];
        }
        while (after.Length > 0);
        Assert.Equal(all, seen.Count);
        Assert.Equal(seen.OrderDescending().Distinct(), seen);
        Assert.Contains("--after", (await DoAsync("search", "--limit", "1")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Presets_answer_what_an_overseer_asks()
    {
        await DoAsync("export", "09", "--out", PathOf("now.json"));
        await FillAsync("targets", "09", PathOf("now.json"), "--document", "批复〔2020〕示例1号", "--on", "2020-01-20",
            "--reason", "批复已经下达到单位");
        await FillAsync("override", "09", "indicator.i-003.score", "8", "--reason", "部分考点未按时启用", "--reason-kind", "judgement");
        await FillAsync("enter", "09", "indicator.i-003.target", "1300人", "--reason", "凭调整文件压减人数",
            "--document", "调整〔2020〕示例2号", "--on", "2020-07-15");
        await AcceptAsync();
        await FillAsync("file", "09");
        await FillAsync("correct", "09", "--reason", "决算批复后执行数变化");
        await FillAsync("enter", "09", Executed, "118", "--reason", "决算批复后执行数变化");
        Assert.Equal("indicator.i-003.score", (await OneAsync("--preset", "人工改分")).GetProperty("change").Text("figure"));
        Assert.Equal("indicator.i-003.target", (await OneAsync("--preset", "目标调整")).GetProperty("change").Text("figure"));
        Assert.All(await ChangesAsync("--preset", "代填"), h => Assert.Equal(Filler, h.GetProperty("change").Text("onBehalfOf")));
        Assert.Equal("118", (await OneAsync("--preset", "报送后更正", "--figure", Executed)).GetProperty("change").Text("after"));
        Assert.Empty(await ChangesAsync("--preset", "报送后更正", "--evaluation", "08"));
    }

    [LedgerFact]
    public async Task The_table_follows_the_ledger_and_is_what_a_rebuild_gives()
    {
        await ChangesAsync();
        var rows = await CountAsync("search");
        await FillAsync("enter", "08", Executed, "2", "--reason", "按会计账簿逐笔核对");
        Assert.Equal(rows, await CountAsync("search"));
        Assert.Equal("2", (await ChangesAsync("--limit", "9", "--figure", Executed))[0].GetProperty("change").Text("after"));
        Assert.Equal(await CountAsync("trail"), await CountAsync("search"));
        Assert.Contains("search：与事件一致", (await DoAsync("rebuild", "--check")).Out, StringComparison.Ordinal);
        await TamperAsync("update ledger.search set words = '' where position = (select max(position) from ledger.search)");
        Assert.Contains("search：2 处与事件不同", (await SayAsync("rebuild", "--check")).Is(1).Out, StringComparison.Ordinal);
        await DoAsync("rebuild");
    }

    [LedgerFact]
    public async Task Searches_at_the_same_time_write_each_row_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            PerfLedger.Ledger.FollowerHost.CatchUpAsync(Database.App, Streams.Catalogue, new Features.Trail.SearchFollower())));
        Assert.Equal(await CountAsync("trail"), await CountAsync("search"));
    }

    [LedgerTheory]
    [InlineData("没有人员", 6, "--person", "x-99")]
    [InlineData("可选：报送后更正", 2, "--preset", "昨天改的")]
    [InlineData("50万元", 2, "--min-difference", "很多")]
    [InlineData("50万元", 2, "--min-difference", "-5")]
    [InlineData("看不懂时间", 2, "--from", "上周")]
    [InlineData("1 到 1000", 2, "--limit", "0")]
    [InlineData("照抄上一页", 2, "--after", "x")]
    [InlineData("不能为空", 2, "--text", " ")]
    public async Task What_cannot_be_asked_is_refused_with_a_remedy(string words, int exit, string option, string value) =>
        (await SayAsync("search", option, value)).Says(exit, words);

    private Task<long> CountAsync(string table) => ScalarAsync<long>($"select count(*) from ledger.{table}");

    private async Task<JsonElement> OneAsync(params string[] words) => Assert.Single(await ChangesAsync(words));

    private async Task<IReadOnlyList<JsonElement>> ChangesAsync(params string[] words) =>
        (await DoAsync(["search", "--json", .. words])).Json.List("changes");
}
