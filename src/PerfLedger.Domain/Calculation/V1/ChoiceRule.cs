using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>One of several stated cases: the first condition that holds, or the level a person chose.</summary>
internal static class ChoiceRule
{
    /// <summary>A number without words answers the first condition; what is not stated is not taken for 0.</summary>
    public static Verdict First(ConditionsFormula rule, Cells cells)
    {
        if (cells.Actual.Conditions.Any(c => c.Value is null || c.IsBound))
            return Open(rule, "实际完成值应为数");
        foreach (var condition in rule.Conditions)
        {
            if (Stated(condition, rule, cells) is not { } value) return Open(rule, $"没有写明“{condition.What}”的数");
            if (value < condition.AtLeast) continue;
            var why = $"{condition.What}{Text.Of(value)}≥{Text.Of(condition.AtLeast)}";
            return Verdict.Scored(Fraction.Of(condition.Share), condition.Share == 1 ? why : $"{why}，{Text.Of(condition.Share)}");
        }
        return Verdict.Scored(Fraction.Of(rule.Otherwise), $"各条件都不成立，{Text.Of(rule.Otherwise)}");
    }

    public static Verdict Level(LevelsFormula rule, Cells cells)
    {
        var said = Normal.Of(cells.ActualText);
        return rule.Levels.FirstOrDefault(l => l.Words.Any(w => Normal.Of(w) == said)) is { } level
            ? Verdict.Scored(Fraction.Of(level.Share), level.Share == 1 ? $"“{said}”" : $"“{said}”，{Text.Of(level.Share)}")
            : Verdict.Open(Obstacle.LeftOpen, $"实际完成值应为下列之一：{string.Join("、", rule.Levels.SelectMany(l => l.Words))}");
    }

    private static decimal? Stated(OrderedCondition condition, ConditionsFormula rule, Cells cells)
    {
        var named = cells.Actual.Conditions.FirstOrDefault(c => c.Label.Contains(condition.What, StringComparison.Ordinal));
        if (named is not null) return named.Value;
        return condition == rule.Conditions[0] && cells.Actual.Single is { Label: "" } bare ? bare.Value : null;
    }

    private static Verdict Open(ConditionsFormula rule, string what) => Verdict.Open(Obstacle.KindsDiffer,
        $"{what}，请逐项写明，如 {string.Join("；", rule.Conditions.Select((c, n) => $"{c.What}{Text.Of(n)}项"))}");
}
