using System.Globalization;
using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Sheets;

/// <summary>
/// Writes a workbook on the packaging of the document engine: the same pages give the same bytes, whatever machine, clock or culture.
/// </summary>
internal static class WorkbookWriter
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Writes the pages.</summary>
    /// <param name="pages">At least one.</param>
    /// <param name="title">Title in the properties.</param>
    /// <param name="at">Created and modified: the recorded time of the state shown, UTC.</param>
    public static byte[] Write(IReadOnlyList<Page> pages, string title, DateTimeOffset at)
    {
        var styles = new StyleTable();
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (number, page) in pages.Index()) parts[$"xl/worksheets/sheet{Number(number)}.xml"] = new PageXml(page, styles).Part();
        parts["xl/styles.xml"] = styles.Part();
        parts["xl/workbook.xml"] = Bytes(Workbook(pages));
        parts["xl/_rels/workbook.xml.rels"] = Bytes(Relations(
            [.. pages.Select((_, n) => ("worksheet", $"worksheets/sheet{Number(n)}.xml")), ("styles", "styles.xml")]));
        parts["docProps/core.xml"] = Bytes(Properties(title, at));
        parts["_rels/.rels"] = Bytes(RootRelations());
        parts[PartName.ContentTypes] = Bytes(ContentTypes(pages.Count));
        return PackageWriter.Write(parts);
    }

    private static string Workbook(IReadOnlyList<Page> pages)
    {
        var xml = new StringBuilder($"<workbook xmlns=\"{SheetXml.Main}\" xmlns:r=\"{Office}\"><bookViews><workbookView/></bookViews>"
            + "<sheets>");
        foreach (var (number, page) in pages.Index())
            xml.Append(CultureInfo.InvariantCulture,
                $"<sheet name=\"{SheetXml.Escape(page.Name)}\" sheetId=\"{number + 1}\" r:id=\"rId{number + 1}\"/>");
        xml.Append("</sheets><definedNames>");
        foreach (var (number, page) in pages.Index())
        {
            foreach (var (name, value) in Names(page).OrderBy(n => n.Name, StringComparer.Ordinal))
                xml.Append(CultureInfo.InvariantCulture,
                    $"<definedName name=\"{name}\" localSheetId=\"{number}\">{SheetXml.Escape(value)}</definedName>");
        }

        // Formulas are computed anew when the workbook is opened; their kept results are right until somebody types.
        return xml.Append("</definedNames><calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>").ToString();
    }

    private static IEnumerable<(string Name, string Value)> Names(Page page)
    {
        var sheet = PageNames.Quoted(page.Name);
        var last = Absolute(page.Heights.Length - 1, page.Widths.Length - 1);
        yield return ("_xlnm.Print_Area", $"{sheet}!$A$1:{last}");
        if (page.Repeated is { } rows) yield return ("_xlnm.Print_Titles",
            string.Create(CultureInfo.InvariantCulture, $"{sheet}!${rows.First + 1}:${rows.Last + 1}"));
        if (page.Form is { } form) yield return (FieldNames.Form, $"\"{form.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        foreach (var cell in page.Cells)
            foreach (var figure in cell.Figures)
                yield return (FieldNames.Of(figure), $"{sheet}!{Absolute(cell.Row, cell.Column)}");
    }

    private static string Absolute(int row, int column)
    {
        var at = CellReference.Of(row, column);
        var letters = at.Length - at.SkipWhile(char.IsAsciiLetterUpper).Count();
        return $"${at[..letters]}${at[letters..]}";
    }

    private static string Relations(IReadOnlyList<(string Type, string Target)> relations)
    {
        var xml = new StringBuilder($"<Relationships xmlns=\"{Package}/relationships\">");
        foreach (var (at, (type, target)) in relations.Index())
            xml.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{at + 1}\" Type=\"{Office}/{type}\" Target=\"{target}\"/>");
        return xml.Append("</Relationships>").ToString();
    }

    private static string RootRelations() =>
        $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" "
        + $"Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\"{Package}/relationships/metadata/core-properties\" "
        + "Target=\"docProps/core.xml\"/></Relationships>";

    private static string ContentTypes(int sheets)
    {
        var xml = new StringBuilder($"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ");
        xml.Append("ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
            .Append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            .Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/>")
            .Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}.styles+xml\"/>")
            .Append("<Override PartName=\"/docProps/core.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
        for (var n = 0; n < sheets; n++)
            xml.Append(CultureInfo.InvariantCulture,
                $"<Override PartName=\"/xl/worksheets/sheet{Number(n)}.xml\" ContentType=\"{Types}.worksheet+xml\"/>");
        return xml.Append("</Types>").ToString();
    }

    private static string Properties(string title, DateTimeOffset at)
    {
        var time = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"<cp:coreProperties xmlns:cp=\"{Package}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
            + "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + $"<dc:title>{SheetXml.Escape(title)}</dc:title><dc:creator>PerfLedger</dc:creator>"
            + $"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:created>"
            + $"<dcterms:modified xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:modified></cp:coreProperties>";
    }

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes(SheetXml.Declaration + xml);

    private static string Number(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);
}
