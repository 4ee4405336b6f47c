using PerfLedger.Documents;
using PerfLedger.Documents.Comparison;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Filings;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>One digest compared.</summary>
internal sealed record DigestCheck(string What, string Pinned, string Found)
{
    public bool Same => Pinned == Found;
}

/// <summary>The outcome of regenerating one filing.</summary>
internal sealed record RegenerationReport(string Filing, int Number, IReadOnlyList<DigestCheck> Checks, string? FirstDifference,
    byte[]? Package)
{
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
        var template = await TakeAsync("模板", f.Pins.TemplateDigest, ct);
        var pack = await TakeAsync("规则包", f.Pins.RulePackDigest, ct);
        var frozen = f.Freeze.Evaluations[0];
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, frozen.Stream, AsOf.Version(frozen.Version), ct);
        var lost = folded.Version == frozen.Version && folded.State.Opened is not null
            ? null
            : $"{frozen.Stream} 的事件缺失：报送时为版本 {frozen.Version}，现在只有 {folded.Version}";
        if (template.Bytes is null || pack.Bytes is null || lost is not null)
            return new(filing, f.Number, [template.Check, pack.Check, Versions(frozen, folded)], template.Remedy ?? pack.Remedy ?? lost,
                null);
        var archived = await TakeAsync("存档文件字节", f.Pins.ByteDigest, ct);
        var model = Model(recorded, f, folded, pack.Bytes);
        var document = DocumentEngines.Get(f.Pins.Engine).Render(template.Bytes, model);
        DigestCheck[] checks =
        [
            Versions(frozen, folded),
            new("自评留痕凭证", frozen.Leaf, (await session.Ledger.HeadAtAsync(folded.Position, ct)).Leaf),
            new("数据模型", f.Pins.ModelDigest, Library.Digest(model)),
            template.Check,
            pack.Check,
            new("内容（各部件）", f.Pins.CanonicalDigest, document.CanonicalDigest),
            new("文件字节", f.Pins.ByteDigest, document.ByteDigest),
            archived.Check,
        ];
        var difference = checks.All(c => c.Same) ? null
            : archived.Remedy ?? DocumentDifference.First(archived.Bytes, document.Package)?.ToString()
                ?? await ModelDifferenceAsync(f, model, ct);
        return new RegenerationReport(filing, f.Number, checks, difference, document.Package);
    }

    private async Task<string?> ModelDifferenceAsync(ReportFiled f, byte[] model, CancellationToken ct)
    {
        var archived = await TakeAsync("数据模型", f.Pins.ModelDigest, ct);
        return archived.Bytes is null ? archived.Remedy : ModelDifference.First(archived.Bytes, model);
    }

    private static DigestCheck Versions(FrozenEvaluation frozen, Folded<SelfEvaluation> folded) =>
        new("自评版本", $"{frozen.Version}", folded.State.Opened is null ? "缺失" : $"{folded.Version}");

    private static byte[] Model(RecordedEvent recorded, ReportFiled f, Folded<SelfEvaluation> folded, byte[] pack)
    {
        if (f.Pins.ModelBuilder != ProjectSelfEvaluationModel.Version || f.Pins.Calculation != Calc.Version)
            throw new CliException(ExitCodes.NotFound, $"本程序没有 {f.Pins.ModelBuilder} 或 {f.Pins.Calculation}，不能重新生成；请用报送时或更新的版本。");
        var result = Calc.Compute(folded.State, Library.Parse(pack, f.Pins.RulePack));
        var stream = f.Freeze.Evaluations[0].Stream;
        return ProjectSelfEvaluationModel.Build(folded.State, result,
            new(stream, folded.Version, f.Freeze.Position, f.Freeze.At, recorded.ActorId));
    }

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
