using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>
/// Reads a .docx or .xlsx that a stranger handed in. What it is, is told by its content; the name only has to agree. A pure function:
/// it answers or refuses, and never anything else.
/// </summary>
internal static class OfficeReader
{
    private const string Word = " Word 文档（.docx）";
    private const string Workbook = " Excel 工作簿（.xlsx）";

    /// <summary>Reads the file.</summary>
    /// <param name="file">The bytes.</param>
    /// <param name="extension">Extension of the name, with its dot.</param>
    /// <exception cref="ImportRefusedException">The file is not read; the message says why and what to do.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> file, string extension)
    {
        var workbook = extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
        if (file.Span.StartsWith(OleFile.Signature)) throw OleFile.IsEncrypted(file.Span) ? Refuse.Encrypted() : Refuse.OldFormat();
        if (FirstBytes(file.Span) is { } other) throw Refuse.NotOffice(other);
        var parts = Unpack(file, workbook);
        var xml = new Xml();
        var relations = Relations.Read(parts, xml);
        relations.RefuseExternal();
        var main = relations.Main();
        var root = main is not null && parts.TryGetValue(main, out var bytes) ? xml.Read(bytes, main) : null;
        return root?.Name switch
        {
            "w:document" when workbook => throw Refuse.WrongType(extension, Word),
            "x:workbook" when !workbook => throw Refuse.WrongType(extension, Workbook),
            "w:document" => new WordReader(parts, relations, xml).Read(main!, root),
            "x:workbook" => new SheetReader(parts, relations, xml).Read(main!, root),
            _ => throw Refuse.NotOffice("别的 Office 文件或压缩包"),
        };
    }

    private static SortedDictionary<string, byte[]> Unpack(ReadOnlyMemory<byte> file, bool workbook)
    {
        try
        {
            return PackageReader.Read(file);
        }
        catch (PackageRefusedException refused)
        {
            throw Refuse.Package(refused, workbook);
        }
    }

    private static string? FirstBytes(ReadOnlySpan<byte> file) => file switch
    {
        _ when file.StartsWith("%PDF"u8) => " PDF",
        _ when file.StartsWith("{\\rtf"u8) => " RTF 文本",
        _ when file is [0xFF, 0xD8, 0xFF, ..] or [0x89, 0x50, 0x4E, 0x47, ..] => "图片",
        _ when file.TrimStart("\uFEFF \r\n\t"u8).StartsWith("<"u8) => "网页或 XML",
        _ => null,
    };
}

/// <summary>The container of the old formats and of encrypted new ones, looked at no further than needed to say which it is.</summary>
internal static class OleFile
{
    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static bool IsEncrypted(ReadOnlySpan<byte> file) => Names(file, "EncryptedPackage");

    public static bool HasMacros(ReadOnlySpan<byte> file) => Names(file, "_VBA_PROJECT");

    // Names of streams stand in the directory as UTF-16.
    private static bool Names(ReadOnlySpan<byte> file, string stream) => file.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
}
