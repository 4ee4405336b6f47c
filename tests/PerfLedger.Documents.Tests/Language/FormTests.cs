using System.Globalization;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Tests.Language;

/// <summary>The form of the 2020 report through the whole engine.</summary>
public class FormTests
{
    public static TheoryData<string> Models =>
        [.. Directory.GetFiles(Path.Combine(Repository.Tests, "Forms"), "model-*.json").Order().Select(p => Path.GetFileName(p)!)];

    [Fact]
    public void The_template_of_the_2020_form_has_no_faults()
    {
        var faults = DocumentEngines.Current.Check(Template(), File.ReadAllBytes(Path.Combine(Repository.Form, "fields.json")));
        Assert.Empty(faults.Select(f => f.ToString()));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_form_rendered_twice_is_the_same_bytes_in_any_culture(string name)
    {
        var model = File.ReadAllBytes(Path.Combine(Repository.Tests, "Forms", name));
        var first = DocumentEngines.Current.Render(Template(), model);
        foreach (var culture in new[] { "tr-TR", "de-DE", "zh-CN" })
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            var again = DocumentEngines.Get("docgen/1").Render(Template(), model);
            Assert.Equal(first.Package, again.Package);
            Assert.Equal(first with { Package = again.Package }, again);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_rendered_form_holds_no_tag_and_no_trace_of_the_template_editor(string name)
    {
        var model = File.ReadAllBytes(Path.Combine(Repository.Tests, "Forms", name));
        var parts = PackageReader.Read(DocumentEngines.Current.Render(Template(), model).Package);
        foreach (var (_, bytes) in parts.Where(p => p.Key.EndsWith(".xml", StringComparison.Ordinal)))
            Assert.DoesNotContain("{{", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("PerfLedger docgen/1", System.Text.Encoding.UTF8.GetString(parts["docProps/app.xml"]), StringComparison.Ordinal);
    }

    private static byte[] Template() => File.ReadAllBytes(Path.Combine(Repository.Form, "template.docx"));
}
