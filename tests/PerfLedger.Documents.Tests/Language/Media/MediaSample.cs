using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;
using static PerfLedger.Documents.Tests.Language.Sample;

namespace PerfLedger.Documents.Tests.Language.Media;

/// <summary>A template with a picture and a bar chart, each keeping a place by its alternative text.</summary>
internal static class MediaSample
{
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public const string Series = "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:v>旧</c:v></c:tx>"
        + "<c:spPr><a:solidFill><a:srgbClr val=\"112233\"/></a:solidFill></c:spPr><c:dPt><c:idx val=\"0\"/></c:dPt>"
        + "<c:val><c:numRef><c:f>Sheet1!$B$2</c:f></c:numRef></c:val></c:ser>";

    /// <summary>A bar chart whose title prints a value, cut into two runs as Word would.</summary>
    public static string Titled { get; } = Bars(title: "<a:t>{{ 单位</a:t></a:r><a:r><a:t>名称 }}：执行</a:t>");

    /// <summary>A drawing of 1000 by 1000 EMU that holds a picture.</summary>
    public static string Picture(string tag) => $"<w:p {Drawings}><w:r><w:drawing><wp:inline><wp:extent cx=\"1000\" cy=\"1000\"/>"
        + $"<wp:docPr id=\"1\" name=\"章\" descr=\"{tag}\"/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr>"
        + $"<pic:cNvPr id=\"1\" descr=\"{tag}\"/>"
        + "</pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId5\"><a:extLst/></a:blip><a:srcRect l=\"9\"/></pic:blipFill>"
        + "<pic:spPr><a:xfrm><a:ext cx=\"1000\" cy=\"1000\"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        + "</w:drawing></w:r></w:p>";

    public static string Chart(string tag) => $"<w:p {Drawings}><w:r><w:drawing><wp:inline><wp:extent cx=\"1000\" cy=\"1000\"/>"
        + $"<wp:docPr id=\"1\" name=\"图\" descr=\"{tag}\"/><a:graphic><a:graphicData><c:chart r:id=\"rId6\"/></a:graphicData></a:graphic>"
        + "</wp:inline></w:drawing></w:r></w:p>";

    public static string Bars(string series = Series, string kind = "barChart", string title = "") =>
        $"<c:chartSpace {Drawings}><c:chart><c:title><c:tx><c:rich><a:p><a:r>{title}</a:r></a:p></c:rich></c:tx></c:title>"
        + $"<c:plotArea><c:{kind}>{series}<c:gapWidth val=\"80\"/></c:{kind}></c:plotArea></c:chart><c:externalData r:id=\"rId9\"/>"
        + "<c:userShapes r:id=\"rId8\"/></c:chartSpace>";

    public static byte[] Template(string body, string? chart = null, string more = "")
    {
        var parts = PackageReader.Read(Docx(body, null, Types(), ("word/charts/chart1.xml", chart ?? Bars()),
            ("word/charts/_rels/chart1.xml.rels",
                Relationships($"<Relationship Id=\"rId9\" Type=\"{Office}/package\" Target=\"../embeddings/old.xlsx\"/>")),
            ("word/_rels/document.xml.rels", Relationships(
                $"<Relationship Id=\"rId5\" Type=\"{Office}/image\" Target=\"media/image1.png\"/>"
                + $"<Relationship Id=\"rId6\" Type=\"{Office}/chart\" Target=\"charts/chart1.xml\"/>{more}"))));
        parts["word/media/image1.png"] = Png(1, 1);
        parts["word/embeddings/old.xlsx"] = "old"u8.ToArray();
        return PackageWriter.Write(parts);
    }

    public static string ImageOf(byte[] bytes, string type = "image/png") =>
        $"{{\"类型\":\"{type}\",\"数据\":\"{Convert.ToBase64String(bytes)}\"}}";

    /// <summary>A picture with a header and an end; what lies between is never looked at.</summary>
    public static byte[] Png(int width, int height)
    {
        byte[] bytes =
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[17],
            0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82,
        ];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    /// <summary>A JPEG of a Huffman table, a frame header and an end.</summary>
    public static byte[] Jpeg(int width, int height) =>
    [
        0xFF, 0xD8, 0xFF, 0xC4, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 11, 8, (byte)(height >> 8), (byte)(height & 0xFF), (byte)(width >> 8),
            (byte)(width & 0xFF), 1, 1, 0x11, 0,
        0xFF, 0xD9,
    ];

    /// <summary>The sheet of an embedded workbook, read by another reader than ours.</summary>
    public static string Sheet(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
