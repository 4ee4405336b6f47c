using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>What calc/1 computes from one form and one rule pack.</summary>
/// <param name="Calculation">Always <see cref="Calc.Version"/>.</param>
/// <param name="Execution">The execution row.</param>
/// <param name="Indicators">Indicators in form order.</param>
/// <param name="WeightSum">Weights of the execution row and of all indicators that apply.</param>
/// <param name="ScoreSum">Scores that stand: entered ones, and the execution score as printed or else computed.</param>
/// <param name="RuleScore">Total by the rules, capped; where the rules decide nothing the entered score counts.</param>
/// <param name="Undecided">How many indicators that is.</param>
/// <param name="Grade">Grade of <paramref name="ScoreSum"/>; — where the pack gives none.</param>
/// <param name="RuleGrade">Grade of <paramref name="RuleScore"/>.</param>
public sealed record FormResult(
    string Calculation, ExecutionResult Execution, IReadOnlyList<IndicatorResult> Indicators, decimal WeightSum, decimal ScoreSum,
    decimal RuleScore, int Undecided, string Grade, string RuleGrade)
{
    /// <summary>Most the total may be at this execution rate (BUD-12); null where the pack sets no such limit.</summary>
    public decimal? Cap { get; init; }
}

/// <summary>The execution row.</summary>
/// <param name="Rate">Percentage rounded to the decimals of the pack; null when there is no budget or no executed amount.</param>
/// <param name="RateText">As shown: 107.92%, or — when it cannot be computed (BUD-08).</param>
/// <param name="Score">Points, from the unrounded rate; null like <paramref name="Rate"/>, or when the row has no weight.</param>
/// <param name="Explanation">How it was computed, in Chinese.</param>
public sealed record ExecutionResult(decimal? Rate, string RateText, decimal? Score, string Explanation)
{
    /// <summary>Not above 1, as scored; for limits (BUD-03, BUD-11).</summary>
    internal Fraction? Exact { get; init; }
}

/// <summary>How far the rules decide an indicator.</summary>
public enum Outcome
{
    /// <summary>The rule gives a score.</summary>
    Scored,

    /// <summary>Qualitative: the rule gives a band, a person the score.</summary>
    Judged,

    /// <summary>The rule cannot decide; <see cref="IndicatorResult.Obstacle"/> says why.</summary>
    Undetermined,

    /// <summary>Target, actual or weight is blank.</summary>
    Blank,

    /// <summary>未实施: keeps its weight, scores 0.</summary>
    NotCarriedOut,

    /// <summary>不适用: left the form, counts nowhere.</summary>
    NotApplicable,
}

/// <summary>Why a rule cannot decide.</summary>
public enum Obstacle
{
    /// <summary>It can.</summary>
    None,

    /// <summary>A target without a sign, and more could be better or worse.</summary>
    Direction,

    /// <summary>The actual value is an inequality.</summary>
    ActualIsBound,

    /// <summary>A number against words.</summary>
    KindsDiffer,

    /// <summary>Units that cannot be compared.</summary>
    UnitsDiffer,

    /// <summary>Parts of the target and of the actual do not match.</summary>
    PartsDiffer,

    /// <summary>A date against words.</summary>
    NoDate,

    /// <summary>Later than the target, and the pack lays down no proportion.</summary>
    Late,

    /// <summary>The limit is a document or an amount elsewhere.</summary>
    Reference,

    /// <summary>The pack leaves the case to a person.</summary>
    LeftOpen,
}

/// <summary>What the rules say of one indicator.</summary>
/// <param name="Id">Id of the indicator.</param>
/// <param name="Kind">Declared or inferred kind: atLeast, atMost, equal, range, date, qualitative, satisfaction, yesNo; null = not to be
/// told.</param>
/// <param name="Better">higher, lower or equal; null when it cannot be told or does not matter.</param>
/// <param name="Outcome">How far the rules decide.</param>
/// <param name="Obstacle">Why they do not.</param>
/// <param name="RuleScore">Points by the rule; null when it does not decide.</param>
/// <param name="Entered">Points entered.</param>
/// <param name="Explanation">In Chinese: 508/600×4=3.39.</param>
public sealed record IndicatorResult(
    string Id, string? Kind, string? Better, Outcome Outcome, Obstacle Obstacle, decimal? RuleScore, decimal? Entered, string Explanation)
{
    /// <summary>Rule score, else the score entered, else 0.</summary>
    public decimal Counts => RuleScore ?? Entered ?? 0;

    /// <summary>Level of a qualitative value; null when its words do not tell.</summary>
    public string? Level { get; init; }

    /// <summary>True when the level is a word of the closed list or the very text of the target, false when it was inferred.</summary>
    public bool LevelStated { get; init; }

    internal Reading Target { get; init; } = Reading.Nothing;

    internal Reading Actual { get; init; } = Reading.Nothing;

    /// <summary>Actual / target of a single positive number, for over-achievement; null otherwise.</summary>
    internal Fraction? Achieved { get; init; }

    /// <summary>True when points were taken off for a value far above its target (SCO-09/deviation).</summary>
    internal bool Deviates { get; init; }

    /// <summary>Formula of the library row the indicator names; null when its target says how it is scored.</summary>
    internal Formula? Formula { get; init; }

    /// <summary>True when a numeric target was reached in every part.</summary>
    internal bool Reached { get; init; }
}
