namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>审核通过</summary>
/// <param name="By">The reviewer; not one who filled in or submitted the form (WFL-02).</param>
public sealed record Accept(Who By)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (state.Stage == Stage.Accepted) return Decision<ISelfEvaluationEvent>.Nothing;
        if (state.Stage != Stage.Submitted) return Refusals.NothingToReview(state);
        if (ReviewRule.CheckReviewer(state, By) is { } no) return no;
        return FigureChange.Record(state, new EvaluationAccepted(state.Rounds));
    }
}
