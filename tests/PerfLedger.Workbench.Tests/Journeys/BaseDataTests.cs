using System.Text.Json.Nodes;

namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>The base-data tables 附件2 and 附件6 through the front door, from a file to a filing and its correction.</summary>
public sealed class BaseDataTests : Journey
{
    private const string Overall = "overall-base-data.none.none", Special = "special-base-data.jyzh.jsdw";
    private const string OverallStream = "basedata.2019.SL-XY.overall-base-data.none.none";

    private static readonly string[] Because = ["--reason", "与部门决算报表核对后更正", "--reason-kind", "settlement"];

    private protected override async Task BeginAsync()
    {
        await SendToTheProvinceAsync();
        await ImportAsync("base-data-overall.json");
        await ImportAsync("base-data-special.json");
    }

    [LedgerFact]
    public async Task A_table_is_listed_shown_and_exported_as_it_was_imported()
    {
        Assert.Contains(OverallStream, (await DoAsync("list")).Out, StringComparison.Ordinal);
        var shown = (await DoAsync("show", Overall)).Out;
        foreach (var said in new[] { "2019年度部门整体支出绩效评价基础数据表", "expenditure.s-002", "高校“双一流”建设专项", "2018年决算数", "——" })
            Assert.Contains(said, shown, StringComparison.Ordinal);
        var json = (await DoAsync("show", Overall, "--json")).Json;
        Assert.Equal("2807", json.GetProperty("figures").GetProperty("staff.actual").Text("printed"));
        Assert.Equal(["expenditure.p-001", "expenditure.s-001", "expenditure.s-002", "building.b-001"],
            json.List("rows").Select(r => r.Text("row")));
        Assert.False(json.Has("calculation"));
        foreach (var (table, sample) in new[] { (Overall, "base-data-overall.json"), (Special, "base-data-special.json") })
            Assert.True(JsonNode.DeepEquals(Sample.Hunan(sample), await ExportedAsync(table)));
        (await SayAsync("export", Overall, Special)).Says(2, "逐张导出");
    }

    [LedgerFact]
    public async Task Every_change_of_a_table_is_found_by_history_blame_and_search()
    {
        await FillAsync("row", "add", Overall, "building", "学生公寓");
        await FillAsync("enter", Overall, "building.b-002.approvedArea", "1000");
        await FillAsync(["row", "rename", Overall, "building.b-002", "学生公寓二期", .. Because]);
        await FillAsync(["row", "withdraw", Overall, "building.b-002", .. Because]);
        await FillAsync(["enter", Overall, "expenditure.reception.final", "18.45", .. Because]);

        var row = (await DoAsync("history", Overall, "building.b-002", "--json")).Json.List("changes");
        Assert.Equal(["table_row_added", "figure_entered", "table_row_renamed", "table_row_withdrawn"], row.Select(c => c.Text("event")));
        Assert.Contains("楼堂馆所·批复规模", (await DoAsync("history", Overall, "building.b-002")).Out, StringComparison.Ordinal);
        var blamed = (await DoAsync("blame", Overall)).Out;
        Assert.Contains("公务接待·2019年决算数", blamed, StringComparison.Ordinal);
        Assert.DoesNotContain("学生公寓", blamed, StringComparison.Ordinal);
        await DoAsync("follow", "--once");
        foreach (var asked in new[] { "学生公寓二期", "18.45", "部门决算报表" })
            Assert.Contains("none.none", (await DoAsync("search", "--text", asked)).Out, StringComparison.Ordinal);
        var found = (await DoAsync("search", "--figure", "expenditure.reception", "--text", "18.45", "--json")).Json.List("changes");
        Assert.Equal(OverallStream, Assert.Single(found).Text("evaluation"));
        var changes = (await DoAsync("history", Overall, "--json")).Json.List("changes");
        Assert.Equal(await ScalarAsync<long>($"select count(*) from ledger.mt_events where stream_id = '{OverallStream}'"), changes.Count);
        await SoundAsync();
    }

    [LedgerFact]
    public async Task As_of_shows_the_table_of_then()
    {
        var position = await PositionAsync();
        await FillAsync(["enter", Overall, "staff.actual", "2801", .. Because]);
        Assert.Equal("2801", await PrintedAsync());
        Assert.Equal("2807", await PrintedAsync("--as-of", $"@{position}"));
        var diff = (await SayAsync("diff", Overall, $"@{position}", "--json")).Is(1).Json.List("differences");
        Assert.Equal(("staff.actual", "2807", "2801"), (diff[0].Text("code"), diff[0].Text("before"), diff[0].Text("after")));

        async Task<string?> PrintedAsync(params string[] when) =>
            (await DoAsync(["show", Overall, "--json", .. when])).Json.GetProperty("figures").GetProperty("staff.actual").Text("printed");
    }

    [LedgerFact]
    public async Task A_fault_blocks_submission_until_it_is_mended_or_acknowledged()
    {
        await FillAsync("enter", Overall, "staff.controlRate", "96.64%");
        (await SayAsync("enter", Overall, "staff.controlRate", "96.64", "--as", Filler)).Says(2, "补上百分号");
        (await SayAsync("enter", Overall, "expenditure.procurement.finalPrev", "5", "--as", Filler)).Says(2, "不填");
        (await SayAsync("row", "add", Special, "building", "楼", "--as", Filler)).Says(4, "TAB-04");
        (await SayAsync("indicator", "add", Overall, "产出指标", "数量指标", "面积", "--as", Filler)).Says(4, "TAB-07");
        Assert.Contains("2807/2910应为96.46%", (await SayAsync("findings", Overall)).Is(1).Out, StringComparison.Ordinal);
        (await SayAsync("submit", Overall, "--as", Filler)).Says(4, "REV-03", "BAS-03");
        await FillAsync("enter", Overall, "staff.controlRate", "96.46%");
        await FillAsync("submit", Overall);
        (await SayAsync("enter", Overall, "staff.controlRate", "96.5%", "--as", Filler)).Says(4, "EVA-04");
    }

    [LedgerFact]
    public async Task A_filed_table_regenerates_byte_for_byte_after_a_correction_too()
    {
        foreach (var table in new[] { Overall, Special })
        {
            await FileAsync(table);
            var report = (await DoAsync("regenerate", table, "--json")).Json;
            Assert.True(report.GetProperty("identical").GetBoolean());
            Assert.Contains(Assert.Single(report.List("filings")).List("checks"), c => c.Text("what") == "表式");
        }

        (await SayAsync("enter", Overall, "expenditure.reception.final", "18.45", "--as", Filler)).Says(4, "办理更正");
        await FillAsync(["correct", Overall, .. Because]);
        await FillAsync(["enter", Overall, "expenditure.reception.final", "18.45", .. Because]);
        await FillAsync(["enter", Overall, "expenditure.threePublic.final", "78.55", .. Because]);
        await FileAsync(Overall);
        Assert.Contains("逐字节一致 3 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
        Assert.Contains("更正第1版", (await DoAsync("receipt", $"filing{OverallStream["basedata".Length..]}@2")).Out, StringComparison.Ordinal);
        await SoundAsync();
    }

    [LedgerFact]
    public async Task A_table_is_held_against_the_one_filed_a_year_before_and_not_against_its_draft()
    {
        var before = Sample.Hunan("base-data-overall.json");
        before["fiscalYear"] = 2018;
        foreach (var row in before["rows"]!.AsArray()) row!["cells"]!["final"] = row["cells"]!["finalPrev"]?.DeepClone();
        before["rows"]!.AsArray().RemoveAt(3);
        foreach (var code in Codes(before).Where(c => c.EndsWith(".final", StringComparison.Ordinal)))
            before["cells"]![code] = before["cells"]![code[..^6] + ".finalPrev"]?.DeepClone();
        before["cells"]!["expenditure.publicUse.final"] = "1520.5";
        await FillAsync("import", Sample.Write(PathOf("2018.json"), before));
        Assert.DoesNotContain("BAS-06", (await DoAsync("findings", OverallStream)).Out, StringComparison.Ordinal); // not filed yet
        await FileAsync("basedata.2018.SL-XY.overall-base-data.none.none");
        var found = Findings(await SayAsync("findings", OverallStream, "--json"));
        Assert.Equal(["公用经费·2018年决算数为1520，上年报送的为1520.5"], found.Select(f => f.Text("what")));
        Assert.Equal("BAS-06", found[0].Text("rule"));
        await FillAsync(["correct", "basedata.2018.SL-XY.overall-base-data.none.none", .. Because]);
        await FillAsync(["enter", "basedata.2018.SL-XY.overall-base-data.none.none", "expenditure.publicUse.final", "1520", .. Because]);
        Assert.Single(Findings(await SayAsync("findings", OverallStream, "--json"))); // the correction is not filed

        static IEnumerable<string> Codes(JsonObject file) => file["cells"]!.AsObject().Select(c => c.Key).ToList();
    }

    [LedgerFact]
    public async Task An_indicator_is_held_against_the_statistics_of_its_table()
    {
        var form = Sample.Form(9);
        form["form"] = "special-evaluation/2019-hunan";
        form["fiscalYear"] = 2019;
        foreach (var name in new[] { "unit", "specialFund", "specialFundCode", "project" })
            form[name] = Sample.Hunan("base-data-special.json")[name]!.DeepClone();
        foreach (var absent in new[] { "header", "remarks", "narrative", "breakdown" }) form.Remove(absent);
        form["total"]!.AsObject().Remove("grade");
        form["indicators"]!.AsArray()[0]!["ruleRef"] = "hunan-education-2019#17";
        form["indicators"]!.AsArray()[0]!["actual"] = "9.5%";
        await FillAsync("import", Sample.Write(PathOf("special.json"), form));
        var evaluation = "evaluation.2019.SL-XY.special-evaluation.jyzh.jsdw";
        var found = Findings(await SayAsync("findings", evaluation, "--json")).Where(f => f.Text("rule") == "VAL-09").ToList();
        Assert.Contains(found, f => f.Text("printed") == "9.5%" && f.Text("recomputed") == "10%");
        await FillAsync("enter", Special, "statistic.015.actual", "409.64");
        Assert.DoesNotContain(Findings(await SayAsync("findings", evaluation, "--json")), f => f.Text("recomputed") == "10%");
    }

    [LedgerFact]
    public async Task An_import_is_undone_as_one_operation()
    {
        var changed = Sample.Hunan("base-data-overall.json");
        changed["cells"]!["staff.actual"] = "2801";
        changed["rows"]!.AsArray().Add(new JsonObject
        {
            ["slot"] = "building",
            ["name"] = "图书馆",
            ["cells"] = new JsonObject { ["actualArea"] = "9" },
        });
        var import = await FillAsync("import", Sample.Write(PathOf("changed.json"), changed), "--json");
        await FillAsync(["undo", import.Json.Text("operation")!, .. Because]);
        Assert.True(JsonNode.DeepEquals(Sample.Hunan("base-data-overall.json"), await ExportedAsync(Overall)));
        await SoundAsync();
    }

    private Task<Answer> ImportAsync(string sample) => FillAsync("import", Sample.Write(PathOf(sample), Sample.Hunan(sample)));

    private async Task<JsonNode?> ExportedAsync(string table)
    {
        await DoAsync("export", table, "--out", PathOf("exported.json"));
        return JsonNode.Parse(await File.ReadAllBytesAsync(PathOf("exported.json")));
    }

    private async Task FileAsync(string table)
    {
        await AcceptAsync(table);
        await FillAsync("file", table);
    }

    private async Task SoundAsync()
    {
        await DoAsync("follow", "--once");
        await DoAsync("rebuild", "--check");
        await DoAsync("verify");
    }

    private static IReadOnlyList<System.Text.Json.JsonElement> Findings(Answer answer) => answer.Json.List("findings");
}
