using System.Globalization;
using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>The constant XML of a table that 段落 writes: bordered, fixed, its head repeated on every page, no row split.</summary>
internal static class BlockTableXml
{
    private static readonly string[] s_sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    public static byte[] Row { get; } = "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"454\" w:hRule=\"atLeast\"/></w:trPr>"u8.ToArray();

    public static byte[] HeadRow { get; } =
        "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"454\" w:hRule=\"atLeast\"/><w:tblHeader/></w:trPr>"u8.ToArray();

    public static string Open(IReadOnlyList<int> widths)
    {
        var xml = new StringBuilder();
        xml.Append(CultureInfo.InvariantCulture, $"<w:tbl><w:tblPr><w:tblW w:w=\"{widths.Sum()}\" w:type=\"dxa\"/>")
            .Append("<w:jc w:val=\"center\"/><w:tblBorders>");
        foreach (var side in s_sides)
            xml.Append(CultureInfo.InvariantCulture, $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        xml.Append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/>")
            .Append("<w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
        foreach (var width in widths)
            xml.Append(FormattableString.Invariant($"<w:gridCol w:w=\"{width}\"/>"));
        return xml.Append("</w:tblGrid>").ToString();
    }

    public static string Cell(int width) =>
        FormattableString.Invariant($"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>");
}
