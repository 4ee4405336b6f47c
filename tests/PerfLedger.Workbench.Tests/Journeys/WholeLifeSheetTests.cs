namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>变更留痕表 and 自评校验报告 of everything that is evaluated: forms, base-data tables and reports; of one unit or fund.</summary>
public sealed class WholeLifeSheetTests : Journey
{
    private const string Table = "overall-base-data.none.none", Report = "self-evaluation-report";

    private static readonly string[] Because = ["--reason", "与部门决算报表核对后更正", "--reason-kind", "settlement"];

    private protected override async Task BeginAsync()
    {
        await SendToTheProvinceAsync();
        await ImportAllAsync();
        await FillAsync("import", Shipped("hunan-2019", "base-data-overall-faulty.json"));
        await FillAsync("report", "import", Shipped("zhuzhou-2020", "report.json"), "--retrospective");
    }

    [LedgerFact]
    public async Task The_trail_sheet_of_a_table_names_its_cells_and_added_rows()
    {
        var before = await PositionAsync();
        await FillAsync(["enter", Table, "expenditure.reception.final", "18.45", .. Because]);
        await FillAsync("row", "add", Table, "building", "学生公寓");
        await FillAsync("enter", Table, "building.b-002.approvedArea", "1000");
        var text = await SheetAsync(Table, "--from", $"@{before}");
        foreach (var said in (string[])["2019年度部门整体支出绩效评价基础数据表", "公务接待·2019年决算数更正", "增加行", "学生公寓·批复规模录入", "与部门决算报表核对后更正"])
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("expenditure.reception", text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_trail_sheet_of_a_report_names_its_sections_and_prints_the_paragraphs_that_changed_in_short()
    {
        var before = await PositionAsync();
        await WriteAsync("无。\n" + new string('另', 90) + "。\n第三段。");
        await WriteAsync("无。\n第三段改。");
        var text = await SheetAsync(Report, "--from", $"@{before}");
        Assert.Contains("2020年度部门项目支出绩效自评报告", text, StringComparison.Ordinal);
        Assert.Contains($"第2段：{new string('另', 40)}……（共91字）第3段：第三段。", text, StringComparison.Ordinal);
        Assert.Contains("第2段：第三段改。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("section.", text, StringComparison.Ordinal);
        Assert.Contains("变动 2 处，经手 1 人，涉及 1 个数；其中更正 2 处", text, StringComparison.Ordinal);
        var all = await SheetAsync(Report);
        Assert.Contains("引用来源 09关联来源", all, StringComparison.Ordinal);
        Assert.DoesNotContain("SHA-256", all, StringComparison.Ordinal);
        await WriteAsync("又改。");
        Assert.Equal(text, await SheetAsync(Report, "--from", $"@{before}", "--to", $"@{before + 2}"));
    }

    [LedgerFact]
    public async Task The_check_report_of_a_table_has_its_findings_and_a_confirmation_sheet_and_no_scores()
    {
        Assert.Contains("2807/2910应为96.46%", (await SayAsync("findings", Table)).Is(1).Out, StringComparison.Ordinal);
        (await SayAsync("findings", Table, "--docx", PathOf("table.docx"))).Is(1);
        var text = DocumentText.Of(PathOf("table.docx"));
        foreach (var said in (string[])["部门整体支出绩效评价基础数据表", "产教融合实训楼·投资概算控制率", "公务用车购置和维护经费·2019年预算数", "对下列 5 项错误", "校验结果确认单"])
            Assert.Contains(said, text, StringComparison.Ordinal);
        foreach (var other in (string[])["规则得分", "执行率", "/cells/", "/rows/"]) Assert.DoesNotContain(other, text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_check_report_of_a_report_names_its_sections_and_its_confirmation_sheet_is_taken()
    {
        await WriteAsync("其他资金{{ 09.funds.other.executed | 万元 }}万元。");
        var then = await PositionAsync();
        (await SayAsync("findings", Report, "--docx", PathOf("then.docx"))).Is(1);
        var text = DocumentText.Of(PathOf("then.docx"));
        foreach (var said in (string[])["TXT-07", "引用的数印不出来", "其他需要说明的情况", "校验结果确认单", "对下列 1 项错误"])
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("/sections/", text, StringComparison.Ordinal);
        byte[] signed = [.. "%PDF-1.7 签字"u8];
        await File.WriteAllBytesAsync(PathOf("签字页.pdf"), signed);
        await FillAsync("attach", Report, PathOf("签字页.pdf"));
        var code = await ConfirmationSheet.CodeAsync(this, Report);
        var page = Library.Digest(signed);
        (await SayAsync("acknowledge", Report, "--head", Head, "--signed-page", page, "--page-code", code, "--as", Filler, "--reason",
            "原报告如此")).Is(0);
        (await SayAsync("findings", Report, "--as-of", $"@{then}", "--docx", PathOf("again.docx"))).Is(1);
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("then.docx")), await File.ReadAllBytesAsync(PathOf("again.docx")));
    }

    [LedgerFact]
    public async Task A_report_of_one_unit_or_fund_says_nothing_of_the_others()
    {
        (await SayAsync("findings", "--docx", PathOf("all.docx"))).Is(1);
        Assert.Contains("示例职业技术学院", DocumentText.Of(PathOf("all.docx")), StringComparison.Ordinal);
        foreach (var filter in (string[][])[["--unit", "ZZ-JYJ"], ["--fund", "nhfz"], ["--fund", "各类教育内涵发展专项"]])
        {
            (await SayAsync(["findings", .. filter, "--docx", PathOf("one.docx")])).Is(1);
            var text = DocumentText.Of(PathOf("one.docx"));
            Assert.DoesNotContain("示例职业技术学院", text, StringComparison.Ordinal);
            Assert.Contains("相差92.94万元", text, StringComparison.Ordinal); // its programme is looked at all the same
            Assert.Contains("表数14", text, StringComparison.Ordinal);
        }

        (await SayAsync("findings", "--unit", "ZZ-JYJ", "--fund", "xxx")).Says(6, "单位“ZZ-JYJ”、专项“xxx”", "perfledger list");
        (await SayAsync("findings", "09", "--unit", "ZZ-JYJ")).Says(2, "不再写 --unit");
    }

    private static string Shipped(string folder, string name) => Path.Combine(AppContext.BaseDirectory, "samples", folder, name);

    private Task<Answer> WriteAsync(string text)
    {
        File.WriteAllText(PathOf("section.txt"), text);
        return FillAsync("report", "write", Report, "5", PathOf("section.txt"));
    }

    private async Task<string> SheetAsync(string stream, params string[] range)
    {
        await DoAsync(["history", stream, .. range, "--docx", PathOf("sheet.docx")]);
        return DocumentText.Of(PathOf("sheet.docx"));
    }
}
