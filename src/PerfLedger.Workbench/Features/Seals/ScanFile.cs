using System.Buffers.Binary;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Pdf;

namespace PerfLedger.Workbench.Features.Seals;

/// <summary>A scan of stamped paper, known by what it holds: its name is not believed.</summary>
/// <param name="Name">Its name as a person knows it.</param>
/// <param name="Bytes">The file.</param>
/// <param name="MediaType">application/pdf, image/jpeg or image/png.</param>
/// <param name="Pages">Its pages; a picture is one.</param>
internal sealed record ScanFile(string Name, byte[] Bytes, string MediaType, int Pages)
{
    private const int MostPages = 2000, MostPixels = 30_000;

    /// <summary>Reads a scan.</summary>
    /// <exception cref="CliException">It is none that can be kept: says what was found and what to do.</exception>
    public static async Task<ScanFile> ReadAsync(FileInfo file, CancellationToken ct)
    {
        if (!file.Exists) throw new CliException(ExitCodes.BadInput, $"没有文件 {file.FullName}。");
        await using var bytes = file.OpenRead();
        return await ReadAsync(file.Name, file.Length, bytes, ct);
    }

    /// <summary>Judges bytes that somebody sent.</summary>
    /// <exception cref="CliException">It is none that can be kept: says what was found and what to do.</exception>
    public static async Task<ScanFile> ReadAsync(string name, long length, Stream sent, CancellationToken ct)
    {
        if (length is 0 or > BlobArchive.MostBytes)
            throw Refused(name, length == 0 ? "是空的" : "超过 50 MB", "请重新扫描，或降低分辨率（200 至 300 dpi 即可）");
        var bytes = new byte[length];
        await sent.ReadExactlyAsync(bytes, ct);
        return Of(name, bytes);
    }

    private static ScanFile Of(string file, byte[] bytes)
    {
        if (PdfFacts.IsPdf(bytes)) return OfPdf(file, bytes);
        var picture = Png(bytes) is { } png ? ("image/png", png) : Jpeg(bytes) is { } jpeg ? ("image/jpeg", jpeg) : default;
        if (picture.Item1 is null)
            throw Refused(file, "不是 PDF、JPG 或 PNG，或已残缺", "请用扫描仪另存为 PDF 或 JPG（内容决定类型，改扩展名无用）");
        var (width, height) = picture.Item2;
        return width is > 0 and <= MostPixels && height is > 0 and <= MostPixels
            ? new ScanFile(file, bytes, picture.Item1, 1)
            : throw Refused(file, $"尺寸为 {width}×{height} 像素", $"每边须在 1 至 {MostPixels} 像素之间，请重新扫描");
    }

    private static ScanFile OfPdf(string file, byte[] bytes)
    {
        var facts = PdfFacts.Read(bytes);
        if (facts.IsEncrypted) throw Refused(file, "已加密", "请去掉口令和限制后再上传");
        if (facts.Active is { } active) throw Refused(file, $"带有可执行或附加内容（{active}）", "请打印为普通 PDF 或重新扫描");
        return facts.Pages is > 0 and <= MostPages
            ? new ScanFile(file, bytes, "application/pdf", facts.Pages)
            : throw Refused(file, facts.Pages == 0 ? "读不出页数，可能已残缺" : $"有 {facts.Pages} 页", $"请重新扫描，至多 {MostPages} 页一件");
    }

    // PNG: the signature, the size in the first chunk, and the last chunk at the end.
    private static (int, int)? Png(ReadOnlySpan<byte> b)
    {
        var whole = b.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && b.Length > 57
            && b[12..16].SequenceEqual("IHDR"u8) && b[^8..^4].SequenceEqual("IEND"u8);
        return whole ? (BinaryPrimitives.ReadInt32BigEndian(b[16..]), BinaryPrimitives.ReadInt32BigEndian(b[20..])) : null;
    }

    // JPEG: segments up to the frame header (SOF0 to SOF15 but for DHT, JPG and DAC), which holds the size; the end mark behind the data.
    private static (int, int)? Jpeg(ReadOnlySpan<byte> b)
    {
        if (!b.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || b.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) < 0) return null;
        for (var at = 2; at + 9 < b.Length && b[at] == 0xFF;)
        {
            var mark = b[at + 1];
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(b[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(b[(at + 5)..]));
            at += mark == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(b[(at + 2)..]);
        }

        return null;
    }

    private static CliException Refused(string file, string found, string next) =>
        new(ExitCodes.BadInput, $"盖章扫描件 {file} {found}；没有写入。{next}。");
}
