using System.Security;
using System.Text;

namespace PerfLedger.Documents.Renditions.V1;

/// <summary>Adds a line to every footer of a document, in the look of the footer's last paragraph; without a footer to its end.</summary>
internal static class PublicLine
{
    private const string Paragraph = "<w:p>", ParagraphWith = "<w:p ", Properties = "<w:pPr>", PropertiesEnd = "</w:pPr>";

    public static SortedDictionary<string, byte[]> Add(IReadOnlyDictionary<string, byte[]> parts, string line)
    {
        var result = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, bytes) in parts) result[name] = bytes;
        var footers = result.Keys.Where(n => n.StartsWith("word/footer", StringComparison.Ordinal)).ToList();
        foreach (var name in footers) result[name] = Insert(result[name], "</w:ftr>", line);
        if (footers.Count == 0)
        {
            const string document = "word/document.xml";
            result[document] = Insert(result[document], "<w:sectPr", line);
        }

        return result;
    }

    private static byte[] Insert(byte[] part, string before, string line)
    {
        var xml = Encoding.UTF8.GetString(part);
        var at = xml.LastIndexOf(before, StringComparison.Ordinal);
        if (at < 0) throw new ArgumentException($"The part has no {before}.", nameof(part));
        var paragraph = $"<w:p>{Look(xml[..at])}<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>"
            + $"<w:t xml:space=\"preserve\">{SecurityElement.Escape(line)}</w:t></w:r></w:p>";
        return Encoding.UTF8.GetBytes(xml.Insert(at, paragraph));
    }

    private static string Look(string before)
    {
        var start = Math.Max(
            before.LastIndexOf(Paragraph, StringComparison.Ordinal), before.LastIndexOf(ParagraphWith, StringComparison.Ordinal));
        if (start < 0) return "";
        var open = before.IndexOf(Properties, start, StringComparison.Ordinal);
        var close = open < 0 ? -1 : before.IndexOf(PropertiesEnd, open, StringComparison.Ordinal);
        return close < 0 ? "" : before[open..(close + PropertiesEnd.Length)];
    }
}
