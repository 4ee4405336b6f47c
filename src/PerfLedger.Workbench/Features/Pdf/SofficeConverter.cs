using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Office;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>Makes a PDF with LibreOffice on this machine.</summary>
internal sealed class SofficeConverter(Soffice office) : IPdfConverter, IDisposable
{
    /// <summary>PDF/A-2b, so that the file needs nothing from outside (fonts are embedded).</summary>
    private const string Format = """pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}""";

    private string? version;

    public async Task<ConvertedPdf> ConvertAsync(byte[] docx, CancellationToken ct)
    {
        var work = Directory.CreateTempSubdirectory("perfledger-pdf-");
        try
        {
            version ??= await VersionAsync(work.FullName, ct);
            var source = Path.Combine(work.FullName, "document.docx");
            await File.WriteAllBytesAsync(source, docx, ct);
            var (answer, made) = await office.ConvertAsync(source, Format, work.FullName, ct);
            if (!answer.InTime) throw Late();
            if (made is null)
                throw new CliException(ExitCodes.NoDatabase,
                    $"LibreOffice 没有转换成功（退出码 {answer.Exit}）：{answer.LastError ?? "没有说明原因。"} 没有写入，可稍后重试。");
            return PdfConverters.Checked(await PdfConverters.ReadAsync(made, ct), version);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    public void Dispose() => office.Dispose();

    private async Task<string> VersionAsync(string folder, CancellationToken ct)
    {
        var answer = await office.RunAsync(["--version"], folder, ct);
        if (!answer.InTime) throw Late();
        return answer.Out.Trim() is { Length: > 0 } said ? said : "LibreOffice";
    }

    private CliException Late() => new(ExitCodes.NoDatabase,
        $"LibreOffice 在 {office.Limit.TotalSeconds:0} 秒内没有转换完，已停止；没有写入，可稍后重试。");
}
