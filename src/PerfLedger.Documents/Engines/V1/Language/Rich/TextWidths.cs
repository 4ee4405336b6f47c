using System.Globalization;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>How wide the text runs at a place, in twentieths of a point: a table made by 段落 fills it.</summary>
internal static class TextWidths
{
    /// <summary>A4 with margins of 20 mm, for a document that says nothing.</summary>
    public const int Usual = 9638;

    private const int PageWidth = 11906;
    private const int PageMargin = 1134;
    private const int CellMargins = 216; // 108 on each side unless the table says otherwise
    private const int Least = 600;
    private const int EmuPerTwip = 635;

    public static int At(Markup node, int otherwise)
    {
        foreach (var around in node.Ancestors())
        {
            var width = around.Name switch
            {
                "w:tc" => Number(around.Child("w:tcPr")?.Child("w:tcW")?["w:w"], 0) - CellMargins,
                "w:txbxContent" => Box(around),
                _ => 0,
            };
            if (around.Name is "w:tc" or "w:txbxContent")
                return Math.Max(width, Least);
        }
        var root = node.Ancestors().LastOrDefault();
        var following = root?.Below().SkipWhile(n => n != node).OfType<Element>().FirstOrDefault(e => e.Name == "w:sectPr");
        return following is null ? otherwise : OfSection(following);
    }

    public static int OfSection(Element section)
    {
        var margins = section.Child("w:pgMar");
        var width = Number(section.Child("w:pgSz")?["w:w"], PageWidth) - Number(margins?["w:left"], PageMargin)
            - Number(margins?["w:right"], PageMargin) - Number(margins?["w:gutter"], 0);
        return Math.Max(width, Least);
    }

    private static int Box(Element content)
    {
        var extent = content.Ancestors().FirstOrDefault(a => a.Name is "wp:inline" or "wp:anchor")?.Child("wp:extent");
        return extent is null ? Usual / 2 : Number(extent["cx"], 0) / EmuPerTwip - CellMargins;
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
