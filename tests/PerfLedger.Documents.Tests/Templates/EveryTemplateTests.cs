using PerfLedger.Documents.Templates;
using PerfLedger.Documents.Tests.Language;

namespace PerfLedger.Documents.Tests.Templates;

/// <summary>Every template under templates/ goes the whole way that an uploaded one goes.</summary>
public class EveryTemplateTests
{
    private static readonly string s_forms = Path.Combine(Repository.Tests, "..", "..", "templates", "forms");

    public static TheoryData<string> Forms =>
        [.. Directory.GetFiles(s_forms, "template.docx", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(p => Path.GetRelativePath(s_forms, Path.GetDirectoryName(p)!).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Forms))]
    public void It_keeps_the_rules_of_the_language_and_makes_documents_Word_can_open(string form)
    {
        var folder = Path.Combine(s_forms, form);
        var inspection = TemplateInspection.Of(
            File.ReadAllBytes(Path.Combine(folder, "template.docx")), File.ReadAllBytes(Path.Combine(folder, "fields.json")));
        Assert.Empty(inspection.Faults.Select(f => f.ToString()));
        Assert.NotNull(inspection.Sample);
    }

    [Fact]
    public void There_are_templates() => Assert.NotEmpty(Forms);
}
