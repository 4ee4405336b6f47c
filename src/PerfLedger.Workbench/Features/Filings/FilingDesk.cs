using System.Collections.Immutable;
using PerfLedger.Documents;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Filings;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>A form made from the ledger at one position: the bytes and everything they were made of.</summary>
internal sealed record MadeForm(
    SelfEvaluation State, long Version, string Leaf, long Position, DateTimeOffset FrozenAt, FormTemplate Template, string RulePack,
        byte[] RulePackBytes,
    byte[] Model, RenderedDocument Document, IReadOnlyList<Finding> Findings)
{
    public string Title => $"{State.Opened!.FiscalYear}年度项目支出绩效自评表（{State.Opened.Project?.Name ?? State.Opened.Unit.Name}）";

    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);
}

/// <summary>Files reports (house journey 2): freeze at a position, build the model, render, archive, then one atomic append.</summary>
internal sealed class FilingDesk(LedgerSession session)
{
    private const string MediaTypeJson = "application/json";
    private const string MediaTypeDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int Attempts = 3;

    /// <summary>Makes the form of a self-evaluation as it stood; nothing is written.</summary>
    public async Task<MadeForm> MakeAsync(string stream, AsOf asOf, string author, CancellationToken ct)
    {
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct);
        if (folded.Version == 0) throw new CliException(ExitCodes.NotFound, $"{stream} 在这一时点还没有建表。");
        var head = await session.Ledger.HeadAsync(ct);
        var (position, at) = asOf == AsOf.Now ? (head.Position, head.RecordedAt) : (folded.Position, folded.State.Last.At);
        return await MakeAsync(stream, folded, position, at, author, ct);
    }

    /// <summary>Files the form; returns what was filed.</summary>
    public async Task<FilingRow> FileAsync(string stream, CommandDesk desk, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var head = await session.Ledger.HeadAsync(ct);
            var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Position(head.Position), ct);
            var made = await MakeAsync(stream, folded, head.Position, head.RecordedAt, desk.Actor.Id, ct);
            var campaign = await CampaignAsync(made.State.Opened!.Campaign, head.Position, ct);
            var report = Report(stream, made, DueDates.OverdueOf(campaign.State, stream, made.State));
            var filing = Streams.FilingOf(stream);
            await ArchiveAsync(made, ct);
            try
            {
                var outcome = await desk.DecideAsync(
                [
                    StreamWork.Of<SelfEvaluation, ISelfEvaluationEvent>(Streams.Evaluations, stream, s => s.Version == made.Version
                        ? Once(new FileEvaluation(filing, Errors(made)).Decide(s), made)
                        : throw new FreezeMovedException()),
                    StreamWork.Of<Filing, IFilingEvent>(Streams.Filings, filing, report.Decide),
                ], campaign.Guards, ct);
                return await FilingQuery.AtAsync(session.Main, filing, outcome.Accepted, ct);
            }
            catch (Exception e) when (attempt < Attempts && e is FreezeMovedException or CliException { ExitCode: ExitCodes.Conflict })
            {
                // Someone wrote between the freeze and the append, or moved the due date: freeze again. The blobs archived are
                // unreferenced, nothing else.
            }
        }
    }

    private async Task<MadeForm> MakeAsync(
        string stream, Folded<SelfEvaluation> folded, long position, DateTimeOffset frozenAt, string author, CancellationToken ct)
    {
        var leaf = (await session.Ledger.HeadAtAsync(folded.Position, ct)).Leaf;
        var s = folded.State;
        var (pack, packBytes) = Library.RulePack(s.Opened!.RulePack);
        var template = Library.Template(s.Opened.Form);
        var result = Calc.Compute(s, pack);
        var model = ProjectSelfEvaluationModel.Build(s, result, new ModelContext(stream, folded.Version, position, frozenAt, author));
        var document = DocumentEngines.Current.Render(template.Docx, model);
        return new MadeForm(s, folded.Version, leaf, position, frozenAt, template, s.Opened.RulePack, packBytes, model, document,
            FormChecks.Run(s, pack));
    }

    // What the filing says of 逾期 is of the campaign as it stood at the freeze; guarded, so that it still stands so at the append.
    private async Task<(Campaign State, Guard[]? Guards)> CampaignAsync(string? stream, long position, CancellationToken ct)
    {
        if (stream is null) return (Campaign.Initial, null);
        var folded = await session.Ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Position(position), ct);
        return (folded.State, [new Guard(stream, folded.Version)]);
    }

    private static FileReport Report(string stream, MadeForm made, Overdue? overdue) => new(
        made.Title,
        new Freeze(made.Position, made.FrozenAt, [new FrozenEvaluation(stream, made.Version, made.Leaf)]),
        new FilingPins(
            ProjectSelfEvaluationModel.Version, made.Document.ModelDigest, made.Template.Form, Library.Digest(made.Template.Docx),
            DocumentEngines.Current.Version, Calc.Version, made.RulePack, Library.Digest(made.RulePackBytes), made.Document.CanonicalDigest,
            made.Document.ByteDigest, made.Document.Package.Length),
        new FindingCounts(made.Count(Severity.Error), made.Count(Severity.Warning), made.Count(Severity.Hint)),
        made.State.Acknowledgement?.Head,
        made.State.Opened!.Retrospective,
        overdue);

    private static ImmutableArray<AcknowledgedFinding> Errors(MadeForm made) =>
        [.. made.Findings.Where(f => f.Severity == Severity.Error).Select(f => new AcknowledgedFinding(f.Rule, f.At))];

    /// <summary>A form that is filed already is not filed again: without a correction there is no next version.</summary>
    private static Decision<ISelfEvaluationEvent> Once(Decision<ISelfEvaluationEvent> decision, MadeForm made) =>
        decision is Decision<ISelfEvaluationEvent>.Accepted { Events.Count: 0 }
            ? throw new CliException(ExitCodes.Refused, $"这张表已报送（第{made.State.Filings}版），没有写入；确需修改，请先用 perfledger correct 办理更正。")
            : decision;

    private async Task ArchiveAsync(MadeForm made, CancellationToken ct)
    {
        await session.Archive.PutAsync(made.Template.Docx, MediaTypeDocx, ct);
        await session.Archive.PutAsync(made.Template.Fields, MediaTypeJson, ct);
        await session.Archive.PutAsync(made.RulePackBytes, MediaTypeJson, ct);
        await session.Archive.PutAsync(made.Model, MediaTypeJson, ct);
        await session.Archive.PutAsync(made.Document.Package, MediaTypeDocx, ct);
    }

    private sealed class FreezeMovedException() : Exception("The stream moved after the freeze.");
}
