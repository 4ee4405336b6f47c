using System.Collections.Concurrent;
using System.Collections.Immutable;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.BaseData;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Overviews;

/// <summary>A form as the 项目总表 needs it: its way between people, its amounts, and what was computed of it.</summary>
/// <param name="State">The state without its figures: who, where it stands, its submissions.</param>
/// <param name="Cells">What stands in the cells that the table lets people fill in, by figure.</param>
internal sealed record StandingForm(
    string Stream, SelfEvaluation State, Amounts Amounts, Scores Scores, FindingCounts Findings,
    IReadOnlyDictionary<string, StandingCell> Cells);

/// <summary>
/// Forms already read and computed, kept by version: the second look at two hundred forms folds only those that changed since. What is
/// kept is derived from the events of one ledger; it is right as long as form and neighbours stand at the versions it was made of.
/// </summary>
internal sealed class FormShelf(LedgerSession session)
{
    /// <summary>Two forms a thousand events long are read at a time: more only wait for each other.</summary>
    private const int AtATime = 4;

    private const int Most = 5000;

    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <summary>Forms as they stood at a position.</summary>
    /// <param name="streams">The forms wanted.</param>
    /// <param name="versions">The versions of all forms of their units: neighbours are among them.</param>
    /// <param name="position">Nothing after it is seen.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyList<StandingForm>> ReadAsync(
        IReadOnlyList<string> streams, Dictionary<string, long> versions, long position, CancellationToken ct)
    {
        var found = new StandingForm?[streams.Count];
        await Parallel.ForAsync(0, streams.Count, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = ct },
            async (i, token) => found[i] = await OneAsync(streams[i], versions, position, token));
        return [.. found.OfType<StandingForm>()];
    }

    private async ValueTask<StandingForm?> OneAsync(
        string stream, Dictionary<string, long> versions, long position, CancellationToken ct)
    {
        if (kept.TryGetValue(stream, out var known) && known.IsOf(versions)) return known.Form;
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Position(position), ct);
        if (folded.State.Opened is null) return null;
        var assessment = await Assessment.ReadAsync(session, folded.State, AsOf.Position(position), ct);
        var form = Of(stream, assessment);
        var made = new Kept(form, [.. Neighbours.StreamsOf(folded.State).Append(stream).Select(s => (s, versions.GetValueOrDefault(s)))]);
        // A form that moved on after the position is right for this reader and no other.
        if (folded.Version == versions.GetValueOrDefault(stream))
        {
            if (kept.Count >= Most) kept.Clear();
            kept[stream] = made;
        }

        return form;
    }

    private static StandingForm Of(string stream, Assessment a)
    {
        var (s, result) = (a.State, a.Result);
        decimal? Money(string column) => s[$"funds.total.{column}"] is { Kind: ValueKind.Money } v ? v.Value : null;
        decimal? adjusted = s.Adjustments.IsEmpty ? null : s.Adjustments.Sum(x => x.Amount.Value ?? 0);
        var levels = s.IndicatorsInOrder.GroupBy(i => i.Names.Level1, StringComparer.Ordinal).Select(g =>
            new LevelScore(g.Key, g.Sum(i => s[i.Id, "weight"].Value ?? 0), g.Sum(i => s[i.Id, "score"].Value ?? 0)));
        return new StandingForm(stream, Bare(s), new(Money("initial"), adjusted, Money("fullYear"), Money("executed")),
            new(result.Execution.RateText, s["execution.score"].Value ?? result.Execution.Score, [.. levels], result.ScoreSum,
                result.RuleScore, result.Grade, result.RuleGrade),
            new(a.Count(Severity.Error), a.Count(Severity.Warning), a.Count(Severity.Hint), s.Acknowledgement is not null),
            OverviewCells.All.ToDictionary(c => c, c => new StandingCell(s[c].Printed,
                s.Figures.TryGetValue(c, out var figure) ? figure.Last.Position : 0), StringComparer.Ordinal));
    }

    private static SelfEvaluation Bare(SelfEvaluation s) => s with
    {
        Figures = s.Figures.Clear(),
        Indicators = s.Indicators.Clear(),
        Parts = s.Parts.Clear(),
        Evidence = [],
        AsFiled = null,
    };

    /// <param name="Form">What was computed.</param>
    /// <param name="Versions">The form and its neighbours, each at the version it was computed of; 0 = not opened.</param>
    private sealed record Kept(StandingForm Form, ImmutableArray<(string Stream, long Version)> Versions)
    {
        public bool IsOf(Dictionary<string, long> now) => Versions.All(v => now.GetValueOrDefault(v.Stream) == v.Version);
    }
}
