using System.Collections.Immutable;

namespace PerfLedger.Domain.RulePacks;

/// <summary>
/// How one row of an indicator library is scored where the printed target alone does not say. An indicator names the row
/// (<c>ruleRef</c>, library#number); a row without a formula is scored by its target.
/// </summary>
public abstract record Formula;

/// <summary>Steps with stated bounds (SCO-11); they cover every value once. <paramref name="Whole"/>: counts, only whole numbers
/// occur.</summary>
public sealed record LadderFormula(bool Whole, ImmutableArray<Step> Steps) : Formula;

/// <summary>A step of a ladder and the share of the weight it gets.</summary>
public sealed record Step(Interval When, decimal Share);

/// <summary>否则不得分: all or nothing (SCO-12).</summary>
public sealed record AllOrNothingFormula : Formula;

/// <summary>Mean of so many completion rates, each counted at most as 1 (SCO-13).</summary>
public sealed record MeanOfCappedFormula(int Parts) : Formula;

/// <summary>酌情给分: a person judges, with reason and evidence (SCO-14).</summary>
public sealed record DiscretionaryFormula : Formula;

/// <summary>The actual value is a quotient of two statistics of the 基础数据表 (VAL-09); the score follows the target.</summary>
public sealed record DerivedFormula(string Numerator, string Denominator) : Formula;
