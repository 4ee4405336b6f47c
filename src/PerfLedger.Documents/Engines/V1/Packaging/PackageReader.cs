using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using static PerfLedger.Documents.Engines.V1.Packaging.ZipFormat;

namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>Reads a package into its parts, within limits, trusting nothing the package says about itself.</summary>
public static class PackageReader
{
    /// <summary>Reads all parts; directory entries are left out.</summary>
    /// <returns>The parts, ordinally by name.</returns>
    /// <exception cref="PackageRefusedException">The package is not let in; the message says why, where and what to do.</exception>
    public static SortedDictionary<string, byte[]> Read(ReadOnlyMemory<byte> package)
    {
        if (package.Length > PackageLimits.PackageBytes)
            throw Refusals.TooLarge(package.Length);
        if (package.Span.StartsWith(ForbiddenContent.OleSignature))
            throw Refusals.OldFormat();

        var entries = CentralDirectory.Read(package.Span);
        CheckNames(entries);
        CheckSizes(entries);
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var free = 0; // entries lie one behind the other: bytes that serve two of them are a trick
        foreach (var entry in entries.OrderBy(entry => entry.Offset))
        {
            var body = Locate(package, entry, free, out free);
            if (!entry.Name.EndsWith('/'))
                parts.Add(entry.Name, ReadPart(entry, body));
        }

        return parts;
    }

    private static void CheckNames(List<ZipEntry> entries)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase); // part names are compared without case (ECMA-376-2)
        foreach (var entry in entries)
        {
            if (!PartName.IsPlain(entry.Name.EndsWith('/') ? entry.Name[..^1] : entry.Name))
                throw Refusals.BadPartName(entry.Name);
            if (!seen.Add(entry.Name))
                throw Refusals.DuplicatePart(entry.Name);
            ForbiddenContent.CheckName(entry.Name);
        }

        if (!entries.Exists(entry => entry.Name == PartName.ContentTypes))
            throw Refusals.NotADocument(PartName.ContentTypes);
    }

    private static void CheckSizes(List<ZipEntry> entries)
    {
        long total = 0;
        foreach (var entry in entries)
        {
            total += entry.Size;
            var dense = entry.Size > PackageLimits.RatioAskedFrom && entry.Size / PackageLimits.Ratio > entry.PackedSize;
            if (dense || total > PackageLimits.InflatedBytes)
                throw Refusals.Bomb(entry.Name);
        }
    }

    private static ReadOnlyMemory<byte> Locate(ReadOnlyMemory<byte> package, ZipEntry entry, int free, out int end)
    {
        var rest = package.Span[Math.Min(entry.Offset, package.Length)..];
        if (rest.Length < LocalSize || BinaryPrimitives.ReadUInt32LittleEndian(rest) != LocalSignature)
            throw Refusals.Damaged("找不到文件头", entry.Name);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[26..]);
        var start = LocalSize + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
        if (rest.Length < start + entry.PackedSize || entry.Offset < free)
            throw Refusals.Damaged("与其他部件重叠或残缺", entry.Name);
        if (!rest.Slice(LocalSize, nameLength).SequenceEqual(Encoding.UTF8.GetBytes(entry.Name))
            || BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]) != entry.Method)
            throw Refusals.Damaged("的文件头与目录不一致", entry.Name);
        end = entry.Offset + start + entry.PackedSize;
        return package.Slice(entry.Offset + start, entry.PackedSize);
    }

    private static byte[] ReadPart(ZipEntry entry, ReadOnlyMemory<byte> body)
    {
        var content = entry.Method == Stored ? body.ToArray() : Inflate(entry, body);
        if (content.Length != entry.Size || Crc32.Of(content) != entry.Crc)
            throw Refusals.Damaged("的校验和或长度不符", entry.Name);
        ForbiddenContent.CheckContent(entry.Name, content);
        return content;
    }

    // The stated size bounds what is read; one byte more than stated is enough to know the statement false.
    private static byte[] Inflate(ZipEntry entry, ReadOnlyMemory<byte> body)
    {
        using var inflater = new DeflateStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        try
        {
            var content = new byte[entry.Size];
            var read = inflater.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return read == content.Length && inflater.ReadByte() < 0 ? content : throw Refusals.Damaged("解开后的长度不符", entry.Name);
        }
        catch (InvalidDataException damaged)
        {
            throw Refusals.Damaged("的压缩数据无法解开", entry.Name, damaged);
        }
    }
}
