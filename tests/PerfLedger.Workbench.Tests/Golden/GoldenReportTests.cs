using PerfLedger.Documents;

namespace PerfLedger.Workbench.Tests.Golden;

/// <summary>The reports of the samples as models and digests of documents, pinned.</summary>
public sealed class GoldenReportTests
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples");

    [Fact]
    public void Tmp()
    {
        foreach (var (form, file, filing) in new[] { ("self-evaluation-report/2020-zhuzhou", "zhuzhou-2020/report.json", (string?)"zhuzhou-2020/filing.json"), ("overall-report/2019-hunan", "hunan-2019/report-overall.json", null), ("special-report/2019-hunan", "hunan-2019/report-special.json", null) })
        {
            var t = Library.Template(form);
            var faults = DocumentEngines.Current.Check(t.Docx, t.Fields);
            Assert.Equal([], faults.Select(f => f.ToString()));
            var model = FixedReport.Model(Path.Combine(Samples, file), filing is null ? null : Path.Combine(Samples, filing));
            File.WriteAllBytes("/tmp/rep/" + form.Split('/')[0] + ".json", model);
            File.WriteAllBytes("/tmp/rep/" + form.Split('/')[0] + ".docx", FixedReport.Render(form, model).Package);
        }
    }
}
