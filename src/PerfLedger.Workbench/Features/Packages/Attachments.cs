using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>
/// What goes into a package beside the report and what it was made from: a list, so that another form of the same report is one more
/// entry of it.
/// </summary>
internal static class Attachments
{
    /// <summary>Makes the files of one kind for a filing; none when it has none.</summary>
    /// <param name="session">The ledger.</param>
    /// <param name="source">The filing.</param>
    /// <param name="open">True: only what may be public.</param>
    /// <param name="ct">Cancellation.</param>
    public delegate Task<IReadOnlyList<PackageFile>> Maker(
        LedgerSession session, PackageSource source, bool open, CancellationToken ct);

    /// <summary>All kinds, in the order of the package.</summary>
    public static IReadOnlyList<Maker> All { get; } = [PdfAsync, WorkbookAsync, SealsAsync, RenditionsAsync];

    private static Task<IReadOnlyList<PackageFile>> PdfAsync(
        LedgerSession session, PackageSource source, bool open, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PackageFile>>(!open && source.Pdf is var (pdf, bytes)
            ? [new($"报告/{PackagePaths.Name(source.Row)}.pdf", bytes, $"报送件的 PDF（{pdf.Converter}，{pdf.Pages} 页）")]
            : []);

    // It shows every cell, so it is not for the public.
    private static async Task<IReadOnlyList<PackageFile>> WorkbookAsync(
        LedgerSession session, PackageSource source, bool open, CancellationToken ct) =>
        !open && await new FiledWorkbook(session, source).MakeAsync(ct) is { } workbook ? [workbook] : [];

    private static async Task<IReadOnlyList<PackageFile>> SealsAsync(
        LedgerSession session, PackageSource source, bool open, CancellationToken ct)
    {
        var files = new List<PackageFile>();
        if (open) return files;
        foreach (var scan in source.Seals.DistinctBy(s => s.Scan))
        {
            var bytes = await session.TakeAsync("盖章件", scan.Scan, ct);
            files.Add(new(PackagePaths.Scan(files.Count + 1, scan), bytes, $"盖章扫描件，校验码 {scan.Code}"));
        }

        return files;
    }

    private static async Task<IReadOnlyList<PackageFile>> RenditionsAsync(
        LedgerSession session, PackageSource source, bool open, CancellationToken ct)
    {
        var files = new List<PackageFile>();
        foreach (var made in source.Renditions)
        {
            var path = $"公开版/第{made.Rendition}稿";
            files.Add(new($"{path}.docx", await session.TakeAsync("公开版", made.Pins.ByteDigest, ct), $"公开版第{made.Rendition}稿"));
            files.Add(new($"{path}.json", await session.TakeAsync("公开版数据", made.Pins.ModelDigest, ct), $"公开版第{made.Rendition}稿的数据"));
            if (source.State.Pdfs.Find(p => p.Of == made.Pins.ByteDigest) is { } pdf)
                files.Add(new($"{path}.pdf", await session.TakeAsync("公开版 PDF", pdf.Digest, ct), $"公开版第{made.Rendition}稿的 PDF"));
        }

        return files;
    }
}
