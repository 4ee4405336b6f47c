using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>
/// Actual values that follow from the 基础数据表: BAS-05 三公经费变动率 from its two 决算数, VAL-09 any indicator whose library row names the two
/// statistics it is the quotient of.
/// </summary>
internal static class DerivedActual
{
    public static IEnumerable<Finding> Check(Base b, Form f) =>
        f.Rows.Where(r => r.CarriedOut).SelectMany(r => Change(b, f, r).Concat(Quotient(b, f, r)));

    private static IEnumerable<Finding> Change(Base b, Form f, Row r)
    {
        var name = r.Indicator.Names.Name;
        if (!name.Contains(ExpenditureTable.ThreePublic, StringComparison.Ordinal)
            || !name.Contains("变动率", StringComparison.Ordinal)) return [];
        if (b.Data.Expenditure.GetValueOrDefault(ExpenditureTable.ThreePublic)
            is not { Final: { } now, FinalPrevious: { } before and not 0 }) return [];
        var right = b.Percent((Fraction.Of(now) - Fraction.Of(before)) / Fraction.Of(before));
        return Against(f, r, "BAS-05", right, $"两年决算数({Text.Of(now)}-{Text.Of(before)})/{Text.Of(before)}");
    }

    private static IEnumerable<Finding> Quotient(Base b, Form f, Row r)
    {
        if (r.Result.Formula is not DerivedFormula formula) return [];
        if (!b.Data.Statistics.TryGetValue(formula.Numerator, out var above)
            || !b.Data.Statistics.TryGetValue(formula.Denominator, out var below))
            return [];
        if (below == 0)
            return f.Find("VAL-09", r.Figure("actual"), $"{r.Title}由基础数据表计算，{formula.Denominator}为0，不能计算", r.Actual, null, "—");
        var right = b.Percent(Fraction.Of(above) / Fraction.Of(below));
        return Against(f, r, "VAL-09", right, $"基础数据表{formula.Numerator}{Text.Of(above)}/{formula.Denominator}{Text.Of(below)}");
    }

    // The form may print fewer decimals than the pack computes with: 96.5% stands for 96.46%.
    private static IEnumerable<Finding> Against(Form f, Row r, string rule, decimal right, string source) =>
        r.Result.Actual.Single is { Unit: "%", Value: { } said, IsBound: false }
            && said == Fraction.Of(right).Round(Math.Min(said.Scale, f.Pack.Execution.RateDecimals), f.Pack.Rounding.Mode) ? []
            : f.Find(rule, r.Figure("actual"), $"{r.Title}实际{r.Actual ?? "空白"}，按{source}应为{Text.Of(right)}%", r.Actual,
                Text.Of(right) + "%", Text.Of(right) + "%");
}
