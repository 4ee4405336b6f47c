using System.Collections.Immutable;
using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Documents.Sheets;

namespace PerfLedger.Workbench.Features.Intake.Fuzzing;

/// <summary>A valid small file.</summary>
internal sealed record FuzzSample(string Extension, byte[] Package, IReadOnlyDictionary<string, byte[]> Parts);

/// <summary>Small valid files that use what the readers read: merges, tracked changes, fields, content controls, formulas, formats,
/// names.</summary>
internal static class FuzzSamples
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

    public static IReadOnlyList<FuzzSample> All() => [Of(".docx", Document()), Of(".xlsx", Workbook())];

    private static FuzzSample Of(string extension, IReadOnlyDictionary<string, byte[]> parts) =>
        new(extension, PackageWriter.Write(parts), parts);

    private static Dictionary<string, byte[]> Document()
    {
        var text = new StringBuilder($"<w:document xmlns:w=\"{Word}\" "
            + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>")
            .Append("<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr><w:r><w:t>2020年度项目支出绩效自评表</w:t></w:r></w:p><w:tbl><w:tblGrid>")
            .Append("<w:gridCol w:w=\"900\"/><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"900\"/></w:tblGrid>")
            .Append("<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc>"
                + "</w:tr>")
            .Append("<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>产出指标</w:t></w:r></w:p></w:tc>")
            .Append("<w:tc><w:tcPr><w:hMerge w:val=\"restart\"/></w:tcPr><w:p><w:ins><w:r><w:t>118.96</w:t></w:r></w:ins><w:del><w:r>")
            .Append("<w:delText>1</w:delText></w:r></w:del></w:p></w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc></w:tr>")
            .Append("<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r>")
            .Append("<w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/>"
                + "<w:t>1</w:t>")
            .Append("<w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:tc></w:sdtContent></w:sdt><w:tc><w:p><w:r><mc:AlternateContent>")
            .Append("<mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
                + "</w:drawing></mc:Choice>")
            .Append("</mc:AlternateContent><w:br/><w:sym w:char=\"2713\"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
                + "<w:p/></w:tc></w:tr>")
            .Append("</w:tbl><w:sectPr><w:pgSz w:orient=\"landscape\"/></w:sectPr></w:body></w:document>");
        var style = $"<w:styles xmlns:w=\"{Word}\"><w:style w:styleId=\"T\"><w:basedOn w:val=\"T\"/><w:pPr><w:jc w:val=\"center\"/>"
            + "</w:pPr></w:style></w:styles>";
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [PartName.ContentTypes] = Bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ["_rels/.rels"] = Bytes($"{Relations}<Relationship Id=\"r\" Type=\"{Office}/officeDocument\" "
                + "Target=\"word/document.xml\"/></Relationships>"),
            ["word/_rels/document.xml.rels"] = Bytes(
                $"{Relations}<Relationship Id=\"s\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"f\" "
                + $"Type=\"{Office}/footer\" Target=\"footer1.xml\"/></Relationships>"),
            ["word/document.xml"] = Bytes(text.ToString()),
            ["word/styles.xml"] = Bytes(style),
            ["word/footer1.xml"] = Bytes($"<w:ftr xmlns:w=\"{Word}\"><w:p><w:r><w:t>评价 evaluation.2020.A.b.c.01　版本 3</w:t></w:r></w:p>"
                + "</w:ftr>"),
        };
    }

    private static SortedDictionary<string, byte[]> Workbook()
    {
        var look = new CellLook("宋体", 21, false, true);
        string[] texts = ["项目支出绩效自评表", "118.96", "95.38%", "1,942.50", "≥90%", "=1+1", ""];
        var cells = texts.Select((t, at) =>
            new PageCell(at, 0, 1, at == 0 ? 2 : 1, CellContent.Of(t), look) { Figures = at == 0 ? [] : [$"f.i-{at}"] });
        var sum = new PageCell(1, 1, 1, 1, CellContent.Live("SUM(A2:A4)", 118.96m, "0.00"), look);
        var page = new Page("01", [1500, 1500], [.. texts.Select(_ => 20)], [.. cells, sum])
        { Form = "evaluation.2020.A.b.c.01|3|f/1", Repeated = (0, 0) };
        return PackageReader.Read(WorkbookWriter.Write([page], "自评表", DateTimeOffset.UnixEpoch));
    }

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes(xml);
}
