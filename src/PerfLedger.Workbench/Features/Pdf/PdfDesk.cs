using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>The PDF of a filed document: made once, kept by its digest, handed out ever after.</summary>
internal sealed class PdfDesk(LedgerSession session)
{
    /// <summary>The recorded PDF of a document; null when none was made.</summary>
    /// <exception cref="CliException">It is recorded, and missing or damaged in the archive.</exception>
    public async Task<(PdfRendered Pdf, byte[] Bytes)?> FindAsync(Filing filing, string of, CancellationToken ct) =>
        filing.Pdfs.Find(p => p.Of == of) is { } pdf ? (pdf, await session.TakeAsync("PDF", pdf.Digest, ct)) : null;

    /// <summary>The recorded PDF, or one converted, archived and recorded now.</summary>
    public async Task<(PdfRendered Pdf, byte[] Bytes)> MakeAsync(
        FilingRow row, string of, Func<CancellationToken, Task<CommandDesk>> deskOf, CancellationToken ct)
    {
        var filing = await FilingAsync(row.Filing, ct);
        if (await FindAsync(filing, of, ct) is { } known) return known;
        var converter = PdfConverters.Find() ?? throw PdfConverters.Missing();
        using var office = converter as IDisposable;
        var desk = await deskOf(ct);
        var made = await converter.ConvertAsync(await session.TakeAsync("存档文件", of, ct), ct);
        var digest = await session.Archive.PutAsync(made.Bytes, "application/pdf", ct);
        var record = new RecordPdf(
            new PdfRendered(row.Number, digest, made.Bytes.Length, made.Pages, made.Converter, of), desk.Actor.Who());
        await desk.DecideAsync(Streams.Filings, row.Filing, record.Decide, ct);
        // Two at once: the one recorded first is the PDF of this document.
        return (await FindAsync(await FilingAsync(row.Filing, ct), of, ct))!.Value;
    }

    private async Task<Filing> FilingAsync(string stream, CancellationToken ct) =>
        (await session.Ledger.FoldAsync(Streams.Filings, stream, Ledger.AsOf.Now, ct)).State;
}
