using System.Text;
using System.Text.RegularExpressions;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Benchmarks.Documents;

/// <summary>
/// Our template in the syntax of two other engines. They have no merged groups, so each row prints its own; conditions print what
/// they hold. Names become plain ASCII: f0, f1 … for texts, l0 … for lists.
/// </summary>
internal sealed partial class PeerTemplates
{
    private readonly List<string> texts = [];
    private readonly List<string> lists = ["指标"];
    private readonly List<string> cells = ["三级"];

    public byte[] Docxtemplater() => Converted((xml, body) => body
        ? Loops(xml, (list, loop) => $"{{{{#l{list}}}}}" + loop + $"{{{{/l{list}}}}}", name => $"{{{{{name}}}}}", line: "{{.}}")
        : Values(xml, name => $"{{{{{name}}}}}"));

    // Carbone repeats what lies between [i] and [i+1]: the row or paragraph is written twice.
    public byte[] Carbone() => Converted((xml, body) => body
        ? Loops(xml, (list, loop) => loop.Replace("§", $"d.l{list}[i]", StringComparison.Ordinal)
            + loop.Replace("§", $"d.l{list}[i+1]", StringComparison.Ordinal), name => $"{{d.{name}}}", "{§}", name => $"{{§.{name}}}")
        : Values(xml, name => $"{{d.{name}}}"));

    /// <summary>A model under the names of the templates.</summary>
    public Dictionary<string, object?> Model(Dictionary<string, object?> model, string code)
    {
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++) named[$"f{i}"] = texts[i] == "模型摘要" ? code : At(model, texts[i]);
        for (var i = 0; i < lists.Count; i++)
            named[$"l{i}"] = ((List<object?>)model[lists[i]]!).Select(item => item is Dictionary<string, object?> row
                ? cells.Select((c, n) => (c, n)).ToDictionary(c => $"f{c.n}", c => row[c.c])
                : item).ToList();
        return named;
    }

    private static object? At(Dictionary<string, object?> model, string path) =>
        path.Split('.').Aggregate((object?)model, (o, name) => ((Dictionary<string, object?>)o!)[name]);

    private static byte[] Converted(Func<string, bool, string> convert)
    {
        var parts = PackageReader.Read(Forms13.Template);
        foreach (var name in new[] { "word/document.xml", "word/footer1.xml" })
            parts[name] = Encoding.UTF8.GetBytes(convert(Encoding.UTF8.GetString(parts[name]), name == "word/document.xml"));
        return PackageWriter.Write(parts);
    }

    private string Loops(
        string xml, Func<int, string, string> repeat, Func<string, string> value, string line, Func<string, string>? cell = null)
    {
        xml = Choice().Replace(xml, "");
        xml = RowLoop().Replace(xml, m => Repeat(CellTags(m.Groups["body"].Value, cell ?? value), repeat, 0));
        xml = ParagraphLoop().Replace(xml, m => Repeat(Tag().Replace(m.Groups["body"].Value, line), repeat,
            Index(lists, m.Groups["list"].Value)));
        return Values(xml, value);
    }

    // The marks of docxtemplater stand inside the first and the last text of what is repeated.
    private static string Repeat(string body, Func<int, string, string> repeat, int list)
    {
        var (first, last) = (body.IndexOf("<w:t>", StringComparison.Ordinal) + 5, body.LastIndexOf("</w:t>", StringComparison.Ordinal));
        var whole = repeat(list, body);
        return whole.StartsWith("{{#", StringComparison.Ordinal)
            ? body[..first] + whole[..whole.IndexOf(body, StringComparison.Ordinal)] + body[first..last]
                + whole[(whole.IndexOf(body, StringComparison.Ordinal) + body.Length)..] + body[last..]
            : whole;
    }

    private string CellTags(string row, Func<string, string> cell) => Tag().Replace(row, m =>
        m.Groups[1].Value.StartsWith("行.", StringComparison.Ordinal) ? cell($"f{Index(cells, m.Groups[1].Value[2..].Split(' ')[0])}") : "");

    private string Values(string xml, Func<string, string> value) => Tag().Replace(xml, m =>
        OurOwn(m.Value) ? value($"f{Index(texts, m.Groups[1].Value)}") : m.Value);

    private static bool OurOwn(string tag) => tag.StartsWith("{{ ", StringComparison.Ordinal)
        && !tag.Contains(" if ", StringComparison.Ordinal) && tag != "{{ end }}";

    private static int Index(List<string> names, string name)
    {
        if (!names.Contains(name)) names.Add(name);
        return names.IndexOf(name);
    }

    [GeneratedRegex(@"\{\{ (.*?) \}\}")]
    private static partial Regex Tag();

    private const string InParagraph = "(?:(?!</w:p>).)*", InRow = "(?:(?!</w:tr>).)*";

    [GeneratedRegex($@"<w:p>{InParagraph}\{{\{{ if {InParagraph}</w:p>\n<w:p>{InParagraph}</w:p>\n"
        + $@"<w:p>{InParagraph}\{{\{{ end {InParagraph}</w:p>\n")]
    private static partial Regex Choice();

    [GeneratedRegex($@"<w:tr>{InRow}\{{\{{ for 行 in {InRow}</w:tr>(?<body><w:tr>{InRow}</w:tr>)<w:tr>{InRow}\{{\{{ end {InRow}</w:tr>")]
    private static partial Regex RowLoop();

    [GeneratedRegex($@"<w:p>{InParagraph}\{{\{{ for \S+ in (?<list>\S+) \}}\}}{InParagraph}</w:p>(?<body><w:p>{InParagraph}</w:p>)"
        + $@"<w:p>{InParagraph}\{{\{{ end {InParagraph}</w:p>")]
    private static partial Regex ParagraphLoop();
}
