using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>退回, with opinions; also possible after acceptance as long as it is not filed.</summary>
/// <param name="By">The reviewer; not one who filled in or submitted the form (WFL-02).</param>
/// <param name="Opinions">At least one, on a figure or on the whole form (WFL-04).</param>
/// <param name="AnswerBy">Date by which an answer is expected.</param>
public sealed record Return(Who By, ImmutableArray<Opinion> Opinions, DateOnly? AnswerBy = null)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (state.Stage == Stage.Returned && state.Opinions.SequenceEqual(Opinions)) return Decision<ISelfEvaluationEvent>.Nothing;
        if (state.Stage is not (Stage.Submitted or Stage.Accepted)) return Refusals.NothingToReview(state);
        if (ReviewRule.CheckReviewer(state, By) is { } no) return no;
        if (Opinions.IsDefaultOrEmpty || Opinions.Any(o => string.IsNullOrWhiteSpace(o.Text))) return Refusals.ReturnNeedsAnOpinion();
        var codes = Opinions.Select(o => o.Figure).OfType<string>();
        if (codes.Select(f => FigureRule.CheckPlace(state, f)).FirstOrDefault(r => r is not null) is { } refused) return refused;
        return FigureChange.Record(state, new EvaluationReturned(state.Rounds, Opinions, AnswerBy));
    }
}
