using PerfLedger.Documents;
using PerfLedger.Documents.Renditions.V1;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>
/// What a filing has beside its document: public renditions are made again, PDFs and scans are looked for in the archive.
/// </summary>
internal sealed class Companions(LedgerSession session)
{
    /// <summary>All of them checked.</summary>
    /// <param name="filing">The filing stream.</param>
    /// <param name="f">The filing.</param>
    /// <param name="template">Its template.</param>
    /// <param name="model">Its model, as made again.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyList<DigestCheck>> CheckAsync(
        string filing, ReportFiled f, byte[] template, byte[] model, CancellationToken ct)
    {
        var state = (await session.Ledger.FoldAsync(Streams.Filings, filing, AsOf.Now, ct)).State;
        var checks = new List<DigestCheck>();
        foreach (var made in state.Renditions.Where(r => r.Number == f.Number))
        {
            checks.AddRange(Rendition(made, f, template, model));
            checks.Add(await ArchivedAsync($"公开版第{made.Rendition}稿存档", made.Pins.ByteDigest, ct));
        }

        foreach (var pdf in state.Pdfs.Where(p => p.Number == f.Number))
            checks.Add(await ArchivedAsync(pdf.Of == f.Pins.ByteDigest ? "PDF 存档" : "公开版 PDF 存档", pdf.Digest, ct));
        foreach (var scan in state.Seals.Where(s => s.Number == f.Number))
            checks.Add(await ArchivedAsync($"盖章件 {scan.Name} 第{scan.First}–{scan.Last}页存档", scan.Scan, ct));
        return checks;
    }

    private static IEnumerable<DigestCheck> Rendition(RenditionMade made, ReportFiled f, byte[] template, byte[] model)
    {
        if (made.Pins.Builder != PublicRendition.Version)
            throw new CliException(ExitCodes.NotFound, $"本程序没有 {made.Pins.Builder}，不能重新生成公开版；请用制作时或更新的版本。");
        var name = $"公开版第{made.Rendition}稿";
        // A model that differs already may lack the place that was hidden; the difference of the model says more.
        if (Library.Digest(model) != f.Pins.ModelDigest) return [new(name, made.Pins.ByteDigest, "原件数据不同，无法重新生成")];
        var (document, _) = PublicRendition.Make(DocumentEngines.Get(f.Pins.Engine), template, model, made.Places, f.Pins.ByteDigest);
        return
        [
            new($"{name}数据", made.Pins.ModelDigest, document.ModelDigest),
            new($"{name}内容", made.Pins.CanonicalDigest, document.CanonicalDigest),
            new($"{name}字节", made.Pins.ByteDigest, document.ByteDigest),
        ];
    }

    private async Task<DigestCheck> ArchivedAsync(string what, string digest, CancellationToken ct)
    {
        try
        {
            return new(what, digest, await session.Archive.GetAsync(digest, ct) is { } bytes ? Library.Digest(bytes) : "缺失");
        }
        catch (LedgerException)
        {
            return new(what, digest, "损坏");
        }
    }
}
