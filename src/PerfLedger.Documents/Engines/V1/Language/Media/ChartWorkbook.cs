using System.Globalization;
using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>The workbook behind a chart: one sheet, categories in column A, a series a column. Bytes depend on the data alone.</summary>
internal static class ChartWorkbook
{
    private const string Sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static byte[] Write(ChartData data) => PackageWriter.Write(new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["[Content_Types].xml"] = Part($"<Types xmlns=\"{Package}/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/>"
            + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Type}.worksheet+xml\"/></Types>"),
        ["_rels/.rels"] = Part(Related("officeDocument", "xl/workbook.xml")),
        ["xl/_rels/workbook.xml.rels"] = Part(Related("worksheet", "worksheets/sheet1.xml")),
        ["xl/workbook.xml"] = Part($"<workbook xmlns=\"{Sheets}\" xmlns:r=\"{Office}\"><sheets>"
            + "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ["xl/worksheets/sheet1.xml"] = Part($"<worksheet xmlns=\"{Sheets}\"><sheetData>{Rows(data)}</sheetData></worksheet>"),
    });

    /// <summary>The letters of a column counted from 0: A, B … Z, AA.</summary>
    public static string Column(int index) =>
        (index < 26 ? "" : Column(index / 26 - 1)) + (char)('A' + index % 26);

    private static string Related(string type, string target) => $"<Relationships xmlns=\"{Package}/relationships\">"
        + $"<Relationship Id=\"rId1\" Type=\"{Office}/{type}\" Target=\"{target}\"/></Relationships>";

    private static string Rows(ChartData data)
    {
        var xml = new StringBuilder("<row r=\"1\">");
        for (var i = 0; i < data.Series.Count; i++)
            Text(xml, Column(i + 1) + "1", data.Series[i].Name);
        xml.Append("</row>");
        for (var row = 0; row < data.Categories.Count; row++)
        {
            var number = (row + 2).ToString(CultureInfo.InvariantCulture);
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            Text(xml, "A" + number, data.Categories[row]);
            for (var i = 0; i < data.Series.Count; i++)
            {
                if (data.Series[i].Values[row] is { Length: > 0 } value)
                    xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{Column(i + 1)}{number}\"><v>{value}</v></c>");
            }
            xml.Append("</row>");
        }
        return xml.ToString();
    }

    private static void Text(StringBuilder xml, string cell, string text)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        MarkupWriter.Escape(xml, text);
        xml.Append("</t></is></c>");
    }

    private static byte[] Part(string xml) => Encoding.UTF8.GetBytes(MarkupWriter.Declaration + xml);
}
