using System.Text;
using PerfLedger.Documents.Engines.V1.Language;

namespace PerfLedger.Documents.Tests.Language;

/// <summary>
/// golden/NNN-name: what comes out of one part, to the byte. A folder here changes only together with the engine's version.
/// </summary>
public class GoldenTests
{
    private static readonly string s_folder = Path.Combine(Repository.Tests, "Language", "golden");

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(s_folder).Order(StringComparer.Ordinal).Select(p => Path.GetFileName(p)!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_part_renders_to_its_golden_text(string name)
    {
        List<TemplateFault> faults = [];
        var folder = Path.Combine(s_folder, name);
        var pieces = Compiler.Compile(MarkupReader.Read(File.ReadAllBytes(Path.Combine(folder, "template.xml")), name), "正文", faults);
        Assert.Empty(faults);
        var model = ModelReader.Read(File.ReadAllBytes(Path.Combine(folder, "model.json")));
        var actual = Encoding.UTF8.GetString(new RenderState(new Scope(model)).Part(pieces));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "expected.xml")).TrimEnd('\n'), actual);
    }

    [Fact]
    public void There_are_golden_folders() => Assert.True(Directory.GetDirectories(s_folder).Length >= 20);
}
