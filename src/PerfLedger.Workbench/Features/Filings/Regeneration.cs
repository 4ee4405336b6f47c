using PerfLedger.Documents;
using PerfLedger.Documents.Comparison;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>One digest compared.</summary>
/// <param name="What">Of what.</param>
/// <param name="Pinned">As the filing pinned it.</param>
/// <param name="Found">As it is now; 缺失 or 损坏 where there are no bytes to compare.</param>
public sealed record DigestCheck(string What, string Pinned, string Found)
{
    /// <summary>Nothing changed.</summary>
    public bool Same => Pinned == Found;
}

/// <summary>The outcome of regenerating one filing.</summary>
public sealed record RegenerationReport(string Filing, int Number, IReadOnlyList<DigestCheck> Checks, string? FirstDifference,
    byte[]? Package)
{
    /// <summary>Every digest is the one pinned.</summary>
    public bool Identical => Checks.All(c => c.Same);
}

/// <summary>
/// Makes a filed report again from the events at the pinned stream versions with the pinned builder, calculation, rule pack, template and
/// engine, and compares every digest with the one pinned in the ledger.
/// </summary>
internal sealed class Regeneration(LedgerSession session)
{
    public async Task<RegenerationReport> RunAsync(string filing, RecordedEvent recorded, ReportFiled f, CancellationToken ct)
    {
        var kind = ReportKinds.Pinned(f.Pins.ModelBuilder, f.Pins.Calculation);
        var template = await TakeAsync("模板", f.Pins.TemplateDigest, ct);
        var materials = new List<Archived>();
        foreach (var pin in f.Pins.Materials) materials.Add(await TakeAsync(NameOf(pin), pin.Digest, ct));
        var streams = new List<(FrozenStream Pin, FrozenState? Found)>();
        foreach (var pin in f.Freeze.Streams)
            streams.Add((pin, await FrozenState.AtAsync(session.Ledger, pin.Stream, AsOf.Version(pin.Version), ct)));
        List<DigestCheck> checks =
            [.. streams.SelectMany(s => Versions(s.Pin, s.Found)), .. materials.Select(m => m.Check), template.Check];
        var lost = streams.Where(s => s.Found?.Version != s.Pin.Version).Select(s =>
            $"{s.Pin.Stream} 的事件缺失：报送时为版本 {s.Pin.Version}，现在只有 {s.Found?.Version ?? 0}").FirstOrDefault();
        if ((template.Remedy ?? materials.Select(m => m.Remedy).FirstOrDefault(r => r is not null) ?? lost) is { } why)
            return new(filing, f.Number, checks, why, null);
        var archived = await TakeAsync("存档文件字节", f.Pins.ByteDigest, ct);
        var cut = new Cut(f.Freeze.Position, f.Freeze.At, [.. streams.Select(s => s.Found!)]);
        var model = kind.Model(cut,
            new Materials([.. f.Pins.Materials.Zip(materials, (pin, file) => new Material(pin.Kind, pin.Name, file.Bytes!))]),
            recorded.ActorId);
        var document = DocumentEngines.Get(f.Pins.Engine).Render(template.Bytes, model);
        checks =
        [
            .. checks,
            new("数据模型", f.Pins.ModelDigest, Library.Digest(model)),
            new("内容（各部件）", f.Pins.CanonicalDigest, document.CanonicalDigest),
            new("文件字节", f.Pins.ByteDigest, document.ByteDigest),
            archived.Check,
            .. await new Companions(session).CheckAsync(filing, f, template.Bytes!, model, ct),
        ];
        var difference = checks.All(c => c.Same) ? null
            : archived.Remedy ?? DocumentDifference.First(archived.Bytes, document.Package)?.ToString()
                ?? await ModelDifferenceAsync(f, model, ct)
                ?? Say(checks.First(c => !c.Same));
        return new RegenerationReport(filing, f.Number, checks, difference, document.Package);
    }

    private static string Say(DigestCheck c) => $"{c.What}：登记 {c.Pinned}，现为 {c.Found}";

    private async Task<string?> ModelDifferenceAsync(ReportFiled f, byte[] model, CancellationToken ct)
    {
        var archived = await TakeAsync("数据模型", f.Pins.ModelDigest, ct);
        return archived.Bytes is null ? archived.Remedy : ModelDifference.First(archived.Bytes, model);
    }

    // A version that has lost events has another last event, and so another leaf.
    private static DigestCheck[] Versions(FrozenStream pin, FrozenState? found) =>
    [
        new($"版本 {pin.Stream}", $"{pin.Version}", found is null ? "缺失" : $"{found.Version}"),
        new("留痕凭证", pin.Leaf, found?.Last.Leaf ?? "缺失"),
    ];

    private static string NameOf(PinnedMaterial pin) => pin.Kind is Materials.TemplateKind or Materials.FieldsKind
        ? $"{Materials.Word(pin.Kind)} {pin.Name}" : Materials.Word(pin.Kind);

    /// <summary>Takes pinned bytes out of the archive; missing or damaged ones are an answer, not a failure of the call.</summary>
    private async Task<Archived> TakeAsync(string what, string digest, CancellationToken ct)
    {
        try
        {
            return new Archived(what, digest, await session.Archive.GetAsync(digest, ct), "缺失");
        }
        catch (LedgerException)
        {
            return new Archived(what, digest, null, "损坏");
        }
    }

    /// <summary>Bytes of the archive, or null and why.</summary>
    private sealed record Archived(string What, string Digest, byte[]? Bytes, string Otherwise)
    {
        public DigestCheck Check => new(What, Digest, Bytes is null ? Otherwise : Library.Digest(Bytes));

        public string? Remedy => Bytes is null ? $"存档有缺损：{What}{Otherwise}（SHA-256 {Digest}），请从备份恢复存档后重试" : null;
    }
}
