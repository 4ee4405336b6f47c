using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>A Word file, or asked for with form=pdf its PDF to look at: converted, handed out and recorded nowhere.</summary>
internal static class PdfPress
{
    /// <summary>The document, or the page that waits for its PDF.</summary>
    public static async Task<IResult> AnswerAsync(
        HttpContext http, LongWork works, byte[] docx, string name, string back, string? form) => form == "pdf"
        ? await MadeFiles.AnswerAsync(http, works, $"pdf {Library.Digest(docx)}", "PDF", back, token => MakeAsync(docx, name, token))
        : Results.File(docx, MadeFiles.Docx, name);

    private static async Task<MadeFile> MakeAsync(byte[] docx, string name, CancellationToken ct)
    {
        var converter = PdfConverters.Find() ?? throw PdfConverters.Missing();
        using var office = converter as IDisposable;
        return new MadeFile((await converter.ConvertAsync(docx, ct)).Bytes, MadeFiles.Pdf, Path.ChangeExtension(name, ".pdf"));
    }
}
