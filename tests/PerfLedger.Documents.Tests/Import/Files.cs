using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Tests.Import;

/// <summary>Small files around the piece under test.</summary>
internal static class Files
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>A document whose body is this.</summary>
    public static ReadDocument Document(string body) => OfficeReader.Read(Package("word/document.xml",
        $"<w:document xmlns:w=\"{Word}\" xmlns:mc=\"{Mc}\"><w:body>{body}</w:body></w:document>"), ".docx");

    /// <summary>The one table of a document: a table element around these rows.</summary>
    public static Grid Table(string rows) => Document($"<w:tbl>{rows}</w:tbl>").Grids[0];

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    public static string Cell(string text, string properties = "") =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";

    /// <summary>The one sheet of a workbook with these rows.</summary>
    public static (Grid Grid, ReadDocument File) Workbook(string rows, string after = "", string styles = "", string book = "")
    {
        var file = OfficeReader.Read(Package("xl/workbook.xml",
            $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Office}\">{book}<sheets><sheet name=\"01\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                + "</workbook>",
            ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"))),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Sheet}\"><sheetData>{rows}</sheetData>{after}</worksheet>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{Sheet}\">{styles}</styleSheet>")), ".xlsx");
        return (file.Grids[0], file);
    }

    private static byte[] Package(string main, string xml, params (string Name, string Xml)[] more)
    {
        var parts = more.Append((Name: main, Xml: xml)).Append((Name: "_rels/.rels", Xml: Relations(("rId1", "officeDocument", main))))
            .Append((Name: PartName.ContentTypes, Xml: "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
        return PackageWriter.Write(parts.ToDictionary(p => p.Name, p => Encoding.UTF8.GetBytes(p.Xml), StringComparer.Ordinal));
    }

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + string.Concat(relations.Select(r =>
            $"<Relationship Id=\"{r.Id}\" Type=\"{Office}/{r.Type}\" Target=\"{r.Target}\"/>")) + "</Relationships>";
}
