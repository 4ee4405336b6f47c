using PerfLedger.Documents;
using PerfLedger.Documents.Comparison;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>One digest compared.</summary>
internal sealed record DigestCheck(string What, string Pinned, string Found)
{
    public bool Same => Pinned == Found;
}

/// <summary>The outcome of regenerating one filing.</summary>
internal sealed record RegenerationReport(string Filing, int Number, IReadOnlyList<DigestCheck> Checks, string? FirstDifference, byte[] Package)
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
        var template = await NeedAsync(f.Pins.TemplateDigest, "模板", ct);
        var pack = await NeedAsync(f.Pins.RulePackDigest, "规则包", ct);
        var archivedModel = await NeedAsync(f.Pins.ModelDigest, "数据模型", ct);
        var archived = await NeedAsync(f.Pins.ByteDigest, "报送文件", ct);
        var (model, leaf) = await ModelAsync(recorded, f, pack, ct);
        var document = DocumentEngines.Get(f.Pins.Engine).Render(template, model);
        DigestCheck[] checks =
        [
            new("自评留痕凭证", f.Freeze.Evaluations[0].Leaf, leaf),
            new("数据模型", f.Pins.ModelDigest, Library.Digest(model)),
            new("模板", f.Pins.TemplateDigest, Library.Digest(template)),
            new("规则包", f.Pins.RulePackDigest, Library.Digest(pack)),
            new("内容（各部件）", f.Pins.CanonicalDigest, document.CanonicalDigest),
            new("文件字节", f.Pins.ByteDigest, document.ByteDigest),
            new("存档文件字节", f.Pins.ByteDigest, Library.Digest(archived)),
        ];
        var difference = checks.All(c => c.Same) ? null
            : DocumentDifference.First(archived, document.Package)?.ToString() ?? ModelDifference.First(archivedModel, model);
        return new RegenerationReport(filing, f.Number, checks, difference, document.Package);
    }

    private async Task<(byte[] Model, string Leaf)> ModelAsync(RecordedEvent recorded, ReportFiled f, byte[] pack, CancellationToken ct)
    {
        if (f.Pins.ModelBuilder != ProjectSelfEvaluationModel.Version || f.Pins.Calculation != Calc.Version)
            throw new CliException(ExitCodes.NotFound, $"本程序没有 {f.Pins.ModelBuilder} 或 {f.Pins.Calculation}，不能重新生成；请用报送时或更新的版本。");
        var frozen = f.Freeze.Evaluations[0];
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, frozen.Stream, AsOf.Version(frozen.Version), ct);
        var result = Calc.Compute(folded.State, Library.Parse(pack, f.Pins.RulePack));
        var context = new ModelContext(frozen.Stream, frozen.Version, f.Freeze.Position, f.Freeze.At, recorded.ActorId);
        var leaf = (await session.Ledger.HeadAtAsync(folded.Position, ct)).Leaf;
        return (ProjectSelfEvaluationModel.Build(folded.State, result, context), leaf);
    }

    private async Task<byte[]> NeedAsync(string digest, string what, CancellationToken ct) =>
        await session.Archive.GetAsync(digest, ct)
        ?? throw new CliException(ExitCodes.AnswerIsNo, $"存档中缺少{what}（SHA-256 {digest}）。请从备份恢复存档后重试。");
}
