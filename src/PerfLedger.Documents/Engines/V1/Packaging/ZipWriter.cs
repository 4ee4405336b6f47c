using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using static PerfLedger.Documents.Engines.V1.Packaging.ZipFormat;

namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>Writes entries as a zip whose bytes depend on them alone, in the order given. Frozen with the engine.</summary>
public static class ZipWriter
{
    /// <summary>Writes the entries; one that deflate would not make smaller is stored.</summary>
    /// <param name="entries">Names with / between folders, and their bytes.</param>
    /// <param name="forPeople">
    /// Marked as made on Unix: common unzip programs take the names of the other kind for an old code page, whatever the UTF-8 flag says.
    /// </param>
    /// <exception cref="OverflowException">More than 65,535 entries or 2 GB.</exception>
    public static byte[] Write(IEnumerable<KeyValuePair<string, byte[]>> entries, bool forPeople = false)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var output = new ArrayBufferWriter<byte>(1 << 14);
        var central = new ArrayBufferWriter<byte>(1 << 10);
        var count = 0;
        foreach (var (name, content) in entries)
        {
            WritePart(output, central, Encoding.UTF8.GetBytes(name), content, forPeople);
            count++;
        }

        WriteEnd(output, central, checked((ushort)count));
        return output.WrittenSpan.ToArray();
    }

    private static void WritePart(
        ArrayBufferWriter<byte> output, ArrayBufferWriter<byte> central, byte[] name, byte[] content, bool forPeople)
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
        WriteCentral(central, fields, name, offset, forPeople);
    }

    private static void WriteCentral(
        ArrayBufferWriter<byte> central, ReadOnlySpan<byte> fields, byte[] name, int offset, bool forPeople)
    {
        Span<byte> header = stackalloc byte[CentralSize];
        header.Clear(); // no comment, disk 0
        Put32(header, 0, (int)CentralSignature);
        Put16(header, 4, forPeople ? MadeByUnix : MadeBy20);
        fields.CopyTo(header[6..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[38..], forPeople ? OrdinaryFile : 0);
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
