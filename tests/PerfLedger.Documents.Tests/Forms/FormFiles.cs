using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PerfLedger.Documents.Tests.Forms;

/// <summary>
/// The template of the 2020 form and the sample models, as they lie in the repository. The models carry the figures as filed; form 12 carries
/// besides, as an example and unlike the filed one, every mark a form can have: recorded later, corrected, a target adjusted, a further remark.
/// </summary>
internal static class FormFiles
{
    private static readonly string Here = Folder();

    private static readonly string Form = Path.Combine(Here, "..", "..", "..", "templates", "forms", "project-self-evaluation", "2020-zhuzhou");

    public static byte[] Template => File.ReadAllBytes(Path.Combine(Form, "template.docx"));

    public static JsonElement Fields => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Form, "fields.json"))).RootElement;

    public static IEnumerable<string> ModelNames => Directory.GetFiles(Here, "model-*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static byte[] Model(string name) => File.ReadAllBytes(Path.Combine(Here, name));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
