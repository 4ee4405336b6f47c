using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using static PerfLedger.Documents.Engines.V1.Packaging.ZipFormat;

namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>
/// Writes a package as bytes that depend on the parts alone: no clock, no operating system, no library version. Frozen with the engine.
/// </summary>
public static class PackageWriter
{
    /// <summary>
    /// Writes the parts, <c>[Content_Types].xml</c> first and the others ordinally by name. A part that deflate would not make smaller
    /// is stored.
    /// </summary>
    /// <param name="parts">Part names, as in the package (<c>word/document.xml</c>), and their bytes.</param>
    /// <exception cref="ArgumentException">A name is not plain, or the content types are missing.</exception>
    public static byte[] Write(IReadOnlyDictionary<string, byte[]> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (!parts.ContainsKey(PartName.ContentTypes))
            throw new ArgumentException($"A package needs the part {PartName.ContentTypes}.", nameof(parts));
        if (parts.Keys.FirstOrDefault(name => !PartName.IsPlain(name)) is { } bad)
            throw new ArgumentException($"Not a plain part name: {bad}", nameof(parts));

        var output = new ArrayBufferWriter<byte>(1 << 14);
        var central = new ArrayBufferWriter<byte>(1 << 10);
        var ordered = parts.OrderBy(part => part.Key != PartName.ContentTypes).ThenBy(part => part.Key, StringComparer.Ordinal);
        foreach (var (name, content) in ordered)
            WritePart(output, central, Encoding.UTF8.GetBytes(name), content);
        WriteEnd(output, central, checked((ushort)parts.Count));
        return output.WrittenSpan.ToArray();
    }

    private static void WritePart(ArrayBufferWriter<byte> output, ArrayBufferWriter<byte> central, byte[] name, byte[] content)
    {
        var offset = output.WrittenCount;
        var buffer = ArrayPool<byte>.Shared.Rent(Deflate.Bound(content.Length));
        var deflated = Deflate.Compress(content, buffer);
        var body = deflated < content.Length ? buffer.AsSpan(0, deflated) : content;

        Span<byte> fields = stackalloc byte[26]; // what the local and the central header have in common
        fields.Clear();
        Put16(fields, 0, MadeBy20);
        Put16(fields, 2, Utf8Flag);
        Put16(fields, 4, deflated < content.Length ? Deflated : Stored);
        Put16(fields, 6, DosTime);
        Put16(fields, 8, DosDate);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[10..], Crc32.Of(content));
        Put32(fields, 14, body.Length);
        Put32(fields, 18, content.Length);
        Put16(fields, 22, checked((ushort)name.Length));

        Put32(output.GetSpan(4), 0, (int)LocalSignature);
        output.Advance(4);
        output.Write(fields);
        output.Write(name);
        output.Write(body);
        ArrayPool<byte>.Shared.Return(buffer);
        WriteCentral(central, fields, name, offset);
    }

    private static void WriteCentral(ArrayBufferWriter<byte> central, ReadOnlySpan<byte> fields, byte[] name, int offset)
    {
        Span<byte> header = stackalloc byte[CentralSize];
        header.Clear(); // no comment, disk 0, no attributes
        Put32(header, 0, (int)CentralSignature);
        Put16(header, 4, MadeBy20);
        fields.CopyTo(header[6..]);
        Put32(header, 42, offset);
        central.Write(header);
        central.Write(name);
    }

    private static void WriteEnd(ArrayBufferWriter<byte> output, ArrayBufferWriter<byte> central, ushort count)
    {
        Span<byte> end = stackalloc byte[EndSize];
        end.Clear();
        Put32(end, 0, (int)EndSignature);
        Put16(end, 8, count);
        Put16(end, 10, count);
        Put32(end, 12, central.WrittenCount);
        Put32(end, 16, output.WrittenCount);
        output.Write(central.WrittenSpan);
        output.Write(end);
    }

    private static void Put16(Span<byte> target, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(target[at..], value);

    private static void Put32(Span<byte> target, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(target[at..], value);
}
