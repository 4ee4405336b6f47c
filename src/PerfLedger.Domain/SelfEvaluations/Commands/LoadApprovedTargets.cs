using System.Collections.Immutable;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>
/// Takes over the targets and weights approved with the budget and locks them: from then on a change needs document, date and reason
/// and is marked 目标已调整 (TGT-01). Nothing entered is lost (WFL-05): a row that the approval does not know is named, not removed.
/// </summary>
/// <param name="Document">The approval.</param>
/// <param name="On">Its date.</param>
/// <param name="Rows">The approved rows, matched by levels and name; empty: what stands on the form was approved as it is.</param>
/// <param name="Reason">Compulsory after the first submission when values change.</param>
public sealed record LoadApprovedTargets(string Document, DateOnly On, ImmutableArray<ApprovedTarget> Rows, Reason? Reason = null)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (state.Layout is not null) return Refusals.TableHasNoIndicators();
        if (string.IsNullOrWhiteSpace(Document)) return Refusals.ApprovalNeedsItsDocument();
        if (Rows.Select(CheckRow).FirstOrDefault(no => no is not null) is { } no) return no;
        if (Rows.GroupBy(r => r.Names).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) return Refusals.IndicatorStandsTwice(twice.Key);
        var ground = new Ground(Reason, [], Document, On);
        var ids = new IdSequence(state);
        List<ISelfEvaluationEvent> events = [.. Rows.SelectMany(row => Events(state, row, ids, ground))];
        if (state.Approval is { } approval)
            return approval == new TargetsApproved(Document, On) && events.Count == 0 ? events : Refusals.TargetsAreLocked(approval);
        if (Rows.IsEmpty && state.Indicators.IsEmpty) return Refusals.NothingToApprove();
        if (!Rows.IsEmpty && state.IndicatorsInOrder.FirstOrDefault(i => Rows.All(r => r.Names != i.Names)) is { } unknown)
            return Refusals.RowIsNotApproved(unknown.Names);
        if (events.Count > 0 && ground.Check(state) is { } refused) return refused;
        return FigureChange.Record(state, [.. events, new TargetsApproved(Document, On)]);
    }

    private static Refusal? CheckRow(ApprovedTarget row)
    {
        if (!row.Names.AreComplete()) return Refusals.IndicatorNeedsItsNames();
        if (!FigureRule.Fits(ValueKind.Cell, row.Target)) return Refusals.ValueDoesNotFit(row.Names.Name + "·年度指标值", row.Target);
        return FigureRule.Fits(ValueKind.Points, row.Weight) ? null : Refusals.ValueDoesNotFit(row.Names.Name + "·分值", row.Weight);
    }

    private static IEnumerable<ISelfEvaluationEvent> Events(SelfEvaluation state, ApprovedTarget row, IdSequence ids, Ground ground)
    {
        var (names, target, weight) = row;
        var id = state.Named(names)?.Id ?? ids.Next("i");
        if (!state.Indicators.ContainsKey(id))
            yield return new IndicatorAdded(id, names.Level1, names.Level2, names.Name, state.NextOrder() + ids.Given - 1);
        foreach (var (cell, value) in new[] { ("target", target), ("weight", weight) })
            if (FigureChange.Plan(state, FigureCode.Indicator(id, cell).Path, value, ground) is { } change) yield return change;
    }
}

/// <summary>An approved row: names, target and weight.</summary>
public sealed record ApprovedTarget(IndicatorNames Names, FigureValue Target, FigureValue Weight);
