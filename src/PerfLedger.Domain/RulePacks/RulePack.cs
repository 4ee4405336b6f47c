using System.Collections.Immutable;
using PerfLedger.Domain.Checks;

namespace PerfLedger.Domain.RulePacks;

/// <summary>The scoring rules of one family and year as data. Nothing numeric about scoring stands in code (domain.md section 2).</summary>
public sealed record RulePack
{
    /// <summary>The format this program reads.</summary>
    public const string Schema = "perfledger/rule-pack/1";

    /// <summary>Name a form refers to, such as <c>cn-2020</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string Name { get; init; }

    /// <summary>First fiscal year it is meant for.</summary>
    public required int Year { get; init; }

    /// <summary>Documents the rules come from.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>Standard weights.</summary>
    public required Frame Frame { get; init; }

    /// <summary>How points are rounded: once, at the end.</summary>
    public required Rounding Rounding { get; init; }

    /// <summary>Rules of the execution row.</summary>
    public required ExecutionRule Execution { get; init; }

    /// <summary>Grades from the best down; half-open: a grade holds from its bound up to the next better one.</summary>
    public required ImmutableArray<GradeBand> Grades { get; init; }

    /// <summary>Rules for numbers and dates.</summary>
    public required QuantityRule Quantity { get; init; }

    /// <summary>What counts as far above the target.</summary>
    public required OverAchievement OverAchievement { get; init; }

    /// <summary>Levels of a qualitative indicator from the best down.</summary>
    public required ImmutableArray<QualitativeBand> Qualitative { get; init; }

    /// <summary>How satisfaction is scored.</summary>
    public required SatisfactionRule Satisfaction { get; init; }

    /// <summary>Words that do not belong under a level-2 indicator (VAL-06).</summary>
    public required ImmutableArray<Misplaced> Misplaced { get; init; }

    /// <summary>Formulas by <c>ruleRef</c>, for library rows whose printed target does not say how they are scored; empty when
    /// unstated.</summary>
    public required ImmutableDictionary<string, Formula> Formulas { get; init; }

    /// <summary>False where a department-wide form (部门整体支出) bears no grade; true when unstated.</summary>
    public required bool DepartmentGraded { get; init; }

    /// <summary>Other limits of the checks.</summary>
    public required Thresholds Thresholds { get; init; }

    /// <summary>Severity by rule, or by rule/case; null = the rule is switched off.</summary>
    public required ImmutableDictionary<string, Severity?> Severities { get; init; }

    /// <summary>The grade of a total; the bounds are inclusive, so 90 is 优 and 89.995 rounded to 90.00 is so too.</summary>
    public string GradeOf(decimal total) => Grades.First(g => total >= g.From || g == Grades[^1]).Name;

    /// <summary>Reads a rule pack strictly: unknown, missing and ill-typed members are all reported at once.</summary>
    /// <param name="json">UTF-8 bytes; the caller takes their digest.</param>
    public static RulePackReading Parse(ReadOnlySpan<byte> json) => RulePackReader.Read(json);
}

/// <summary>A rule pack, or every fault that keeps it from being one.</summary>
/// <param name="Pack">The pack; null when there are faults.</param>
/// <param name="Faults">All faults, in the order of the file.</param>
public sealed record RulePackReading(RulePack? Pack, IReadOnlyList<RulePackFault> Faults);

/// <summary>A fault in a rule pack.</summary>
/// <param name="At">JSON pointer.</param>
/// <param name="What">What is wrong and what is expected, in Chinese.</param>
public sealed record RulePackFault(string At, string What);

/// <summary>Standard weights in points: the execution row, then the level-1 indicators; together the total.</summary>
public sealed record Frame(decimal Total, decimal Execution, ImmutableArray<FrameLevel> Levels);

/// <summary>A level-1 indicator with its weight and the level-2 indicators that belong under it.</summary>
/// <param name="Name">Name of the level-1 indicator.</param>
/// <param name="Weight">Points.</param>
/// <param name="Aspects">Level-2 names under it.</param>
/// <param name="With">Level-1 names whose points count together with it (效益 and 满意度 where they share 40); empty when unstated.</param>
public sealed record FrameLevel(string Name, decimal Weight, ImmutableArray<string> Aspects, ImmutableArray<string> With)
{
    /// <summary>True when the points of this level-1 name count here.</summary>
    public bool Counts(string level1) => Name == level1 || With.Contains(level1, StringComparer.Ordinal);
}

/// <summary>Rounding of points.</summary>
public sealed record Rounding(int Decimals, RoundingMode Mode);

/// <summary>Which way a half goes.</summary>
public enum RoundingMode
{
    /// <summary>四舍五入</summary>
    HalfAwayFromZero,

    /// <summary>五成双 (GB/T 8170)</summary>
    HalfEven,
}

/// <summary>The execution row: decimals of the shown percentage, cap of the rate when scored, rate that needs a reason.</summary>
/// <param name="RateDecimals">Decimals of the shown percentage.</param>
/// <param name="Cap">Most a rate counts when scored.</param>
/// <param name="ReasonBelow">Rate below which a reason is asked.</param>
/// <param name="TotalCaps">Most the total may be below a rate (BUD-12), the highest rate first; empty when unstated.</param>
public sealed record ExecutionRule(int RateDecimals, decimal Cap, decimal ReasonBelow, ImmutableArray<TotalCap> TotalCaps);

/// <summary>Below this rate the total is at most so many points.</summary>
public sealed record TotalCap(decimal RateBelow, decimal Most);

/// <summary>A grade and the points it begins at, inclusive.</summary>
public sealed record GradeBand(string Name, decimal From);

/// <summary>Rules for numbers and dates.</summary>
/// <param name="Reverse">A value above an upper limit.</param>
/// <param name="AboveEqual">A value above a target printed without a sign.</param>
/// <param name="ZeroTarget">A target of 0 missed.</param>
/// <param name="Late">A date after the target.</param>
/// <param name="PerStartedStep">每降低 3% 扣 1 分: true = a step just begun costs its points, false (when unstated) = only a whole step
/// does.</param>
public sealed record QuantityRule(
    ReverseFormula Reverse, AboveEqual AboveEqual, ZeroTarget ZeroTarget, LateRule Late, bool PerStartedStep = false);

/// <summary>Score of a value above an upper limit A, with the actual value B.</summary>
public enum ReverseFormula
{
    /// <summary>A/B</summary>
    Ratio,

    /// <summary>1-(B-A)/A, 0 from 2A on</summary>
    Complement,
}

/// <summary>An actual value above a target printed without a sign.</summary>
public enum AboveEqual
{
    /// <summary>Reached: full points.</summary>
    Full,

    /// <summary>A deviation: 1-|B-A|/A, not below 0.</summary>
    Deviation,
}

/// <summary>A target of 0, by which nothing can be divided (SCO-10).</summary>
public enum ZeroTarget
{
    /// <summary>0 gets full points, anything else none.</summary>
    FullOrNothing,

    /// <summary>0 gets full points, anything else is left to a person.</summary>
    Judged,
}

/// <summary>A date later than the target.</summary>
public enum LateRule
{
    /// <summary>No proportion is laid down: a person decides.</summary>
    Judged,

    /// <summary>No points.</summary>
    Zero,
}

/// <summary>Ratios actual/target from which a value is pointed out, needs a reason (RSN-02), or shows a target too low (SCO-09).</summary>
/// <param name="Attention">Ratio pointed out.</param>
/// <param name="Reason">Ratio that needs a reason.</param>
/// <param name="TargetTooLow">Ratio that shows a target too low.</param>
/// <param name="Deduction">Points an indicator loses from the second ratio on (指标偏离, SCO-09/deviation); 0 when unstated.</param>
public sealed record OverAchievement(decimal Attention, decimal Reason, decimal TargetTooLow, decimal Deduction);

/// <summary>A level of a qualitative indicator: share of the weight it begins at, inclusive, and the closed list of words for it.</summary>
public sealed record QualitativeBand(string Level, decimal From, ImmutableArray<string> Words);

/// <summary>How satisfaction is scored (SCO-15).</summary>
public enum SatisfactionRule
{
    /// <summary>Against the target, as any number: the form.</summary>
    Target,

    /// <summary>Measured percentage × weight: the indicator library.</summary>
    Measured,
}

/// <summary>Words that do not belong under these level-2 indicators.</summary>
public sealed record Misplaced(ImmutableArray<string> Aspects, ImmutableArray<string> Words);

/// <summary>Other limits of the checks.</summary>
/// <param name="HeavyIndicator">Share of the total one indicator may have (WGT-06).</param>
/// <param name="SameReason">Times one reason may stand on a form (RSN-04).</param>
/// <param name="NearNumber">How far two numbers of like wording may lie apart and still be taken for one (TXT-04, TXT-06); 0.1 when
/// unstated.</param>
public sealed record Thresholds(decimal HeavyIndicator, int SameReason, decimal NearNumber);
