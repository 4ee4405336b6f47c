using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>A PDF to look at, of a document that is not filed or not kept as PDF: it is handed out and recorded nowhere.</summary>
internal static class PdfPress
{
    /// <summary>Converts; the name of the document with .pdf.</summary>
    public static async Task<MadeFile> MakeAsync(byte[] docx, string name, CancellationToken ct)
    {
        var converter = PdfConverters.Find() ?? throw PdfConverters.Missing();
        using var office = converter as IDisposable;
        return new MadeFile((await converter.ConvertAsync(docx, ct)).Bytes, MadeFiles.Pdf, Path.ChangeExtension(name, ".pdf"));
    }
}
