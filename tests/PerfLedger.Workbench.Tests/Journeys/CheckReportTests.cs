namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>自评校验报告 and 确认单.</summary>
public sealed class CheckReportTests : Journey
{
    private static readonly string[] Reason = ["--reason", "差异已逐项核对无误"];

    private protected override Task BeginAsync() => ImportAllAsync();

    [LedgerFact]
    public async Task A_report_says_everything_the_checks_found_on_the_form()
    {
        var findings = (await SayAsync("findings", "09", "--json")).Is(1).Json.List("findings");
        var told = (await SayAsync("findings", "09", "--docx", PathOf("report.docx"))).Is(1).Out;
        Assert.Contains("错误 6、提醒 5、提示 5", told, StringComparison.Ordinal);
        var text = DocumentText.Of(PathOf("report.docx"));
        Assert.Equal(16, findings.Count);
        Assert.All(findings, f => Assert.Contains(f.Text("what")!, text, StringComparison.Ordinal));
        foreach (var words in new[] { "标准化考点建设", "分值合计100110-10", "规则得分", "错误6项、提醒5项、提示5项", "校验结果确认单", "对下列 6 项错误" })
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_report_of_all_forms_has_the_programme_and_a_sheet_for_each_form_with_errors()
    {
        (await SayAsync("findings", "--docx", PathOf("all.docx"))).Is(1);
        var text = DocumentText.Of(PathOf("all.docx"));
        Assert.Contains("专项总体", text, StringComparison.Ordinal);
        Assert.Contains("相差92.94万元", text, StringComparison.Ordinal);
        var errors = (await SayAsync("findings", "--json")).Json.List("findings").Where(f => f.Text("severity") == "error")
            .Select(f => f.Text("at")!.Split('/')[2]).Where(n => int.TryParse(n, out _)).Distinct().Count();
        Assert.Equal(errors, text.Split("校验结果确认单").Length - 1);
    }

    [LedgerFact]
    public async Task A_form_without_errors_gets_no_sheet()
    {
        (await SayAsync("findings", "10", "--docx", PathOf("10.docx"))).Is(0);
        var text = DocumentText.Of(PathOf("10.docx"));
        Assert.Contains("没有待确认的错误，不需要确认单", text, StringComparison.Ordinal);
        Assert.DoesNotContain("校验结果确认单", text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_signed_page_counts_for_the_findings_whose_code_it_shows_and_for_no_others()
    {
        var page = await PageAsync();
        var code = await ConfirmationSheet.CodeAsync(this, "09");
        var other = await ConfirmationSheet.CodeAsync(this, "12");
        (await AcknowledgeAsync(page, other)).Says(4, "REV-11", code, "重新打印");
        await FillAsync("enter", "09", "funds.total.executed", "118.69");
        (await AcknowledgeAsync(page, code)).Says(4, "REV-11", "打印之后改过");
        var now = await ConfirmationSheet.CodeAsync(this, "09");
        Assert.NotEqual(code, now);
        (await AcknowledgeAsync(page, now.ToUpperInvariant())).Is(0);
        (await SayAsync("findings", "09", "--docx", PathOf("signed.docx"))).Is(1);
        Assert.Contains($"已由责一确认（确认码 {now}）", DocumentText.Of(PathOf("signed.docx")), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_report_of_a_moment_is_the_same_bytes_ever_after()
    {
        var position = await PositionAsync();
        (await SayAsync("findings", "--docx", PathOf("then.docx"))).Is(1);
        (await SayAsync("findings", "09", "--docx", PathOf("then-09.docx"))).Is(1);
        await FillAsync("enter", "10", "funds.total.executed", "1");
        (await SayAsync("findings", "09", "--docx", PathOf("now-09.docx"))).Is(1);
        Assert.Equal(await BytesAsync("then-09.docx"), await BytesAsync("now-09.docx")); // nothing of form 9 changed
        await FillAsync("enter", "09", "funds.total.executed", "118.69");
        (await SayAsync("findings", "--as-of", $"@{position}", "--docx", PathOf("again.docx"))).Is(1);
        Assert.Equal(await BytesAsync("then.docx"), await BytesAsync("again.docx"));
        (await SayAsync("findings", "09", "--as-of", "94", "--docx", PathOf("again-09.docx"))).Is(1);
        Assert.Equal(await BytesAsync("then-09.docx"), await BytesAsync("again-09.docx"));
    }

    [LedgerFact]
    public async Task A_moment_must_fit_what_is_asked()
    {
        (await SayAsync("findings", "--as-of", "12")).Says(2, "“12”是一张自评的版本");
        (await SayAsync("findings", "--as-of", "@999999")).Says(6, "台账还没有到位置 999999");
        (await SayAsync("findings", "--as-of", "@1")).Says(6, "还没有自评");
        (await SayAsync("findings", "09", "10", "--as-of", "@1")).Says(6, "还没有建表");
    }

    private async Task<string> PageAsync()
    {
        await File.WriteAllBytesAsync(PathOf("签字页.pdf"), [.. "%PDF-1.7 签字"u8]);
        await FillAsync("attach", "09", PathOf("签字页.pdf"));
        return (await DoAsync("show", "09", "--json")).Json.List("evidence")[0].Text("sha256")!;
    }

    private Task<Answer> AcknowledgeAsync(string page, string code) =>
        SayAsync(["acknowledge", "09", "--head", Head, "--signed-page", page, "--page-code", code, "--as", Filler, .. Reason]);

    private Task<byte[]> BytesAsync(string name) => File.ReadAllBytesAsync(PathOf(name));
}
