using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Workbench.Features.Intake.Fuzzing;

namespace PerfLedger.Workbench.Tests.Intake;

/// <summary>Files made to do harm, or that came to harm, as they might be handed in.</summary>
internal static class Hostile
{
    private const string Main = "word/document.xml";
    private static readonly byte[] s_ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];

    private static FuzzSample Word { get; } = FuzzSamples.All()[0];

    private static FuzzSample Excel { get; } = FuzzSamples.All()[1];

    private static string Text { get; } = Encoding.UTF8.GetString(Word.Parts[Main]);

    public static byte[] Make(string name) => name switch
    {
        "empty" => [],
        "not a zip" => Encoding.UTF8.GetBytes("只是一段文字，改了扩展名"),
        "pdf" => [.. "%PDF-1.7\n"u8, .. new byte[100]],
        "picture" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        "web page" => "<html><table><tr><td>1942.56</td></tr></table></html>"u8.ToArray(),
        "truncated" => Word.Package[..(Word.Package.Length / 2)],
        "one byte wrong" => Flipped(),
        "too large" => new byte[(20 * 1024 * 1024) + 1],
        "encrypted" => [.. s_ole, .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[200]],
        "old format" => [.. s_ole, .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[200]],
        "encrypted entry" => EncryptedEntry(),
        "workbook as document" => Excel.Package,
        "document as workbook" => Word.Package,
        "many parts" => Zip(Word, [.. Enumerable.Range(0, 250).Select(n => ($"word/p{n}.xml", "<a/>"u8.ToArray()))]),
        "ratio" => Zip(Word, ("word/big.xml", new byte[40 * 1024 * 1024])),
        "size in one" => Zip(Word, ("word/big.xml", new byte[101 * 1024 * 1024])),
        "stated size" => StatedSize(),
        "absolute name" => Zip(Word, ("/etc/passwd", [1])),
        "climbing name" => Zip(Word, ("word/../../x.xml", [1])),
        "twice" => Zip(Word, (Main, Word.Parts[Main])),
        "macros" => Zip(Word, ("word/vbaProject.bin", s_ole)),
        "macro type" => With(Word, PartName.ContentTypes, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"),
        "ole object" => Zip(Word, ("word/embeddings/oleObject1.bin", s_ole)),
        "hidden ole" => Zip(Word, ("word/media/image1.png", s_ole)),
        "active x" => Zip(Word, ("word/activeX/activeX1.xml", "<a/>"u8.ToArray())),
        "external template" => External("attachedTemplate", "http://203.0.113.9/t.dotm"),
        "external picture" => External("image", "\\\\203.0.113.9\\share\\a.png"),
        "external workbook" => With(Excel, "xl/_rels/workbook.xml.rels", Encoding.UTF8.GetString(Excel.Parts["xl/_rels/workbook.xml.rels"])
            .Replace("</Relationships>", Relation("externalLinkPath", "file:///C:/budget.xlsx")
                + "</Relationships>", StringComparison.Ordinal)),
        "dtd" => With(Word, Main, "<!DOCTYPE d SYSTEM \"http://203.0.113.9/x.dtd\">" + Text),
        "billion laughs" => With(Word, Main, Laughs() + Text),
        "dtd in relations" => With(Word, "_rels/.rels",
            "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Relationships>&e;</Relationships>"),
        "deep" => With(Word, Main, Text.Replace("<w:p/>", Nested("w:sdtContent", 100_000), StringComparison.Ordinal)),
        "nested tables" => With(Word, Main, Text.Replace("<w:p/>", Nested("w:tbl", 300), StringComparison.Ordinal)),
        "broken xml" => With(Word, Main, Text.Replace("</w:body>", "", StringComparison.Ordinal)),
        "not utf-8" => With(Word, Main, [0x3C, 0xFF, 0xFE, 0x00]),
        "many elements" => With(Word, Main, Text.Replace("<w:sectPr>", string.Concat(Enumerable.Repeat("<w:p/>", 500_000)) + "<w:sectPr>",
            StringComparison.Ordinal), stored: true),
        "wide row" => With(Word, Main, Text.Replace("<w:tr>", "<w:tr>" + string.Concat(Enumerable.Repeat("<w:tc><w:p/></w:tc>", 400)),
            StringComparison.Ordinal)),
        "many pieces" => With(Word, Main, Text.Replace("118.96", string.Concat(Enumerable.Range(0, 60_000).Select(_ => "12<!---->")),
            StringComparison.Ordinal), stored: true),
        "no table" => With(Word, Main,
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p/></w:body></w:document>"),
        "no main part" => With(Word, "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"),
        // Within every limit by itself: nine pictures of ten megabytes, and elements with attributes up to their number.
        "memory" => Zip(Heavy(), [.. Enumerable.Range(0, 9).Select(n => ($"word/media/{n}.bmp", Noise(10 * 1024 * 1024)))]),
        "row beyond" => With(Excel, "xl/worksheets/sheet1.xml", Encoding.UTF8.GetString(Excel.Parts["xl/worksheets/sheet1.xml"])
            .Replace("<row r=\"1\"", "<row r=\"99999999\"", StringComparison.Ordinal)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static byte[] With(FuzzSample sample, string part, string xml, bool stored = false) =>
        With(sample, part, Encoding.UTF8.GetBytes(xml), stored);

    // Stored, so that the ratio does not speak first.
    private static byte[] With(FuzzSample sample, string part, byte[] bytes, bool stored = false)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in sample.Parts)
                Write(archive, name, name == part ? bytes : content, stored ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        }

        return zip.ToArray();
    }

    private static byte[] Zip(FuzzSample sample, params (string Name, byte[] Bytes)[] more)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in sample.Parts) Write(archive, name, bytes, CompressionLevel.Fastest);
            foreach (var (name, bytes) in more) Write(archive, name, bytes, CompressionLevel.Optimal);
        }

        return zip.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes, CompressionLevel level)
    {
        using var entry = archive.CreateEntry(name, level).Open();
        entry.Write(bytes);
    }

    private static FuzzSample Heavy()
    {
        var parts = new Dictionary<string, byte[]>(Word.Parts, StringComparer.Ordinal);
        var many = string.Concat(Enumerable.Range(0, 390_000).Select(n => $"<w:p w:a=\"{n % 1000}\"/>"));
        parts[Main] = Encoding.UTF8.GetBytes(Text.Replace("<w:sectPr>", many + "<w:sectPr>", StringComparison.Ordinal));
        return Word with { Parts = parts };
    }

    // Packs to a tenth or so: neither a bomb nor too large.
    private static byte[] Noise(int length)
    {
        var dice = new Dice(1);
        var bytes = new byte[length];
        for (var at = 0; at < length; at += 24) bytes[at] = (byte)dice.Next(256);
        return bytes;
    }

    private static byte[] External(string type, string target) => With(Word, "word/_rels/document.xml.rels",
        Encoding.UTF8.GetString(Word.Parts["word/_rels/document.xml.rels"])
            .Replace("</Relationships>", Relation(type, target) + "</Relationships>", StringComparison.Ordinal));

    private static string Relation(string type, string target) =>
        $"<Relationship Id=\"x\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" "
            + $"Target=\"{target}\" TargetMode=\"External\"/>";

    private static string Nested(string element, int levels) => string.Concat(Enumerable.Repeat($"<{element}>", levels))
        + string.Concat(Enumerable.Repeat($"</{element}>", levels));

    private static string Laughs()
    {
        var dtd = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"ha\">");
        for (var n = 1; n < 10; n++)
            dtd.Append(CultureInfo.InvariantCulture, $"<!ENTITY a{n} \"{string.Concat(Enumerable.Repeat($"&a{n - 1};", 10))}\">");
        return dtd.Append("]>").ToString();
    }

    private static byte[] Flipped()
    {
        var package = Word.Package.ToArray();
        package[package.Length / 3] ^= 0x40;
        return package;
    }

    private static byte[] EncryptedEntry()
    {
        var package = Word.Package.ToArray();
        package[Central(package) + 8] |= 1;
        return package;
    }

    // The directory says one byte, and the part holds more.
    private static byte[] StatedSize()
    {
        var package = Word.Package.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(package.AsSpan(Central(package) + 24), 1);
        return package;
    }

    private static int Central(byte[] package) => package.AsSpan().IndexOf("PK\u0001\u0002"u8);
}
