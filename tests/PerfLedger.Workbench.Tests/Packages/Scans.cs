using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PerfLedger.Workbench.Tests.Packages;

/// <summary>Small files as scanners make them, written byte by byte.</summary>
internal static class Scans
{
    /// <summary>A PDF of empty pages; with objects in an object stream as newer programs write it.</summary>
    public static byte[] Pdf(int pages, bool packed = false, string catalog = "", string trailer = "")
    {
        var kids = string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{3 + i} 0 R"));
        string[] objects =
        [
            $"<</Type/Catalog/Pages 2 0 R{catalog}>>", $"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
            .. Enumerable.Range(0, pages).Select(_ => "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"),
        ];
        var body = packed ? Packed(string.Join('\n', objects))
            : string.Concat(objects.Index().Select(o => $"{o.Index + 1} 0 obj\n{o.Item}\nendobj\n"));
        return Encoding.Latin1.GetBytes($"%PDF-1.5\n{body}trailer\n<</Root 1 0 R{trailer}>>\n%%EOF\n");
    }

    private static string Packed(string objects)
    {
        var stream = Encoding.Latin1.GetString(Zlib(objects));
        return $"9 0 obj\n<</Type/ObjStm/Filter/FlateDecode/Length {stream.Length}>>\nstream\n{stream}\nendstream\nendobj\n";
    }

    public static byte[] Jpeg(ushort width, ushort height)
    {
        byte[] bytes =
        [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0,
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0xFF, 0xD9,
        ];
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(25), height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(27), width);
        return bytes;
    }

    public static byte[] Png(int width, int height)
    {
        byte[] bytes =
        [
            0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[17], 0, 0, 0, 1, .. "IDAT"u8, .. new byte[5], 0, 0, 0, 0,
            .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82,
        ];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    private static byte[] Zlib(string text)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(Encoding.Latin1.GetBytes(text));
        return packed.ToArray();
    }
}
