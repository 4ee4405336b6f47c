using System.IO.Compression;

namespace PerfLedger.Workbench.Tests.Intake;

public sealed class MatchingTests : IntakeJourney
{
    [LedgerFact]
    public async Task A_file_of_no_form_in_the_ledger_is_told_what_to_do()
    {
        OfficeEdit.Change(Document, "word/footer1.xml", "evaluation.2020", "某表");
        OfficeEdit.Change(Document, OfficeEdit.Document, ">标准化考点建设<", ">另一个项目<");
        var answer = await SayAsync("intake", Document);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("没有自评表的项目名称和年度与文件相符", answer.Out, StringComparison.Ordinal);
        Assert.Contains("1 个文件没有对上", answer.Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Two_forms_that_fit_alike_are_named_and_none_is_taken()
    {
        var twin = Sample.Form(9);
        twin["project"]!["code"] = "99";
        await FillAsync("import", Sample.Write(PathOf("twin.json"), twin));
        OfficeEdit.Change(Document, "word/footer1.xml", "evaluation.2020", "某表");
        var answer = await SayAsync("intake", Document);
        Assert.Contains("不止一张", answer.Out, StringComparison.Ordinal);
        Assert.Contains(Form9, answer.Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_zip_a_folder_and_a_file_are_read_alike()
    {
        Directory.CreateDirectory(PathOf("in/sub"));
        File.Move(Document, PathOf("in/sub/09.docx"));
        await File.WriteAllTextAsync(PathOf("in/~$09.docx"), "lock");
        ZipFile.CreateFromDirectory(PathOf("in"), PathOf("in.zip"));
        Assert.Contains("1 张表与台账一致", (await DoAsync("intake", PathOf("in"))).Out, StringComparison.Ordinal);
        var zipped = await DoAsync("intake", PathOf("in.zip"));
        Assert.Contains("in.zip/sub/09.docx", zipped.Out, StringComparison.Ordinal);
        Assert.Contains("1 张表与台账一致", zipped.Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task One_bad_file_keeps_no_other_out()
    {
        await File.WriteAllBytesAsync(PathOf("坏.docx"), (await File.ReadAllBytesAsync(Document))[..2000]);
        var answer = await SayAsync("intake", PathOf("坏.docx"), Document);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("坏.docx：没有读取。", answer.Out, StringComparison.Ordinal);
        Assert.Contains("1 张表与台账一致", answer.Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Rows_too_many_and_rows_gone_are_named()
    {
        OfficeEdit.Rewrite(Document, OfficeEdit.Document, xml => xml
            .Replace(">每年组织国考数<", ">新添的指标<", StringComparison.Ordinal));
        var form = (await ProposeAsync(Document)).List("files")[0].List("forms")[0];
        var notes = form.List("notes").Select(n => n.GetString()!).ToList();
        Assert.Contains(notes, n => n.StartsWith("没有找到：每年组织国考数：年度指标值、实际完成值、分值、得分", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.Contains("新添的指标", StringComparison.Ordinal) && n.Contains("indicator add", StringComparison.Ordinal));
        Assert.Empty(form.List("cells"));
    }

    [LedgerFact]
    public async Task Names_in_the_head_are_told_and_not_changed()
    {
        OfficeEdit.Change(Document, OfficeEdit.Document, ">株洲市教育局<", ">某市教育局<");
        var form = (await ProposeAsync(Document)).List("files")[0].List("forms")[0];
        Assert.Contains(form.List("notes"), n => n.GetString()!.Contains("“某市教育局”与台账的“株洲市教育局”不同", StringComparison.Ordinal));
        Assert.Empty(form.List("cells"));
    }

    [LedgerFact]
    public async Task Figures_below_the_table_and_several_in_one_cell_are_read_too()
    {
        await SendToTheProvinceAsync();
        foreach (var form in (string[])["overall", "project"])
            await FillAsync("import", Path.Combine(AppContext.BaseDirectory, "samples", "hunan-2019", $"{form}.json"));
        var forms = (await DoAsync("list", "--json")).Json.List("evaluations").Select(e => e.Text("evaluation")!).ToList();
        await DoAsync("render", forms.Single(f => f.EndsWith(".01", StringComparison.Ordinal)), "--out", PathOf("project.docx"));
        OfficeEdit.Change(PathOf("project.docx"), OfficeEdit.Document, "2020年5月8日", "2020年5月9日");
        var cell = Assert.Single(await CellsAsync(PathOf("project.docx")));
        Assert.Equal(("signers.preparedOn", "2020年5月8日", "2020年5月9日"), Change(cell));
        await DoAsync("render", forms.Single(f => f.Contains("overall", StringComparison.Ordinal)), "--out", PathOf("overall.docx"));
        OfficeEdit.Change(PathOf("overall.docx"), OfficeEdit.Document, "5450.5", "5450.6");
        Assert.Equal(("funds.basic.fullYear", "5450.5", "5450.6"), Change(Assert.Single(await CellsAsync(PathOf("overall.docx")))));
    }
}
