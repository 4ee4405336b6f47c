using System.Globalization;
using System.Text;

namespace PerfLedger.Documents.Sheets;

/// <summary>The styles of a workbook, numbered by first use.</summary>
internal sealed class StyleTable
{
    private const int FirstOwnFormat = 164;
    private readonly List<(string Font, int Size, bool Bold)> _fonts = [("宋体", 22, false)];
    private readonly List<string> _formats = [];
    private readonly List<Style> _styles = [];

    private readonly record struct Style(int Font, int Format, bool Left, bool Border, bool Locked, bool Quote);

    public int Of(CellLook look, CellContent content, bool locked)
    {
        var style = new Style(
            Index(_fonts, (look.Font, look.Size, look.Bold)), FormatId(content.Format), look.Left, look.Border, locked, content.NeedsQuote);
        return Index(_styles, style) + 1; // 0 is the default
    }

    public byte[] Part()
    {
        var xml = new StringBuilder(SheetXml.Declaration);
        xml.Append(CultureInfo.InvariantCulture, $"<styleSheet xmlns=\"{SheetXml.Main}\">");
        if (_formats.Count > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<numFmts count=\"{_formats.Count}\">");
            foreach (var (at, format) in _formats.Index())
                xml.Append(CultureInfo.InvariantCulture,
                    $"<numFmt numFmtId=\"{FirstOwnFormat + at}\" formatCode=\"{SheetXml.Escape(format)}\"/>");
            xml.Append("</numFmts>");
        }

        xml.Append(CultureInfo.InvariantCulture, $"<fonts count=\"{_fonts.Count}\">");
        foreach (var (name, size, bold) in _fonts)
        {
            xml.Append(bold ? "<font><b/>" : "<font>").Append(CultureInfo.InvariantCulture,
                $"<sz val=\"{size / 2m}\"/><name val=\"{SheetXml.Escape(name)}\"/><charset val=\"134\"/></font>");
        }

        xml.Append("</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill>"
            + "<patternFill patternType=\"gray125\"/></fill>")
            .Append("</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>");
        foreach (var side in (string[])["left", "right", "top", "bottom"])
            xml.Append(CultureInfo.InvariantCulture, $"<{side} style=\"thin\"><color rgb=\"FF000000\"/></{side}>");
        xml.Append("<diagonal/></border></borders><cellStyleXfs count=\"1\">"
            + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        xml.Append(CultureInfo.InvariantCulture,
            $"<cellXfs count=\"{_styles.Count + 1}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
        foreach (var style in _styles) Append(xml, style);
        xml.Append("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    private static void Append(StringBuilder xml, Style s)
    {
        xml.Append(CultureInfo.InvariantCulture,
            $"<xf numFmtId=\"{s.Format}\" fontId=\"{s.Font}\" fillId=\"0\" borderId=\"{(s.Border ? 1 : 0)}\" xfId=\"0\"")
            .Append(s.Quote ? " quotePrefix=\"1\"" : "")
            .Append(" applyNumberFormat=\"1\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\" applyProtection=\"1\">");
        xml.Append(CultureInfo.InvariantCulture,
            $"<alignment horizontal=\"{(s.Left ? "left" : "center")}\" vertical=\"center\" wrapText=\"1\"/>");
        xml.Append(CultureInfo.InvariantCulture, $"<protection locked=\"{(s.Locked ? 1 : 0)}\"/></xf>");
    }

    // ECMA-376-1, 18.8.30.
    private int FormatId(string format) => format switch
    {
        CellContent.General => 0,
        "0" => 1,
        "0.00" => 2,
        "#,##0" => 3,
        "#,##0.00" => 4,
        "0%" => 9,
        "0.00%" => 10,
        CellContent.AsText => 49,
        _ => FirstOwnFormat + Index(_formats, format),
    };

    private static int Index<T>(List<T> list, T item)
    {
        if (list.IndexOf(item) is >= 0 and var at) return at;
        list.Add(item);
        return list.Count - 1;
    }
}
