using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Workbench.Tests.Packages;

/// <summary>A filing of many streams goes out whole: the report of 2020 with its 13 forms and the programme.</summary>
public sealed class ReportPackageTests : Journey
{
    private const string Report = "self-evaluation-report";

    private static readonly string[] Because = ["--reason", "按审核意见与国库对账单核对", "--reason-kind", "reviewOpinion"];

    private protected override async Task BeginAsync()
    {
        await ImportAllAsync();
        await FillAsync("report", "import", Path.Combine(AppContext.BaseDirectory, "samples", "zhuzhou-2020", "report.json"),
            "--retrospective");
        await AcceptAsync(Report);
        await FillAsync("file", Report);
    }

    [LedgerFact]
    public async Task Both_versions_of_a_corrected_report_are_exported_checked_and_made_again()
    {
        var before = await ExportAsync("1", "before.zip");
        await FillAsync(["correct", Report, .. Because]);
        await FillAsync("enter", "12", "funds.total.executed", "18.53");
        File.WriteAllText(PathOf("section.txt"), "已按审核意见更正。");
        await FillAsync(["report", "write", Report, "5", PathOf("section.txt"), .. Because]);
        await AcceptAsync(Report);
        await FillAsync("file", Report);
        Assert.Contains("逐字节一致 2 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);

        var (first, second) = (await ExportAsync("1", "1.zip"), await ExportAsync("2", "2.zip"));
        foreach (var folder in (string[])[before, first, second])
        {
            var outsider = await Outsider.CheckAsync(folder);
            Assert.True(outsider.Exit == 0, outsider.Out);
            Assert.Equal(16, outsider.Out.Split('\n').Count(l => l.StartsWith("[一致] 事件流 ", StringComparison.Ordinal)));
            Assert.Equal(16, Directory.GetFiles(Path.Combine(folder, "数据", "事件")).Length);
        }

        // Between the packages of the first version only what is told of its correction differs.
        Assert.Equal(await File.ReadAllBytesAsync(Workbook(before)), await File.ReadAllBytesAsync(Workbook(first)));
        Assert.Contains("本版已由第2版更正", await File.ReadAllTextAsync(Path.Combine(first, "说明.txt")), StringComparison.Ordinal);
        Assert.Contains("本版更正第1版", await File.ReadAllTextAsync(Path.Combine(second, "说明.txt")), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_workbook_of_a_report_holds_its_forms_as_they_stood_at_the_freeze()
    {
        await FillAsync("enter", "12", "funds.total.executed", "18.53");
        var workbook = Workbook(await ExportAsync("1", "1.zip"));
        var sheets = PackageReader.Read(await File.ReadAllBytesAsync(workbook)).Keys
            .Count(p => p.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal));
        Assert.Equal(14, sheets); // 13 forms, 汇总 in front
        // It was made before the figure changed: it does not ask to go back.
        Assert.Contains("13 张表与台账一致，0 张有差异", (await DoAsync("intake", workbook)).Out, StringComparison.Ordinal);
        await DoAsync("sheet", "12", "--out", PathOf("now.xlsx"));
        Assert.Contains("<v>18.53</v>", Text(PathOf("now.xlsx"), 1), StringComparison.Ordinal);
        Assert.DoesNotContain("18.53", Text(workbook, 13), StringComparison.Ordinal);
        Assert.Contains("<v>18.35</v>", Text(workbook, 13), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_templates_of_the_forms_in_a_report_are_pinned_so_that_its_package_stays_the_same()
    {
        const string form = "project-self-evaluation/2020-zhuzhou";
        var pins = await ScalarAsync<string>("""
            select string_agg((m ->> 'kind') || ' ' || (m ->> 'name'), ', ' order by n) from ledger.mt_events e,
            jsonb_array_elements(e.data -> 'pins' -> 'materials') with ordinality as x (m, n) where e.type = 'report_filed'
            """);
        Assert.Equal($"rule-pack cn-2020, fields {Report}/2020-zhuzhou, template {form}, fields {form}", pins);
        var before = await ExportAsync("1", "before.zip");
        var pinned = Path.Combine(before, "资料", "template", form + ".docx");
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Folder(form), "template.docx")), await File.ReadAllBytesAsync(pinned));
        foreach (var published in new[] { form, $"{Report}/2020-zhuzhou" })
            await DoAsync("template", "publish", Path.Combine(Folder(published), "template.docx"), "--form", published,
                "--fields", Path.Combine(Folder(published), "fields.json"), "--from", "2020-01-01", "--as", Organiser);
        await ExportAsync("1", "after.zip");
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("before.zip")), await File.ReadAllBytesAsync(PathOf("after.zip")));

        static string Folder(string form) => Path.Combine(AppContext.BaseDirectory, "templates", "forms", form);
    }

    private async Task<string> ExportAsync(string number, string name)
    {
        var filing = $"filing.2020.ZZ-JYJ.self-evaluation-report.nhfz.none@{number}";
        var answer = await DoAsync("export-package", filing, "--out", PathOf(name), "--json");
        Assert.DoesNotContain(answer.Json.List("checks"), c => c.Text("result") == "不通过");
        return Outsider.Unpack(PathOf(name));
    }

    private static string Workbook(string folder) => Assert.Single(Directory.GetFiles(folder, "*.xlsx", SearchOption.AllDirectories));

    private static string Text(string workbook, int sheet) => System.Text.Encoding.UTF8.GetString(
        PackageReader.Read(File.ReadAllBytes(workbook))[FormattableString.Invariant($"xl/worksheets/sheet{sheet}.xml")]);
}
