using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Pdf;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>A file of a package.</summary>
/// <param name="Path">Its path in the package, with / between folders.</param>
/// <param name="Bytes">The file.</param>
/// <param name="What">What it is, in Chinese.</param>
internal sealed record PackageFile(string Path, byte[] Bytes, string What);

/// <summary>A stream of a package: its events up to the version that counts.</summary>
internal sealed record PackageStream(string Stream, long Version, string? PinnedLeaf, IReadOnlyList<EventProof> Events);

/// <summary>All that a package is made from, taken out of the ledger and its archive.</summary>
internal sealed record PackageSource(
    FilingRow Row, RecordedEvent Recorded, ReportFiled Filed, Filing State, byte[] Document, byte[] Model, byte[] Template,
    IReadOnlyList<(PinnedMaterial Pin, byte[] Bytes)> Materials, (PdfRendered Pdf, byte[] Bytes)? Pdf, byte[] Receipt,
    IReadOnlyList<PackageStream> Streams, RegenerationReport Regeneration)
{
    /// <summary>The renditions of this number, as made.</summary>
    public IEnumerable<RenditionMade> Renditions => State.Renditions.Where(r => r.Number == Row.Number);

    /// <summary>The scans of this number, as attached.</summary>
    public IEnumerable<SealAttached> Seals => State.Seals.Where(s => s.Number == Row.Number);

    /// <summary>Takes it all out; what is missing or damaged ends the call with what to restore.</summary>
    public static async Task<PackageSource> TakeAsync(LedgerSession session, FilingRow row, CancellationToken ct)
    {
        var (recorded, filed) = await FilingQuery.EventAsync(session.Ledger, row, ct);
        var filing = await session.Ledger.FoldAsync(Workbench.Streams.Filings, row.Filing, AsOf.Now, ct);
        var materials = new List<(PinnedMaterial, byte[])>();
        foreach (var pin in filed.Pins.Materials)
            materials.Add((pin, await session.TakeAsync($"{pin.Kind} {pin.Name}", pin.Digest, ct)));
        var template = await session.TakeAsync("模板", filed.Pins.TemplateDigest, ct);
        var streams = new List<PackageStream>
        {
            new(row.Filing, filing.Version, null, await session.Ledger.ReadProofsAsync(row.Filing, filing.Version, ct)),
        };
        foreach (var pin in filed.Freeze.Streams)
            streams.Add(new(pin.Stream, pin.Version, pin.Leaf, await session.Ledger.ReadProofsAsync(pin.Stream, pin.Version, ct)));
        return new PackageSource(
            row, recorded, filed, filing.State,
            await session.TakeAsync("存档文件", filed.Pins.ByteDigest, ct), await session.TakeAsync("数据模型", filed.Pins.ModelDigest, ct),
            template, materials,
            await new PdfDesk(session).FindAsync(filing.State, filed.Pins.ByteDigest, ct),
            (await ReceiptWord.MakeAsync(session, row, ct)).Package, streams,
            await new Regeneration(session).RunAsync(row.Filing, recorded, filed, ct));
    }
}
