using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>Points off for every step away from a value, or for every item missing; never below 0.</summary>
internal static class DeductionRule
{
    private static readonly string[] Negations = ["缺", "未", "无", "没有", "尚"];

    public static Verdict Judge(DeductionFormula rule, Cells cells, bool perStartedStep)
    {
        if (FormulaRule.Single(cells) is not { } value) return Verdict.Open(Obstacle.KindsDiffer, "按幅度扣分，实际完成值应为一个数");
        var off = rule.Below ? rule.From - value : value - rule.From;
        if (off <= 0) return Verdict.Scored(Fraction.One, $"{Text.Of(value)}{(rule.Below ? "≥" : "≤")}{Text.Of(rule.From)}");
        var rest = off % rule.Per;
        var steps = (off - rest) / rule.Per + (perStartedStep && rest > 0 ? 1 : 0);
        var why = $"{(rule.Below ? "低" : "高")}于{Text.Of(rule.From)}共{Text.Of(off)}，每{Text.Of(rule.Per)}扣{Text.Of(rule.Minus)}分";
        return Off(rule.Of, steps, rule.Minus, why);
    }

    /// <summary>4项, or the names of what there is; a text that speaks of what is missing is left to a person.</summary>
    public static Verdict Missing(ChecklistFormula rule, Cells cells)
    {
        var text = Normal.Of(cells.ActualText);
        var there = FormulaRule.Single(cells) is { } count ? count
            : Negations.Any(n => text.Contains(n, StringComparison.Ordinal)) ? 0
            : rule.Items.Count(i => text.Contains(i, StringComparison.Ordinal));
        if (there <= 0 && FormulaRule.Single(cells) is null)
            return Verdict.Open(Obstacle.KindsDiffer, $"应写已有几项，或逐项列出：{string.Join("、", rule.Items)}");
        var missing = Math.Max(0, rule.Items.Length - decimal.Floor(there));
        return missing == 0 ? Verdict.Scored(Fraction.One, $"{Text.Of(rule.Items.Length)}项齐全")
            : Off(rule.Of, missing, rule.Minus, $"缺{Text.Of(missing)}项，每项扣{Text.Of(rule.Minus)}分");
    }

    private static Verdict Off(decimal of, decimal steps, decimal minus, string why)
    {
        // A growth rate mistyped by many digits costs no more than there is.
        var left = steps > of / minus ? 0 : Math.Max(0, of - steps * minus);
        return Verdict.Scored(Fraction.Of(left) / Fraction.Of(of), $"{why}，{Text.Of(left)}/{Text.Of(of)}");
    }
}
