using System.Text.Json;
using PerfLedger.Workbench.Tests.Office;

namespace PerfLedger.Workbench.Tests.Intake;

/// <summary>The base-data tables 附件2 and 附件6 as files, and back.</summary>
public sealed class TableIntakeTests : Journey
{
    private const string Overall = "overall-base-data.none.none", Special = "special-base-data.jyzh.jsdw";

    private const string OverallStream = "basedata.2019.SL-XY.overall-base-data.none.none";

    private static readonly string[] Samples = ["base-data-overall", "base-data-special"];

    private protected override async Task BeginAsync()
    {
        await SendToTheProvinceAsync();
        foreach (var sample in Samples) await FillAsync("import", Sample.Of2019(sample));
        foreach (var (table, name) in new[] { (Overall, "2"), (Special, "6") })
        {
            await DoAsync("render", table, "--out", PathOf($"word/{name}.docx"));
            await DoAsync("sheet", table, "--out", PathOf($"excel/{name}.xlsx"));
        }
    }

    private string Word => PathOf("word/2.docx");

    private string Excel => PathOf("excel/2.xlsx");

    [LedgerFact]
    public async Task Both_tables_come_back_from_word_and_excel_without_a_difference()
    {
        await NothingDiffersAsync(2, PathOf("word"));
        await NothingDiffersAsync(2, PathOf("excel"));
    }

    [LedgerFact]
    public async Task Without_their_ids_and_traces_they_are_told_by_names_and_read_by_labels()
    {
        foreach (var name in (string[])["2", "6"])
        {
            OfficeEdit.Change(PathOf($"word/{name}.docx"), "word/footer1.xml", "basedata.2019", "某表");
            OfficeEdit.Rewrite(PathOf($"excel/{name}.xlsx"), OfficeEdit.Book, xml => xml.Replace("\"pl", "\"xx", StringComparison.Ordinal));
        }

        await NothingDiffersAsync(2, PathOf("word"));
        await NothingDiffersAsync(2, PathOf("excel"));
    }

    [LedgerFact]
    public async Task They_stand_in_the_workbook_of_their_unit_beside_its_forms()
    {
        await FillAsync("import", Sample.Of2019("overall"));
        Assert.Contains("3 张表", (await DoAsync("sheet", "--unit", "SL-XY", "--out", PathOf("set.xlsx"))).Out,
            StringComparison.Ordinal);
        Assert.Contains("name=\"基础数据表 部门整体\"", OfficeEdit.Part(PathOf("set.xlsx"), OfficeEdit.Book), StringComparison.Ordinal);
        await NothingDiffersAsync(3, PathOf("set.xlsx"));
    }

    [LedgerFact]
    public async Task A_blank_table_goes_out_blank_and_is_filled_from_a_workbook_whole()
    {
        var blank = Sample.Hunan("base-data-overall.json");
        blank["fiscalYear"] = 2018;
        foreach (var cells in blank["rows"]!.AsArray().Select(r => r!["cells"]!).Append(blank["cells"]!)) cells.AsObject().Clear();
        await FillAsync("import", Sample.Write(PathOf("2018.json"), blank));
        var table = OverallStream.Replace("2019", "2018", StringComparison.Ordinal);
        await DoAsync("sheet", table, "--out", PathOf("blank/2.xlsx"));
        await DoAsync("render", table, "--out", PathOf("blank/2.docx"));
        await NothingDiffersAsync(1, PathOf("blank/2.xlsx"));
        await NothingDiffersAsync(1, PathOf("blank/2.docx"));

        OfficeEdit.Rewrite(Excel, OfficeEdit.Book, xml => xml.Replace(OverallStream, table, StringComparison.Ordinal));
        await FillAsync("intake", Excel, "--accept", "all");
        Assert.Equal(await FiguresAsync(OverallStream), await FiguresAsync(table));
    }

    [LedgerFact]
    public async Task A_changed_cell_is_exactly_that_proposal_and_is_entered_with_its_place()
    {
        OfficeEdit.Change(Word, OfficeEdit.Document, ">96.46%<", ">96.64%<");
        OfficeEdit.Change(Excel, OfficeEdit.FirstSheet, "<v>11860</v>", "<v>11806</v>");
        var word = Assert.Single(await CellsAsync(Word));
        Assert.Equal(("staff.controlRate", "96.46%", "96.64%", "T1R2C4"), Shown(word));
        var excel = Assert.Single(await CellsAsync(Excel));
        Assert.Equal(("building.b-001.actualArea", "11860", "11806"), (Shown(excel).Item1, Shown(excel).Item2, Shown(excel).Item3));
        Assert.Equal("产教融合实训楼·实际规模", excel.Text("name"));
        await FillAsync("intake", Excel, "--accept", "all");
        Assert.Equal("11806", (await DoAsync("show", Overall, "--json")).Json.GetProperty("figures")
            .GetProperty("building.b-001.actualArea").Text("printed"));
        var change = (await DoAsync("history", Overall, "building.b-001.actualArea", "--json")).Json.List("changes")[^1];
        Assert.Equal(excel.Text("at"), change.Text("sourceAt"));
    }

    [LedgerFact]
    public async Task A_statistic_of_attachment_6_is_found_by_its_project_and_name()
    {
        OfficeEdit.Rewrite(PathOf("excel/6.xlsx"), OfficeEdit.Book, xml => xml.Replace("\"pl.", "\"xx.", StringComparison.Ordinal));
        var figures = (await DoAsync("show", Special, "--json")).Json.GetProperty("figures");
        var printed = figures.GetProperty("statistic.015.actual").Text("printed")!;
        await FillAsync("enter", Special, "statistic.015.actual", "409.64");
        // The file was made before; read against that version nothing is asked for.
        await NothingDiffersAsync(2, PathOf("word"));
        await DoAsync("render", Special, "--out", PathOf("word/6.docx"));
        OfficeEdit.Change(PathOf("word/6.docx"), OfficeEdit.Document, ">409.64<", $">{printed}<");
        var cell = Assert.Single(await CellsAsync(PathOf("word/6.docx")));
        Assert.Equal(("statistic.015.actual", "409.64", printed), (Shown(cell).Item1, Shown(cell).Item2, Shown(cell).Item3));
    }

    [LedgerFact]
    public async Task Rows_of_the_same_name_are_told_apart_and_an_id_counts_more_than_a_name()
    {
        await FillAsync("row", "add", Overall, "projectLine", "教育综合发展专项"); // stands below 省级专项 too
        await FillAsync("enter", Overall, "expenditure.p-002.budget", "7.01");
        await FillAsync("row", "add", Overall, "building", "学生公寓");
        await FillAsync("enter", Overall, "building.b-002.actualArea", "700");
        await DoAsync("sheet", Overall, "--out", Excel);
        await DoAsync("render", Overall, "--out", Word);
        await NothingDiffersAsync(1, Excel);
        OfficeEdit.Change(Word, OfficeEdit.Document, ">7.01<", ">7.02<");
        Assert.Equal("expenditure.p-002.budget", Assert.Single(await CellsAsync(Word)).Text("figure"));

        // Two rows change places in the workbook, and their ids with them.
        OfficeEdit.Rewrite(Excel, OfficeEdit.Book, xml => xml.Replace("building.b_001", "building.b_009", StringComparison.Ordinal)
            .Replace("building.b_002", "building.b_001", StringComparison.Ordinal)
            .Replace("building.b_009", "building.b_002", StringComparison.Ordinal));
        var cells = (await CellsAsync(Excel)).ToDictionary(c => c.Text("figure")!, c => c.Text("file"));
        Assert.Equal(("700", "11860"), (cells["building.b-001.actualArea"], cells["building.b-002.actualArea"]));
    }

    [LedgerFact]
    public async Task A_row_renamed_added_or_gone_is_said_with_the_word_that_does_it()
    {
        OfficeEdit.Change(Excel, OfficeEdit.FirstSheet, "产教融合实训楼", "产教融合大楼");
        var renamed = await SayAsync("intake", Excel);
        Assert.Contains("“产教融合大楼”与台账的“产教融合实训楼”不同", renamed.Out, StringComparison.Ordinal);
        Assert.Contains("row rename building.b-001", renamed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("没有找到", renamed.Out, StringComparison.Ordinal);

        await FillAsync("row", "add", Overall, "building", "学生公寓");
        await DoAsync("render", Overall, "--out", PathOf("more.docx"));
        await FillAsync("row", "withdraw", Overall, "building.b-002", "--reason", "与二期合并，不再单列", "--reason-kind", "settlement");
        OfficeEdit.Change(PathOf("more.docx"), "word/footer1.xml", "basedata.2019", "某表");
        Assert.Contains("学生公寓", Note(await SayAsync("intake", PathOf("more.docx")), "台账没有这一行"), StringComparison.Ordinal);
        Assert.Contains("请先用 row add", Note(await SayAsync("intake", PathOf("more.docx")), "台账没有这一行"), StringComparison.Ordinal);

        await FillAsync("row", "add", Overall, "building", "图书馆");
        Assert.Contains("图书馆", Note(await SayAsync("intake", PathOf("more.docx")), "没有找到"), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task What_is_written_into_the_empty_line_of_a_table_without_buildings_is_said()
    {
        await FillAsync("row", "withdraw", Overall, "building.b-001", "--reason", "当年没有竣工的项目", "--reason-kind", "settlement");
        await DoAsync("render", Overall, "--out", Word);
        await NothingDiffersAsync(1, Word);
        OfficeEdit.Rewrite(Word, OfficeEdit.Document, FillLastBlankRow);
        Assert.Contains("学生公寓", Note(await SayAsync("intake", Word), "台账没有这一行"), StringComparison.Ordinal);
    }

    [OfficeFact(OfficePart.Calc)]
    public async Task Workbooks_that_LibreOffice_saved_again_come_back_without_a_difference()
    {
        await SaveAgain.ConvertAsync("xlsx", PathOf("again"), PathOf("excel/2.xlsx"), PathOf("excel/6.xlsx"));
        await NothingDiffersAsync(2, PathOf("again"));
    }

    // The first paragraph of the row under the last header (…控制率) is where the name of a building goes.
    private static string FillLastBlankRow(string xml)
    {
        var row = xml.IndexOf("<w:tr>", xml.IndexOf("投资概算控制率", StringComparison.Ordinal), StringComparison.Ordinal);
        row = row < 0 ? xml.IndexOf("<w:tr ", xml.IndexOf("投资概算控制率", StringComparison.Ordinal), StringComparison.Ordinal) : row;
        var end = xml.IndexOf("</w:p>", row, StringComparison.Ordinal);
        return xml[..end] + "<w:r><w:t>学生公寓</w:t></w:r>" + xml[end..];
    }

    private static string Note(Answer answer, string about) =>
        string.Concat(answer.Out.Split('\n').Where(l => l.Contains(about, StringComparison.Ordinal)));

    private static (string?, string?, string?, string?) Shown(JsonElement cell) =>
        (cell.Text("figure"), cell.Text("ledger"), cell.Text("file"), cell.Text("at"));

    private async Task<IReadOnlyList<JsonElement>> CellsAsync(string file) =>
        (await SayAsync("intake", file, "--json")).Json.List("files")[0].List("forms")[0].List("cells");

    private async Task<SortedDictionary<string, string?>> FiguresAsync(string table) =>
        new((await DoAsync("show", table, "--json")).Json.GetProperty("figures").EnumerateObject()
            .ToDictionary(f => f.Name, f => f.Value.Text("printed")), StringComparer.Ordinal);

    private async Task NothingDiffersAsync(int forms, params string[] files)
    {
        var answer = await SayAsync(["intake", .. files]);
        Assert.True(answer.Exit == 0, answer.Out + answer.Error);
        Assert.Contains($"{forms} 张表与台账一致，0 张有差异，0 个文件没有对上", answer.Out, StringComparison.Ordinal);
        foreach (var fault in (string[])["没有找到", "台账没有这一行", "不同："])
            Assert.DoesNotContain(fault, answer.Out, StringComparison.Ordinal);
    }
}
