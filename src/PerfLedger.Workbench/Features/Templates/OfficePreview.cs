using PerfLedger.Workbench.Features.Office;

namespace PerfLedger.Workbench.Features.Templates;

/// <summary>
/// Shows a document as LibreOffice lays it out: a PDF and a picture of each page, where the programs are installed. A preview only: fonts
/// of a server are not those of an office, so pages may break elsewhere.
/// </summary>
internal static class OfficePreview
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Writes beside the document; returns all files there are, the document first.</summary>
    public static async Task<IReadOnlyList<string>> WriteAsync(string docx, CancellationToken ct)
    {
        using var office = Soffice.Find(Patience);
        if (office is null) return [docx];
        var folder = Path.GetDirectoryName(docx)!;
        var (_, pdf) = await office.ConvertAsync(docx, "pdf", folder, ct);
        return pdf is null ? [docx] : [docx, pdf.FullName, .. await PicturesAsync(pdf.FullName, folder, ct)];
    }

    private static async Task<IEnumerable<string>> PicturesAsync(string pdf, string folder, CancellationToken ct)
    {
        if (LimitedProcess.Which("pdftoppm") is not { } program) return [];
        var stem = Path.GetFileNameWithoutExtension(pdf);
        string[] words = ["-r", "80", "-png", pdf, Path.Combine(folder, stem)];
        var drawn = await LimitedProcess.RunAsync(program, words, folder, folder, Patience, ct);
        return drawn.IsDone ? Directory.GetFiles(folder, stem + "-*.png").Order(StringComparer.Ordinal) : [];
    }
}
