using System.IO.Compression;
using System.Text;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>A zip of files as people send it: names of either encoding, folders; no zip within the zip, no more than can be looked
/// over.</summary>
internal static class ZipFolder
{
    private const int MostEntries = 1000;
    private const int MostBytes = 150 * 1024 * 1024;
    private const int MostOfOne = 20 * 1024 * 1024;
    private const int MostRatio = 100, RatioAskedFrom = 1024 * 1024;

    /// <summary>The files in the order of their names; folders and the leavings of systems are passed over.</summary>
    /// <exception cref="ImportRefusedException">The zip is not opened; the message says why.</exception>
    public static IEnumerable<(string Name, byte[] Bytes)> Read(byte[] zip)
    {
        using var archive = Open(zip);
        long total = 0;
        var entries = Entries(archive)
            .Where(e => e.Name.Length > 0 && !e.Name.StartsWith('.') && !e.FullName.StartsWith("__MACOSX", StringComparison.Ordinal))
            .OrderBy(e => e.FullName, StringComparer.Ordinal).ToList();
        if (entries.Count > MostEntries) throw Refuse.TooMuch($"压缩包内超过 {MostEntries} 个文件");
        foreach (var entry in entries)
        {
            if (entry.IsEncrypted) throw Refuse.Encrypted();
            var bytes = Read(entry);
            if ((total += bytes.Length) > MostBytes) throw Refuse.TooMuch($"压缩包解开后超过 {MostBytes / 1024 / 1024} MB");
            yield return (entry.FullName, bytes);
        }
    }

    private static ZipArchive Open(byte[] zip)
    {
        try
        {
            // Names without the mark of UTF-8 are of the Windows of China.
            return new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read, false,
                CodePagesEncodingProvider.Instance.GetEncoding(936) ?? Encoding.UTF8);
        }
        catch (InvalidDataException e)
        {
            throw new ImportRefusedException(ImportRefusal.Damaged, "压缩包已损坏或不完整。请重新打包后重试。", e);
        }
    }

    private static System.Collections.ObjectModel.ReadOnlyCollection<ZipArchiveEntry> Entries(ZipArchive archive)
    {
        try
        {
            return archive.Entries;
        }
        catch (InvalidDataException e)
        {
            throw new ImportRefusedException(ImportRefusal.Damaged, "压缩包已损坏或不完整。请重新打包后重试。", e);
        }
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        try
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > MostOfOne || (bytes.Length > RatioAskedFrom && bytes.Length / MostRatio > entry.CompressedLength))
                    throw new ImportRefusedException(ImportRefusal.Bomb, $"压缩包内的“{entry.FullName}”解开后过大。请核对文件来源，分开打包后重试。");
            }

            return bytes.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw new ImportRefusedException(ImportRefusal.Damaged, $"压缩包内的“{entry.FullName}”无法解开。请重新打包后重试。", e);
        }
    }
}
