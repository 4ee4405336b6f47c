using PerfLedger.Workbench.Tests.Office;

namespace PerfLedger.Workbench.Tests.Intake;

public sealed class RoundTripTests : Journey
{
    private static readonly string[] All = [.. Enumerable.Range(1, 13).Select(n => $"{n:00}")];

    private protected override Task BeginAsync() => ImportAllAsync();

    [LedgerFact]
    public async Task Every_form_comes_back_from_word_without_a_difference()
    {
        foreach (var form in All) await DoAsync("render", form, "--out", PathOf($"word/{form}.docx"));
        await NothingDiffersAsync(13, PathOf("word"));
    }

    [LedgerFact]
    public async Task The_set_of_a_unit_comes_back_from_excel_without_a_difference()
    {
        await DoAsync("sheet", "--unit", "ZZ-JYJ", "--out", PathOf("set.xlsx"));
        await NothingDiffersAsync(13, PathOf("set.xlsx"));
    }

    [LedgerFact]
    public async Task A_workbook_without_its_field_ids_is_read_by_its_labels()
    {
        foreach (var form in All)
        {
            await DoAsync("sheet", form, "--out", PathOf($"{form}.xlsx"));
            OfficeEdit.Rewrite(PathOf($"{form}.xlsx"), OfficeEdit.Book, xml =>
                xml[..xml.IndexOf("<definedNames>", StringComparison.Ordinal)] + xml[xml.IndexOf("<calcPr", StringComparison.Ordinal)..]);
        }

        await NothingDiffersAsync(13, [.. All.Select(form => PathOf($"{form}.xlsx"))]);
    }

    [LedgerFact]
    public async Task A_document_without_its_trace_is_told_by_its_names()
    {
        foreach (var form in All)
        {
            await DoAsync("render", form, "--out", PathOf($"{form}.docx"));
            OfficeEdit.Change(PathOf($"{form}.docx"), "word/footer1.xml", "evaluation.2020", "某表");
        }

        await NothingDiffersAsync(13, [.. All.Select(form => PathOf($"{form}.docx"))]);
    }

    [LedgerFact]
    public async Task The_forms_of_attachments_3_4_and_7_come_back_from_word_and_excel_without_a_difference()
    {
        await SendToTheProvinceAsync();
        foreach (var form in (string[])["overall", "project", "special"])
            await FillAsync("import", Path.Combine(AppContext.BaseDirectory, "samples", "hunan-2019", $"{form}.json"));
        var forms = (await DoAsync("list", "--json")).Json.List("evaluations").Where(e => e.Number("fiscalYear") == 2019)
            .Select(e => e.Text("evaluation")!).ToList();
        foreach (var (at, form) in forms.Index())
        {
            await DoAsync("render", form, "--out", PathOf($"word/{at}.docx"));
            await DoAsync("sheet", form, "--out", PathOf($"ids/{at}.xlsx"));
            await DoAsync("sheet", form, "--out", PathOf($"labels/{at}.xlsx"));
            OfficeEdit.Rewrite(PathOf($"labels/{at}.xlsx"), OfficeEdit.Book, xml => xml.Replace("\"pl", "\"xx", StringComparison.Ordinal));
        }

        Assert.Equal(3, forms.Count);
        foreach (var folder in (string[])["word", "ids", "labels"]) await NothingDiffersAsync(3, PathOf(folder));
    }

    [OfficeFact]
    public async Task Documents_that_LibreOffice_saved_again_come_back_without_a_difference()
    {
        foreach (var form in All) await DoAsync("render", form, "--out", PathOf($"{form}.docx"));
        await SaveAgain.ConvertAsync("docx", PathOf("again"), [.. All.Select(form => PathOf($"{form}.docx"))]);
        await NothingDiffersAsync(13, PathOf("again"));
        await SaveAgain.ConvertAsync("doc", PathOf("old"), PathOf("04.docx"));
        Assert.Contains("旧版 .doc 已转换后读取", (await NothingDiffersAsync(1, PathOf("old"))).Out, StringComparison.Ordinal);
    }

    [OfficeFact(OfficePart.Calc)]
    public async Task A_workbook_that_LibreOffice_saved_again_comes_back_without_a_difference()
    {
        await DoAsync("sheet", "--unit", "ZZ-JYJ", "--out", PathOf("set.xlsx"));
        await SaveAgain.ConvertAsync("xlsx", PathOf("again"), PathOf("set.xlsx"));
        await NothingDiffersAsync(13, PathOf("again"));
        await SaveAgain.ConvertAsync("xls", PathOf("old"), PathOf("set.xlsx"));
        await NothingDiffersAsync(13, PathOf("old"));
    }

    private async Task<Answer> NothingDiffersAsync(int forms, params string[] files)
    {
        var answer = await SayAsync(["intake", .. files]);
        Assert.True(answer.Exit == 0, answer.Out + answer.Error);
        Assert.Contains($"{forms} 张表与台账一致，0 张有差异，0 个文件没有对上", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("没有找到", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("台账没有这一行", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("不同：表头", answer.Out, StringComparison.Ordinal);
        return answer;
    }
}
