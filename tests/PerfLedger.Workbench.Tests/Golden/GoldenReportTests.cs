using System.Globalization;
using PerfLedger.Documents;
using PerfLedger.Workbench.Tests.Front;

namespace PerfLedger.Workbench.Tests.Golden;

/// <summary>The reports of the samples as digests of model and document, pinned; <see cref="GoldenFiles"/> tells how to refresh.</summary>
public sealed class GoldenReportTests
{
    private const string Digests = "reports.json";

    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples");

    private static readonly (string Form, string File, string? Forms)[] Reports =
    [
        ("self-evaluation-report/2020-zhuzhou", "zhuzhou-2020/report.json", "zhuzhou-2020/filing.json"),
        ("overall-report/2019-hunan", "hunan-2019/report-overall.json", null),
        ("special-report/2019-hunan", "hunan-2019/report-special.json", null),
    ];

    private static byte[] Model(string file, string? forms) =>
        FixedReport.Model(Path.Combine(Samples, file), forms is null ? null : Path.Combine(Samples, forms));

    private static FormDigests Render((string Form, string File, string? Forms) report)
    {
        var document = FixedReport.Render(report.Form, Model(report.File, report.Forms));
        return new FormDigests(report.Form, document.ModelDigest, document.CanonicalDigest, document.ByteDigest);
    }

    [Fact]
    public void The_reports_have_the_golden_digests() => GoldenFiles.Compare(Digests, GoldenFiles.Text(Reports.Select(Render)));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void A_culture_changes_no_byte_of_a_report(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.All(Reports, r => Assert.Contains(Render(r).Bytes, GoldenFiles.Read(Digests), StringComparison.Ordinal));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("self-evaluation-report/2020-zhuzhou")]
    [InlineData("overall-report/2019-hunan")]
    [InlineData("special-report/2019-hunan")]
    public void A_report_template_has_no_fault(string form)
    {
        var template = Library.Template(form);
        Assert.Equal([], DocumentEngines.Current.Check(template.Docx, template.Fields).Select(f => f.ToString()));
    }

    [Fact]
    public void The_2020_report_is_one_document_of_cover_text_tables_chart_and_13_forms()
    {
        var document = FixedReport.Render(Reports[0].Form, Model(Reports[0].File, Reports[0].Forms));
        using var package = new MemoryStream(document.Package);
        var text = DocumentText.Of(package);
        Assert.Contains("年初预算4700万元，年中调整减少291.06万元，实际支出4408.94万元", text, StringComparison.Ordinal);
        Assert.Contains("1997.13", text, StringComparison.Ordinal);
        Assert.Equal(13, text.Split("附件1-").Length - 1);
        Assert.Equal(13, text.Split("2020年度项目支出绩效自评表").Length - 1);
        foreach (var residue in new[] { "{{", "【", "此页为封面", "××", "#####" }) Assert.DoesNotContain(residue, text, StringComparison.Ordinal);
    }
}
