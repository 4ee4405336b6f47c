using System.Buffers.Binary;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// The size of a picture from its header, and whether it is one: PNG (ISO/IEC 15948: signature, IHDR first, IEND last) and JPEG
/// (ITU-T T.81: markers from SOI through a frame header to EOI).
/// </summary>
internal static class ImageHeader
{
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const int MaxSide = 10_000;

    /// <summary>Null when the bytes are no whole picture of the type, or one too large.</summary>
    public static (int Width, int Height)? Size(string type, ReadOnlySpan<byte> bytes)
    {
        var size = type switch
        {
            Png => OfPng(bytes),
            Jpeg => OfJpeg(bytes),
            _ => null,
        };
        return size is { Width: > 0 and <= MaxSide, Height: > 0 and <= MaxSide } ? size : null;
    }

    private static (int Width, int Height)? OfPng(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];
        ReadOnlySpan<byte> end = [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];
        if (bytes.Length < 45 || !bytes.StartsWith(head) || !bytes.EndsWith(end))
            return null;
        return (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
    }

    private static (int Width, int Height)? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || !bytes.EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]))
            return null;
        for (var at = 2; at + 9 <= bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF) // fill
            {
                at++;
                continue;
            }
            // SOF0 to SOF15, without DHT (C4), JPG (C8) and DAC (CC), which lie among them.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            if (marker is 0xDA or 0xD8 or 0xD9)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2)
                return null;
            at += 2 + length;
        }
        return null;
    }
}
