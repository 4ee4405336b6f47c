using System.IO.Compression;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Sheets;

namespace PerfLedger.Workbench.Features.Overviews.Pages;

/// <summary>Forms chosen in the 项目总表, all as they stood at one position: to print, as Word files, as one workbook.</summary>
internal sealed class ChosenForms(LedgerSession session)
{
    /// <summary>The forms as their pages show them.</summary>
    public async Task<PrintModel> ViewsAsync(IReadOnlyList<string> streams, CancellationToken ct)
    {
        var asOf = await HereAsync(ct);
        var (forms, tables) = (new List<FormView>(), new List<string>());
        foreach (var stream in streams)
        {
            var folded = await OpenedAsync(stream, asOf, ct);
            if (folded.State.Layout is { } table) tables.Add(table.Title);
            else forms.Add(FormView.Of(stream, folded, await Assessment.ReadAsync(session, folded.State, asOf, ct)));
        }

        return new PrintModel(forms, tables);
    }

    /// <summary>A Word file each: of a form that stands as filed the filed document itself, of any other a preview.</summary>
    public async Task<byte[]> ZipAsync(IReadOnlyList<string> streams, CancellationToken ct)
    {
        var asOf = await HereAsync(ct);
        var filings = (await FilingQuery.AllAsync(session.Reads, ct)).ToLookup(f => f.Subject, StringComparer.Ordinal);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var stream in streams)
            {
                var folded = await OpenedAsync(stream, asOf, ct);
                var filed = folded.State.Stage == Stage.Filed ? filings[stream].MaxBy(f => f.Number) : null;
                var document = filed is null
                    ? (await new FilingDesk(session).MakeAsync(stream, asOf, "预览", ct)).Document.Package
                    : await session.TakeAsync("报送文件", filed.ByteDigest, ct);
                // A .docx is packed already.
                var entry = zip.CreateEntry(FilingWords.FileName(stream, filed?.Number), CompressionLevel.NoCompression);
                await using var part = await entry.OpenAsync(ct);
                await part.WriteAsync(document, ct);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>One workbook with a sheet a form and 汇总 in front.</summary>
    public async Task<byte[]> BookAsync(IReadOnlyList<string> streams, CancellationToken ct)
    {
        var asOf = await HereAsync(ct);
        var forms = new List<FormReference>();
        foreach (var stream in streams)
        {
            await OpenedAsync(stream, asOf, ct);
            forms.Add(await FormReference.AtAsync(session, stream, asOf, ct));
        }

        return FormBook.WriteSet(forms, null, "绩效自评汇总表", forms.Max(f => f.Made.Cut.At));
    }

    private async Task<AsOf> HereAsync(CancellationToken ct) => AsOf.Position((await session.Ledger.HeadAsync(ct)).Position);

    private async Task<Folded<SelfEvaluation>> OpenedAsync(string stream, AsOf asOf, CancellationToken ct)
    {
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct);
        return folded.State.Opened is not null ? folded
            : throw new CliException(ExitCodes.NotFound, $"没有自评表“{stream}”。请从项目总表中重新选。");
    }
}
