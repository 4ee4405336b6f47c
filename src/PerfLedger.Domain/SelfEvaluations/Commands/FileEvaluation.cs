using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>报送: the accepted form becomes number n of its filings, in one append with the filing itself.</summary>
/// <param name="Filing">Stream id of the filing.</param>
/// <param name="OpenErrors">Findings of severity error that the checks give now.</param>
public sealed record FileEvaluation(string Filing, ImmutableArray<AcknowledgedFinding> OpenErrors)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!StreamIds.IsFiling(Filing)) return Refusals.FilingIdIsMalformed(Filing);
        if (state.Stage == Stage.Filed && state.Filing == Filing) return Decision<ISelfEvaluationEvent>.Nothing;
        if (Against(state) is [var no, ..]) return no;
        return FigureChange.Record(state, new EvaluationFiled(Filing, state.Filings + 1));
    }

    /// <summary>All that stands against filing the form as it is; empty when nothing does.</summary>
    public IReadOnlyList<Refusal> Against(SelfEvaluation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var against = new List<Refusal>();
        if (state.Stage != Stage.Accepted) against.Add(Refusals.OnlyAnAcceptedFormIsFiled(state));
        if (ReviewRule.CheckFindings(state, OpenErrors) is { } open) against.Add(open);
        return against;
    }
}
