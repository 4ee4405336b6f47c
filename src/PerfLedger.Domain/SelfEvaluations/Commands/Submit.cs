using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>送审</summary>
/// <param name="OpenErrors">Findings of severity error that the checks give now.</param>
public sealed record Submit(ImmutableArray<AcknowledgedFinding> OpenErrors)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (state.Stage == Stage.Submitted) return Decision<ISelfEvaluationEvent>.Nothing;
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (ReviewRule.CheckFindings(state, OpenErrors) is { } no) return no;
        return FigureChange.Record(state, new EvaluationSubmitted(state.Rounds + 1));
    }
}
