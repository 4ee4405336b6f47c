using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PerfLedger.Documents.Engines.V1.Language;

namespace PerfLedger.Documents.Sheets;

/// <summary>The XML of the parts of a workbook.</summary>
internal static partial class SheetXml
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>A text in XML; characters XML cannot hold are written as Excel writes them, _x0001_.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in LooksEscaped().Replace(text, "_x005F_"))
        {
            escaped.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\r' => "_x000D_",
                _ => c.ToString(),
            });
        }

        for (int bad; XmlCharacters.FirstInvalid(escaped.ToString()) is { } at && (bad = escaped[at]) >= 0;)
            escaped.Remove(at, 1).Insert(at, string.Create(CultureInfo.InvariantCulture, $"_x{bad:X4}_"));
        return escaped.ToString();
    }

    // A text that looks like such an escape would be read as one: its underscore is escaped.
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped();
}
