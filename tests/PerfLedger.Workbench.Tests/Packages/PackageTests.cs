using System.IO.Compression;
using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Workbench.Tests.Packages;

/// <summary>What goes out can be checked by somebody who has never seen the program.</summary>
public sealed class PackageTests : FiledJourney
{
    private const string Events = "数据/事件/evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.08.jsonl";

    private protected override int Form => 8;

    [LedgerFact]
    public async Task A_package_holds_all_of_a_filing_and_an_outsider_finds_it_whole()
    {
        await SealAsync();
        await DoAsync("rendition", "make", "08", "--redact", "all", "--as", Head);
        await DoAsync("rendition", "publish", "08", "--on", "2021-08-30", "--where", "https://example.org/jxzp/08", "--as", Head);
        var answer = await DoAsync("export-package", "08", "--out", PathOf("08.zip"), "--json");
        var files = answer.Json.List("files").Select(f => f.GetString()!).ToList();
        Assert.Superset(
            new HashSet<string>(["说明.txt", "校验.py", "四性检查.txt", "manifest.json", "digests.txt", "digests-sm3.txt", "报告/回执.docx",
                "数据/model.json", "模板/template.docx", "资料/fields/project-self-evaluation/2020-zhuzhou.json", "资料/rule-pack/cn-2020.json",
                "盖章件/01.pdf", "公开版/第1稿.docx",
                "公开版/第1稿.json"]),
            files.ToHashSet());
        Assert.DoesNotContain(answer.Json.List("checks"), c => c.Text("result") == "不通过");
        Assert.Equal(["真实性", "完整性", "可用性", "安全性"], answer.Json.List("checks").Select(c => c.Text("property")!).Distinct());
        var folder = Unpack("08.zip");
        var checkedByOutsider = await Outsider.CheckAsync(folder);
        Assert.True(checkedByOutsider.Exit == 0, checkedByOutsider.Out);
        Assert.EndsWith("全部一致。\n", checkedByOutsider.Out, StringComparison.Ordinal);
        Assert.Contains($"[一致] 报送件上印有校验码：{Code}", checkedByOutsider.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await Outsider.RunAsync(folder, "sha256sum", "-c", "--quiet", "--strict", "digests.txt")).Exit);
        Assert.Contains("sha256sum -c digests.txt", await File.ReadAllTextAsync(Path.Combine(folder, "说明.txt")), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task An_ordinary_unzip_gives_the_chinese_names()
    {
        if (Features.Office.LimitedProcess.Which("unzip") is null) return;
        await DoAsync("export-package", "08", "--out", PathOf("08.zip"));
        Assert.Equal(0, (await Outsider.RunAsync(Path.GetTempPath(), "unzip", "-q", PathOf("08.zip"), "-d", PathOf("plain"))).Exit);
        Assert.True(File.Exists(Path.Combine(PathOf("plain"), "报告", "回执.docx")));
        Assert.Equal(0, (await Outsider.CheckAsync(PathOf("plain"))).Exit);
    }

    [LedgerFact]
    public async Task The_same_filing_gives_the_same_package()
    {
        await DoAsync("export-package", "08", "--out", PathOf("a.zip"));
        await DoAsync("export-package", "08", "--out", PathOf("b.zip"));
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("a.zip")), await File.ReadAllBytesAsync(PathOf("b.zip")));
        var readme = await File.ReadAllTextAsync(Path.Combine(Unpack("a.zip"), "说明.txt"));
        Assert.Contains("没有 PDF", readme, StringComparison.Ordinal);
        Assert.Contains("没有盖章件", readme, StringComparison.Ordinal);
        Assert.Contains(Code, readme, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task An_outsider_finds_every_change()
    {
        await SealAsync();
        await DoAsync("export-package", "08", "--out", PathOf("08.zip"));
        await FindsAsync("事件流 evaluation.2020", Events, t =>
            t.Replace("80.55", "80.65", StringComparison.Ordinal));
        await FindsAsync("序号不对", Events, t =>
            string.Join('\n', t.Split('\n').Where((_, i) => i != 3)));
        await FindsAsync("数据与报送登记", "数据/model.json", t => t.Replace("80.55", "80.65", StringComparison.Ordinal));
        await FindsAsync("资料 cn-2020 与报送登记", "资料/rule-pack/cn-2020.json", t => t + " ");
        await FindsAsync("盖章件", "盖章件/01.pdf", t => t + " ");
        await FindsAsync("没有清单以外的文件", "报告/多出的.txt", _ => "x");
        await FindsAsync("缺 报告/回执.docx", "报告/回执.docx", _ => null);
        await FindsAsync("报送登记", "数据/事件/filing.2020.ZZ-JYJ.project-self-evaluation.nhfz.08.jsonl", t =>
            t.Replace(Code, "0123456789abcdef", StringComparison.Ordinal));
    }

    [LedgerFact]
    public async Task Private_texts_are_withheld_and_the_leaves_still_hold()
    {
        (await SayAsync("export-package", "08", "--withhold", "--out", PathOf("open.zip"))).Says(4, "还没有公开版");
        await SealAsync();
        await DoAsync("rendition", "make", "08", "--redact", "all", "--as", Head);
        await DoAsync("export-package", "08", "--withhold", "--out", PathOf("open.zip"));
        var folder = Unpack("open.zip");
        var outsider = await Outsider.CheckAsync(folder);
        Assert.True(outsider.Exit == 0, outsider.Out);
        Assert.Contains("不带个人信息", outsider.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder, "model.json", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(folder, "盖章件")));
        Assert.Empty(Directory.EnumerateFiles(folder, "*.xlsx", SearchOption.AllDirectories));
        var events = await File.ReadAllTextAsync(Path.Combine(folder, Events));
        Assert.DoesNotContain(Named, events, StringComparison.Ordinal);
        Assert.Contains("\"withheld\":{\"value.text\":", events, StringComparison.Ordinal);
        Assert.Contains("已留空", await File.ReadAllTextAsync(Path.Combine(folder, "说明.txt")), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Both_versions_of_a_corrected_filing_are_exported_and_made_again()
    {
        await SealAsync();
        await CorrectAsync("funds.total.executed", "80.65");
        foreach (var version in new[] { "08@1", "08@2" })
        {
            await DoAsync("export-package", version, "--out", PathOf(version + ".zip"));
            var outsider = await Outsider.CheckAsync(Unpack(version + ".zip"));
            Assert.True(outsider.Exit == 0, outsider.Out);
        }

        Assert.Contains("盖章作废", await File.ReadAllTextAsync(Path.Combine(PathOf("08@1.zip.d"), "说明.txt")), StringComparison.Ordinal);
        Assert.Contains("本版已由第2版更正", await File.ReadAllTextAsync(Path.Combine(PathOf("08@1.zip.d"), "说明.txt")), StringComparison.Ordinal);
        Assert.Contains("待盖章", await File.ReadAllTextAsync(Path.Combine(PathOf("08@2.zip.d"), "说明.txt")), StringComparison.Ordinal);
        Assert.Contains("逐字节一致 2 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_workbook_of_a_filing_is_of_the_version_filed_whatever_came_after()
    {
        await DoAsync("export-package", "08", "--out", PathOf("08.zip"));
        var workbook = Assert.Single(Directory.GetFiles(Unpack("08.zip"), "*.xlsx", SearchOption.AllDirectories));
        var bytes = await File.ReadAllBytesAsync(workbook);
        Assert.Contains($"校验码 {Code}", Sheet(workbook), StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(workbook), await File.ReadAllTextAsync(Path.Combine(PathOf("08.zip.d"), "digests.txt")),
            StringComparison.Ordinal);
        await DoAsync("intake", workbook); // it says what the ledger says
        await CorrectAsync("funds.total.executed", "80.65");
        await DoAsync("export-package", "08@1", "--out", PathOf("1.zip"));
        await DoAsync("export-package", "08@2", "--out", PathOf("2.zip"));
        var first = Assert.Single(Directory.GetFiles(Unpack("1.zip"), "*.xlsx", SearchOption.AllDirectories));
        var second = Assert.Single(Directory.GetFiles(Unpack("2.zip"), "*.xlsx", SearchOption.AllDirectories));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(first));
        Assert.Contains("<v>80.55</v>", Sheet(first), StringComparison.Ordinal);
        Assert.Contains("<v>80.65</v>", Sheet(second), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_damaged_ledger_is_told_by_the_self_check()
    {
        await TamperAsync("""
            update ledger.mt_events set data = jsonb_set(data, '{value,entered}', '"80.65"')
            where type = 'figure_entered' and data ->> 'figure' = 'funds.total.executed'
            """);
        var answer = (await SayAsync("export-package", "08", "--out", PathOf("08.zip"))).Is(1);
        Assert.Contains("不通过　真实性　由事件重新生成，逐字节一致", answer.Out, StringComparison.Ordinal);
        Assert.Contains("不通过　真实性　事件的留痕凭证逐条重算一致", answer.Out, StringComparison.Ordinal);
        var outsider = await Outsider.CheckAsync(Unpack("08.zip"));
        Assert.Equal(1, outsider.Exit);
        Assert.Empty(Directory.GetFiles(PathOf("08.zip.d"), "*.xlsx", SearchOption.AllDirectories));
        Assert.Contains("没有电子表格", await File.ReadAllTextAsync(Path.Combine(PathOf("08.zip.d"), "说明.txt")), StringComparison.Ordinal);
        await TamperAsync("delete from ledger.archive_blob where media_type = 'application/json'");
        (await SayAsync("export-package", "08", "--out", PathOf("08.zip"))).Says(1, "存档有缺损", "请从备份恢复");
    }

    private static string Sheet(string workbook) =>
        Encoding.UTF8.GetString(PackageReader.Read(File.ReadAllBytes(workbook))["xl/worksheets/sheet1.xml"]);

    private async Task SealAsync() =>
        await FillAsync("seal", "attach", "08", Scan("08.pdf", Scans.Pdf(3)), "--code", Code, "--pages", "1-2");

    private string Unpack(string name) => Outsider.Unpack(PathOf(name));

    private async Task FindsAsync(string what, string path, Func<string, string?> change)
    {
        var (folder, file) = (PathOf("changed"), Path.Combine(PathOf("changed"), path));
        ZipFile.ExtractToDirectory(PathOf("08.zip"), folder);
        var encoding = Path.GetExtension(path) is ".pdf" or ".docx" ? Encoding.Latin1 : new UTF8Encoding(false);
        if (change(File.Exists(file) ? await File.ReadAllTextAsync(file, encoding) : "") is { } after)
            await File.WriteAllTextAsync(file, after, encoding);
        else File.Delete(file);
        var answer = await Outsider.CheckAsync(folder);
        Assert.Equal(1, answer.Exit);
        var found = answer.Out.Split('\n').Where(l => l.StartsWith("[不符]", StringComparison.Ordinal));
        Assert.Contains(found, l => l.Contains(what, StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }
}
