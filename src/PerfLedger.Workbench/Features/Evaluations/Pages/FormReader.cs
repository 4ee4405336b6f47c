using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Comparison;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>Reads one form for its pages, as it stands or as it was, for a person who may see it.</summary>
internal sealed class FormReader(LedgerSession session)
{
    /// <summary>The state of a form at a moment people wrote: 12, @345, 2020-05-15; null = now.</summary>
    public async Task<Folded<SelfEvaluation>> FoldAsync(Officer officer, string stream, string? at, CancellationToken ct)
    {
        if (!Streams.IsForm(stream) || Domain.StreamIds.Parse(stream) is null) throw Missing(stream);
        await Access.DemandFormAsync(session.Ledger, officer, stream, ct);
        if (await EvaluationQuery.FindAsync(session.Reads, stream, ct) is null) throw Missing(stream);
        var asOf = await EvaluationIds.ReachedAsync(session.Ledger, stream, at, ct);
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct);
        return folded.State.Opened is not null
            ? folded
            : throw new CliException(ExitCodes.NotFound, "这一时点还没有建表：请换一个较晚的时点。");
    }

    public async Task<FormHead> HeadAsync(string stream, Folded<SelfEvaluation> folded, string? at, CancellationToken ct)
    {
        var (s, o) = (folded.State, folded.State.Opened!);
        var last = await PersonQuery.NameAsync(session.Reads, s.Last.Actor, ct);
        var subtitle = ((string?[])[$"{o.FiscalYear}年度", o.CompetentDepartment, o.SpecialFund]).Where(t => !string.IsNullOrEmpty(t));
        return new FormHead(stream, o.Project?.Name ?? o.Unit.Name, string.Join(" · ", subtitle), s.Stage, folded.Version, folded.Position,
            $"{Output.Local(s.Last.At)[..16]} {last}", at)
        {
            Due = at is null ? DueText.InWords((await new DueQuery(session).ReadAsync([stream], ct))[0]) : null,
            Opinions = s.Stage == Stage.Returned ? [.. s.Opinions.Select(p =>
                new PlacedOpinion(p.Text, p.Figure, p.Figure is null ? null : FormCells.Name(s, p.Figure)))] : [],
            Retrospective = o.Retrospective,
        };
    }

    /// <summary>What stood, at another point of the form's life, in the cells that stand otherwise in this state.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> ChangedAsync(
        Officer officer, string stream, SelfEvaluation state, string since, CancellationToken ct)
    {
        var before = await Trail.FormPoint.ReadAsync(session, stream, since, ct);
        await Access.DemandFormAsync(session.Ledger, officer, before.Evaluation, ct);
        if (before.Evaluation != stream) throw new CliException(ExitCodes.BadInput, $"“{since}”是另一张表：改过的格只与本表的另一时点比。");
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var d in FormDifference.Between(before.Folded.State, state)) found[d.Code] = d.Before;
        return found;
    }

    private static CliException Missing(string stream) =>
        new(ExitCodes.NotFound, $"没有自评表“{stream}”。请从自评表列表中打开。");
}
