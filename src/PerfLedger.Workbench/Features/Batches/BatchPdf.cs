using System.Text.Json.Nodes;
using PerfLedger.Domain.Batches;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Pdf;

namespace PerfLedger.Workbench.Features.Batches;

/// <summary>
/// PDFs of many forms: a piece of work a form, and one file of all that were made. Of a form that stands as filed the PDF is of the filed
/// document, the recorded one where there is one; of any other it is a preview. Nothing is recorded on the forms.
/// </summary>
internal sealed class BatchPdf(LedgerSession session)
{
    private const string MediaTypePdf = "application/pdf";

    public async Task<JobOutcome> MakeAsync(string subject, AsOf asOf, CancellationToken ct)
    {
        var (name, pdf) = await FiledAsync(subject, asOf, ct) ?? await PreviewAsync(subject, asOf, ct);
        var digest = await session.Archive.PutAsync(pdf.Bytes, MediaTypePdf, ct);
        return JobOutcome.Ok($"已生成 {pdf.Pages} 页", new JsonObject { ["digest"] = digest, ["name"] = Path.ChangeExtension(name, ".pdf") });
    }

    /// <summary>All that were made, in the order asked for, as one file.</summary>
    public async Task<byte[]> BindAsync(BatchView batch, CancellationToken ct)
    {
        var pdfs = new List<byte[]>();
        foreach (var item in batch.Items.Where(i => i.Digest is not null)) pdfs.Add(await session.TakeAsync(item.Name!, item.Digest!, ct));
        return pdfs.Count > 0 ? PdfBinder.Bind(pdfs)
            : throw new CliException(ExitCodes.NotFound, "这一批没有生成 PDF：请看逐张的说明。");
    }

    private async Task<(string Name, ConvertedPdf Pdf)?> FiledAsync(string subject, AsOf asOf, CancellationToken ct)
    {
        var folded = await Streams.FoldAsync(session.Ledger, subject, asOf, ct);
        if (Streams.FormOf(folded.State) is not { Stage: Stage.Filed }) return null;
        var filed = (await FilingQuery.AllAsync(session.Main, ct)).Where(f => f.Subject == subject).MaxBy(f => f.Number);
        if (filed is null) return null;
        var name = FilingWords.FileName(subject, filed.Number);
        var filing = (await session.Ledger.FoldAsync(Streams.Filings, filed.Filing, AsOf.Now, ct)).State;
        return await new PdfDesk(session).FindAsync(filing, filed.ByteDigest, ct) is { } known
            ? (name, new ConvertedPdf(known.Bytes, known.Pdf.Pages, known.Pdf.Converter))
            : (name, await ConvertAsync(await session.TakeAsync("报送文件", filed.ByteDigest, ct), ct));
    }

    private async Task<(string Name, ConvertedPdf Pdf)> PreviewAsync(string subject, AsOf asOf, CancellationToken ct)
    {
        var made = await new FilingDesk(session).MakeAsync(subject, asOf, "预览", ct);
        return (FilingWords.FileName(subject, null), await ConvertAsync(made.Document.Package, ct));
    }

    private static async Task<ConvertedPdf> ConvertAsync(byte[] docx, CancellationToken ct)
    {
        var converter = PdfConverters.Find() ?? throw PdfConverters.Missing();
        using var office = converter as IDisposable;
        return await converter.ConvertAsync(docx, ct);
    }
}
