using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>Numbers against numbers; a composite cell is the mean of its parts' ratios (SCO-16).</summary>
internal static class NumberRule
{
    public static Verdict Judge(Cells cells, RulePack pack)
    {
        if (cells.Actual.Conditions.Any(c => c.IsBound || c.Sign == Sign.Range))
            return Verdict.Open(Obstacle.ActualIsBound, "实际完成值是范围而不是实测数，规则不能判定");
        if (cells.Target.Single?.Reference is { } r) return Verdict.Open(Obstacle.Reference, $"限值为“{r}”，表上没有数，由人判断");
        if (!cells.Target.IsNumbers || !cells.Actual.IsNumbers) return Verdict.Open(Obstacle.KindsDiffer, "年度指标值与实际完成值类型不同，不能比较");
        if (Labels.Pair(cells.Target, cells.Actual) is not { } pairs) return Verdict.Open(Obstacle.PartsDiffer, "各分项对不上，不能逐项比较");
        return Mean(cells, pairs, pack);
    }

    /// <summary>Mean of the ratios of all parts, none above 1.</summary>
    public static Verdict Mean(Cells cells, IReadOnlyList<(Condition Target, Condition Actual)> pairs, RulePack pack)
    {
        var parts = pairs.Select(p => Part(cells, p.Target, p.Actual, pack)).ToList();
        if (parts.FirstOrDefault(p => p.Ratio is null) is { } open) return open;
        if (parts.Count == 1) return parts[0];
        var mean = parts.Aggregate(Fraction.Zero, (sum, p) => sum + p.Ratio!.Value) / Fraction.Of(parts.Count);
        var why = mean == Fraction.One
            ? "各分项都达到目标"
            : $"({string.Join("+", parts.Select(p => p.Ratio == Fraction.One ? "1" : p.Why))})/{Text.Of(parts.Count)}";
        return Verdict.Scored(mean, why);
    }

    private static Verdict Part(Cells cells, Condition target, Condition actual, RulePack pack)
    {
        if (!Comparable(target, actual)) return Verdict.Open(Obstacle.UnitsDiffer, $"单位“{target.Unit}”与“{actual.Unit}”不能比较");
        var (a, b) = (Base(target, target.Value), Base(actual, actual.Value));
        var (at, bt) = (Shown(target, actual), Shown(actual, target));
        if (cells.Kind == "satisfaction" && pack.Satisfaction == SatisfactionRule.Measured)
            return Verdict.Scored((b / Fraction.Of(100)).Clamp(Fraction.Zero, Fraction.One), bt + "%");
        if (cells.Kind == "range") return InRange(a, Base(target, target.To), b, bt, target, pack.Quantity.Reverse);
        if (a.Sign < 0) return Negative(cells.Better, a, b, bt, at);
        if (a.Sign == 0) return Zero(cells.Better, b, bt, pack.Quantity.ZeroTarget);
        var verdict = cells.Better switch
        {
            "higher" => Higher(a, b, at, bt, cells.Kind == "equal" ? pack.Quantity.AboveEqual : AboveEqual.Full),
            "lower" => b <= a ? Verdict.Scored(Fraction.One, $"{bt}≤{at}") : Reverse(a, b, at, bt, pack.Quantity.Reverse),
            "equal" => Deviation(a, b, at, bt),
            _ => b.CompareTo(a) == 0
                ? Verdict.Scored(Fraction.One, $"{bt}={at}")
                : Verdict.Open(Obstacle.Direction, $"{bt}与{at}不同，多好还是少好看不出来"),
        };
        return cells.Better == "higher" ? verdict with { Achieved = b / a } : verdict;
    }

    private static Verdict Higher(Fraction a, Fraction b, string at, string bt, AboveEqual above)
    {
        if (b < a) return Verdict.Scored((b / a).Clamp(Fraction.Zero, Fraction.One), $"{bt}/{at}");
        return b > a && above == AboveEqual.Deviation ? Deviation(a, b, at, bt) : Verdict.Scored(Fraction.One, $"{bt}≥{at}");
    }

    private static Verdict Reverse(Fraction a, Fraction b, string at, string bt, ReverseFormula formula) => formula == ReverseFormula.Ratio
        ? Verdict.Scored(a / b, $"{at}/{bt}")
        : Verdict.Scored((Fraction.One - (b - a) / a).Clamp(Fraction.Zero, Fraction.One), $"[1-({bt}-{at})/{at}]");

    private static Verdict Deviation(Fraction a, Fraction b, string at, string bt)
    {
        var off = b < a ? a - b : b - a;
        return off.Sign == 0
            ? Verdict.Scored(Fraction.One, $"{bt}={at}")
            : Verdict.Scored((Fraction.One - off / a).Clamp(Fraction.Zero, Fraction.One), $"[1-|{bt}-{at}|/{at}]");
    }

    private static Verdict Zero(string? better, Fraction b, string bt, ZeroTarget rule)
    {
        if (b.Sign == 0 || (better == "higher" && b.Sign > 0)) return Verdict.Scored(Fraction.One, $"目标为0，实际{bt}");
        return rule == ZeroTarget.FullOrNothing
            ? Verdict.Scored(Fraction.Zero, $"目标为0，实际{bt}，0")
            : Verdict.Open(Obstacle.LeftOpen, $"目标为0，实际{bt}，由人判断");
    }

    // A ratio of negative numbers says nothing; only reached or not is certain.
    private static Verdict Negative(string? better, Fraction a, Fraction b, string bt, string at) =>
        (better == "higher" && b >= a) || (better == "lower" && b <= a) || b.CompareTo(a) == 0
            ? Verdict.Scored(Fraction.One, $"{bt}与{at}相比达到目标")
            : Verdict.Open(Obstacle.LeftOpen, "目标为负数且未达到，由人判断");

    private static Verdict InRange(Fraction low, Fraction high, Fraction b, string bt, Condition t, ReverseFormula reverse)
    {
        var (lowText, highText) = (Text.Of(t.Value!.Value), Text.Of(t.To!.Value));
        if (b < low) return Verdict.Scored((b / low).Clamp(Fraction.Zero, Fraction.One), $"{bt}/{lowText}");
        if (b <= high) return Verdict.Scored(Fraction.One, $"{bt}在{lowText}至{highText}之间");
        return high.Sign == 0 ? Verdict.Open(Obstacle.LeftOpen, "目标上限为0，由人判断") : Reverse(high, b, highText, bt, reverse);
    }

    // 0 needs no unit; any other number without one is read in the unit of the other side, unless that side counts in 万 or 亿.
    private static bool Comparable(Condition target, Condition actual)
    {
        var (t, a) = (Units.Of(target.Unit), Units.Of(actual.Unit));
        var bothPrinted = target.Unit.Length > 0 && actual.Unit.Length > 0;
        return t.Comparable(a) && (actual.Value == 0 || bothPrinted || t.Scale == a.Scale);
    }

    private static Fraction Base(Condition c, decimal? value) => Fraction.Of(value ?? 0) * Fraction.Of(Units.Of(c.Unit).Scale);

    private static string Shown(Condition c, Condition other)
    {
        var number = Text.Of(c.Value ?? 0);
        return Units.Of(c.Unit).Scale == Units.Of(other.Unit).Scale || c.Value == 0 ? number : number + c.Unit;
    }
}
