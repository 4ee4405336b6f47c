using System.Collections.Immutable;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>
/// Sets a score against the rule score, by a person's judgement (SCO-08). A deviating score that was imported is a finding, no override.
/// </summary>
/// <param name="Figure">Code of an indicator's score, or execution.score.</param>
/// <param name="Score">The score: 0 &lt;= score &lt;= weight.</param>
/// <param name="RuleScore">What the rule gives; null when no rule decides.</param>
/// <param name="Reason">Why; always compulsory.</param>
/// <param name="Evidence">SHA-256 of attached evidence.</param>
public sealed record OverrideScore(string Figure, FigureValue Score, decimal? RuleScore, Reason Reason, ImmutableArray<string> Evidence)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (FigureRule.Check(state, Figure, Score) is { } no) return no;
        if (!IsScore(Figure) || Score.Value is not { } score) return Refusals.OnlyAScoreIsOverridden(FigureRule.Name(state, Figure));
        if (state.Figures.GetValueOrDefault(Figure) is { Overridden: true } standing && FigureChange.Same(standing.Value, Score))
            return Decision<ISelfEvaluationEvent>.Nothing;
        var weight = state[Figure[..^"score".Length] + "weight"].Value;
        if (weight is null || score < 0 || score > weight) return Refusals.ScoreIsOutOfRange(FigureRule.Name(state, Figure), weight);
        if (score == RuleScore) return Refusals.ScoreIsTheRuleScore(score);
        if (new Ground(Reason, Evidence).Check(state) is { } refused) return refused;
        return FigureChange.Record(state, new ScoreOverridden(Figure, state[Figure], Score, RuleScore, Reason, Evidence));
    }

    private static bool IsScore(string figure) =>
        figure == "execution.score" || figure.Split('.') is ["indicator", _, "score"];
}
