using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>
/// Actual values that follow from the 基础数据表: BAS-05 三公经费变动率 from its two 决算数 (attachment 2); VAL-09 any indicator whose formula
/// in the pack names the two statistics (attachment 6) it is the quotient of.
/// </summary>
internal static class DerivedActual
{
    private const string ThreePublic = "三公经费";

    public static IEnumerable<Finding> Check(Form f, SelfEvaluation table)
    {
        var statistics = new Statistics(table);
        return f.Rows.Where(r => r.CarriedOut).SelectMany(r => Change(f, r, table).Concat(Quotient(f, r, statistics)));
    }

    private static IEnumerable<Finding> Change(Form f, Row r, SelfEvaluation table)
    {
        var name = r.Indicator.Names.Name;
        if (!name.Contains(ThreePublic, StringComparison.Ordinal) || !name.Contains("变动率", StringComparison.Ordinal)) return [];
        var (now, before) = (table["expenditure.threePublic.final"], table["expenditure.threePublic.finalPrev"]);
        if (now.Value is not { } final || before.Value is not ({ } previous and not 0)) return [];
        var right = f.Percent((Fraction.Of(final) - Fraction.Of(previous)) / Fraction.Of(previous));
        return Against(f, r, "BAS-05", right, $"基础数据表两年决算数({now.Printed}-{before.Printed})/{before.Printed}");
    }

    private static IEnumerable<Finding> Quotient(Form f, Row r, Statistics statistics)
    {
        if (r.Result.Formula is not DerivedFormula formula) return [];
        if (statistics.Actual(formula.Numerator) is not { } above || statistics.Actual(formula.Denominator) is not { } below) return [];
        if (below == 0)
            return f.Find("VAL-09", r.Figure("actual"), $"{r.Title}由基础数据表计算，{formula.Denominator}为0，不能计算", r.Actual, null, "—");
        var right = f.Percent(Fraction.Of(above) / Fraction.Of(below));
        return Against(f, r, "VAL-09", right, $"基础数据表{formula.Numerator}{Text.Of(above)}/{formula.Denominator}{Text.Of(below)}");
    }

    private static IEnumerable<Finding> Against(Form f, Row r, string rule, decimal right, string source) => Says(f, r, right)
        ? []
        : f.Find(rule, r.Figure("actual"), $"{r.Title}实际{r.Actual ?? "空白"}，按{source}应为{Text.Of(right)}%", r.Actual,
            Text.Of(right) + "%", Text.Of(right) + "%");

    // The form may print fewer decimals than the pack computes with: 96.5% stands for 96.46%.
    private static bool Says(Form f, Row r, decimal percent) =>
        r.Result.Actual.Single is { Unit: "%", Value: { } said, IsBound: false }
        && said == Fraction.Of(percent).Round(Math.Min(said.Scale, f.Pack.Execution.RateDecimals), f.Pack.Rounding.Mode);
}
