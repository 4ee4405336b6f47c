using System.Buffers.Binary;
using System.Text;
using static PerfLedger.Documents.Engines.V1.Packaging.ZipFormat;

namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>One entry as the central directory states it; the sizes are claims until the bytes have been read.</summary>
internal readonly record struct ZipEntry(string Name, ushort Method, uint Crc, int PackedSize, int Size, int Offset);

/// <summary>Reads the list of entries from the end of a package, strictly: what Word and WPS do not write is refused.</summary>
internal static class CentralDirectory
{
    private const int LongestComment = ushort.MaxValue;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static List<ZipEntry> Read(ReadOnlySpan<byte> package)
    {
        var end = package[FindEnd(package)..];
        var (count, size, start) = (Get16(end, 10), Get32(end, 12), Get32(end, 16));
        if (Get16(end, 4) != 0 || Get16(end, 6) != 0 || Get16(end, 8) != count || count == ushort.MaxValue || start == uint.MaxValue)
            throw Refusals.UnusualZip("分卷或 ZIP64 格式");
        if (count > PackageLimits.Parts)
            throw Refusals.TooManyParts(count);
        if ((ulong)start + size != (ulong)(package.Length - end.Length))
            throw Refusals.Damaged("目录的位置与长度不符");

        var directory = package.Slice((int)start, (int)size);
        var entries = new List<ZipEntry>(count);
        for (var i = 0; i < count; i++)
            entries.Add(ReadEntry(ref directory));
        return directory.IsEmpty ? entries : throw Refusals.Damaged("目录的条数不符");
    }

    // The end record is the last thing in the file but for its own comment, whose length it states: nothing may follow unseen.
    private static int FindEnd(ReadOnlySpan<byte> package)
    {
        for (var at = package.Length - EndSize; at >= Math.Max(0, package.Length - EndSize - LongestComment); at--)
        {
            if (Get32(package, at) == EndSignature && at + EndSize + Get16(package, at + 20) == package.Length)
                return at;
        }

        throw Refusals.NotAZip();
    }

    private static ZipEntry ReadEntry(ref ReadOnlySpan<byte> directory)
    {
        if (directory.Length < CentralSize || Get32(directory, 0) != CentralSignature)
            throw Refusals.Damaged("目录残缺");
        var nameLength = Get16(directory, 28);
        var length = CentralSize + nameLength + Get16(directory, 30) + Get16(directory, 32);
        if (directory.Length < length)
            throw Refusals.Damaged("目录残缺");

        var entry = directory[..length];
        directory = directory[length..];
        var name = Name(entry.Slice(CentralSize, nameLength));
        CheckFeatures(entry, name);
        return new ZipEntry(name, Get16(entry, 10), Get32(entry, 16), (int)Get32(entry, 20), (int)Get32(entry, 24), (int)Get32(entry, 42));
    }

    private static void CheckFeatures(ReadOnlySpan<byte> entry, string name)
    {
        const ushort Encrypted = 0x0001;
        if ((Get16(entry, 8) & Encrypted) != 0)
            throw Refusals.Encrypted(name);
        if (Get16(entry, 10) is not (Stored or Deflated))
            throw Refusals.UnusualZip($"部件“{name}”的压缩方法 {Get16(entry, 10)}");
        if (Get16(entry, 34) != 0)
            throw Refusals.UnusualZip("分卷格式");
        if (Get32(entry, 20) > PackageLimits.PackageBytes || Get32(entry, 42) > PackageLimits.PackageBytes)
            throw Refusals.Damaged($"部件“{name}”的位置超出文件");
        if (Get32(entry, 24) > PackageLimits.InflatedBytes)
            throw Refusals.Bomb(name);
    }

    private static string Name(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Refusals.BadPartName(Encoding.Latin1.GetString(bytes));
        }
    }

    private static ushort Get16(ReadOnlySpan<byte> source, int at) => BinaryPrimitives.ReadUInt16LittleEndian(source[at..]);

    private static uint Get32(ReadOnlySpan<byte> source, int at) => BinaryPrimitives.ReadUInt32LittleEndian(source[at..]);
}
