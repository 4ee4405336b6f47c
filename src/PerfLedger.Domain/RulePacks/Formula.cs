using System.Collections.Immutable;

namespace PerfLedger.Domain.RulePacks;

/// <summary>
/// How one row of an indicator library is scored where the printed target alone does not say. An indicator names the row
/// (<c>ruleRef</c>, library#number); a row without a formula is scored by its target.
/// </summary>
public abstract record Formula;

/// <summary>完成计划得满分，否则实际/计划: more is better, never above 1, whatever the name of the indicator suggests.</summary>
public sealed record CappedRatioFormula : Formula;

/// <summary>率×分值: the measured percentage is the share of the weight; the target does not matter (SCO-15).</summary>
public sealed record MeasuredFormula : Formula;

/// <summary>
/// A growth rate against the planned one: reached = full, else the ratio. No source says what a plan of 0 or less is worth when missed: a
/// person judges.
/// </summary>
public sealed record GrowthFormula : Formula;

/// <summary>Steps with stated bounds (SCO-11); they cover every value once. <paramref name="Whole"/>: counts, only whole numbers
/// occur.</summary>
public sealed record LadderFormula(bool Whole, ImmutableArray<Step> Steps) : Formula;

/// <summary>A step of a ladder and the share of the weight it gets.</summary>
public sealed record Step(Interval When, decimal Share);

/// <summary>A ladder asked for each of several items; the shares are weighted by the amount printed with the item.</summary>
public sealed record WeightedLadderFormula(LadderFormula Ladder) : Formula;

/// <summary>
/// Full from a value on, then points off for every step away from it: 增长率≥0 计 3 分，每降低 3% 扣 1 分. Whether a step just begun counts is
/// a matter of the pack (<see cref="QuantityRule.PerStartedStep"/>).
/// </summary>
/// <param name="From">The value full points begin at, inclusive.</param>
/// <param name="Below">True when values below it lose points, false when values above it do.</param>
/// <param name="Per">Length of a step.</param>
/// <param name="Minus">Points a step costs.</param>
/// <param name="Of">Points the standard gives in all; the share is counted in them, so that another weight scales.</param>
public sealed record DeductionFormula(decimal From, bool Below, decimal Per, decimal Minus, decimal Of) : Formula;

/// <summary>每缺一项扣分: named items, of which the actual value gives the number or the names.</summary>
public sealed record ChecklistFormula(ImmutableArray<string> Items, decimal Minus, decimal Of) : Formula;

/// <summary>The first condition that holds counts; 达到甲计 5 分，否则达到乙计 3 分，否则 0.</summary>
public sealed record ConditionsFormula(ImmutableArray<OrderedCondition> Conditions, decimal Otherwise) : Formula;

/// <summary>A condition on a number of the actual value: the one whose words contain <paramref name="What"/>.</summary>
public sealed record OrderedCondition(string What, decimal AtLeast, decimal Share);

/// <summary>A person chooses one of these levels; the points follow from it.</summary>
public sealed record LevelsFormula(ImmutableArray<JudgedLevel> Levels) : Formula;

/// <summary>A level with the words it may be stated in.</summary>
public sealed record JudgedLevel(decimal Share, ImmutableArray<string> Words);

/// <summary>否则不得分: all or nothing (SCO-12).</summary>
public sealed record AllOrNothingFormula : Formula;

/// <summary>Mean of so many completion rates, each counted at most as 1 (SCO-13).</summary>
public sealed record MeanOfCappedFormula(int Parts) : Formula;

/// <summary>酌情给分: a person judges, with reason and evidence (SCO-14); full without judgement where the actual value is
/// <paramref name="FullAt"/>.</summary>
public sealed record DiscretionaryFormula(decimal? FullAt = null) : Formula;

/// <summary>The actual value is a quotient of two statistics of the 基础数据表 (VAL-09); the score follows the target.</summary>
public sealed record DerivedFormula(string Numerator, string Denominator) : Formula;
