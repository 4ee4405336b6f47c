using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Comparison;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Deadlines;
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
        var asOf = await EvaluationIds.ReachedAsync(session.Ledger, stream, at, ct);
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct);
        if (folded.State.Opened is not null) return folded;
        throw at is null || await EvaluationQuery.FindAsync(session.Reads, stream, ct) is null
            ? Missing(stream)
            : new CliException(ExitCodes.NotFound, "这一时点还没有建表：请换一个较晚的时点。");
    }

    public async Task<FormHead> HeadAsync(string stream, Folded<SelfEvaluation> folded, string? at, CancellationToken ct)
    {
        var (s, o) = (folded.State, folded.State.Opened!);
        var names = await NamesAsync([s.Last.Actor, .. s.Returns.Select(r => r.Meta.Actor)], ct);
        var subtitle = ((string?[])[$"{o.FiscalYear}年度", o.CompetentDepartment, o.SpecialFund]).Where(t => !string.IsNullOrEmpty(t));
        return new FormHead(stream, o.Project?.Name ?? o.Unit.Name, string.Join(" · ", subtitle), s.Stage, folded.Version, folded.Position,
            $"{Output.Local(s.Last.At)[..16]} {names(s.Last.Actor)}", at)
        {
            Due = at is null ? DueText.InWords((await new DueQuery(session).ReadAsync([(stream, s)], ct))[0]) : null,
            Opinions = FormOpinions.Of(s, names),
            Retrospective = o.Retrospective,
        };
    }

    /// <summary>Who acknowledged the findings last, and when; null when nobody did or a value changed since.</summary>
    public async Task<string?> AcknowledgedByAsync(string stream, SelfEvaluation form, long position, CancellationToken ct)
    {
        if (form.Acknowledgement is null) return null;
        var changes = await Trail.TrailQuery.ReadAsync(session.Reads, stream, "findings", position, ct);
        return changes is [.., var last] ? $"{Trail.TrailWords.Person(last)} {Output.Local(last.At)[..16]}" : null;
    }

    /// <summary>Who of the unit can have signed the 确认单, asked only where somebody records it for them.</summary>
    public async Task<Acts.ActPanelModel> WithHeadsAsync(Acts.ActPanelModel acts, CancellationToken ct)
    {
        if (acts is not { CanFill: true, IsHead: false, Findings: > 0 }) return acts;
        await using var query = session.Reads.CreateCommand(
            "select id, name from ledger.person where unit = $1 and 'head' = any(roles) and not closed order by id");
        query.Parameters.Add(new() { Value = Trail.Units.Of(acts.Evaluation) });
        var heads = new List<(string, string)>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) heads.Add((r.GetString(0), r.GetString(1)));
        return acts with { Heads = heads };
    }

    private async Task<Func<string, string>> NamesAsync(IEnumerable<string> ids, CancellationToken ct)
    {
        await using var query = session.Reads.CreateCommand("select id, ledger.name_of(id) from unnest($1) id");
        query.Parameters.Add(new() { Value = ids.Distinct().ToArray() });
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) names[r.GetString(0)] = r.IsDBNull(1) ? r.GetString(0) : r.GetString(1);
        return id => names.GetValueOrDefault(id, id);
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
