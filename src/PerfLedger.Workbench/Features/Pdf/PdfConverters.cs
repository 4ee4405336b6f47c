using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Office;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>Which converter there is, and what every PDF has to be before it is kept.</summary>
internal static class PdfConverters
{
    public const long MostBytes = BlobArchive.MostBytes;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>The service that is configured, else LibreOffice on the path; null when there is neither.</summary>
    public static IPdfConverter? Find()
    {
        var limit = int.TryParse(Environment.GetEnvironmentVariable("PERFLEDGER_PDF_SECONDS"), out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : Limit;
        if (Environment.GetEnvironmentVariable("PERFLEDGER_PDF") is { Length: > 0 } service)
            return Uri.TryCreate(service, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? new PdfServiceConverter(address, limit)
                : throw new CliException(ExitCodes.BadInput, $"PERFLEDGER_PDF“{service}”不是地址，应如 http://pdf:3000。");
        return Soffice.Find(limit) is { } office ? new SofficeConverter(office) : null;
    }

    /// <summary>There is one, whether or not it answers.</summary>
    public static bool Exists
    {
        get
        {
            var found = Find();
            (found as IDisposable)?.Dispose();
            return found is not null;
        }
    }

    public static CliException Missing() => new(ExitCodes.NoDatabase,
        "没有可用的 PDF 转换程序；没有写入。请安装 LibreOffice（apt-get install libreoffice-writer fonts-noto-cjk，或 dnf install libreoffice-writer），"
        + "或用 PERFLEDGER_SOFFICE 指明 soffice，或用 PERFLEDGER_PDF 指明 PDF 服务（docker compose 的 pdf，见 docs/pdf.md）。");

    /// <summary>The file, when it is one that the archive takes.</summary>
    public static async Task<byte[]> ReadAsync(FileInfo file, CancellationToken ct) => file.Length <= MostBytes
        ? await File.ReadAllBytesAsync(file.FullName, ct)
        : throw new CliException(ExitCodes.NoDatabase, "转换出的 PDF 超过 50 MB，没有写入；请检查文中的图片。");

    /// <summary>What came out is a PDF that opens without a password, has pages and runs nothing.</summary>
    public static ConvertedPdf Checked(byte[] bytes, string converter)
    {
        var facts = PdfFacts.Read(bytes);
        if (facts.Pages == 0 || facts.IsEncrypted || facts.Active is not null)
            throw new CliException(ExitCodes.NoDatabase, $"{converter} 给出的不是完好的 PDF（{Fault(facts)}）；没有写入，可稍后重试。");
        return new ConvertedPdf(bytes, facts.Pages, facts.Archival is { } part ? $"{converter}, PDF/A-{part}" : converter);
    }

    private static string Fault(PdfFacts facts) => facts.Active is { } active ? $"带有 {active}" : facts.IsEncrypted ? "已加密" : "没有页";
}
