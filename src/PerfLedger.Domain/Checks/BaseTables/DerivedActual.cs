using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>
/// Actual values that follow from the 基础数据表: BAS-05 三公经费变动率 from its two 决算数 (attachment 2); VAL-09 any indicator whose library row is
/// a function of statistics (attachment 6), or whose formula in the pack names the two it is the quotient of.
/// </summary>
internal static class DerivedActual
{
    private const string ThreePublic = "三公经费";

    public static IEnumerable<Finding> Check(Form f, SelfEvaluation table, IndicatorLibrary? library)
    {
        var statistics = new Statistics(table);
        return f.Rows.Where(r => r.CarriedOut).SelectMany(r => (IEnumerable<Finding>)
            [.. Change(f, r, table), .. Quotient(f, r, statistics), .. Derived(f, r, table, library)]);
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
        if (below == 0) return DividedByNothing(f, r, formula.Denominator);
        var right = f.Percent(Fraction.Of(above) / Fraction.Of(below));
        return Against(f, r, "VAL-09", right, $"基础数据表{formula.Numerator}{Text.Of(above)}/{formula.Denominator}{Text.Of(below)}");
    }

    private static IEnumerable<Finding> Derived(Form f, Row r, SelfEvaluation table, IndicatorLibrary? library)
    {
        if (library?.Row(r.Indicator.RuleRef)?.Derivation is not { } derivation) return [];
        decimal? Cell(string code) => table[code].Value;
        var derived = derivation.Evaluate("actual", Cell, f.Pack.Execution.RateDecimals);
        if (derived.Blank.Length > 0) return [];
        if (derived.Values.IsEmpty) return DividedByNothing(f, r, Name(table, derivation.Of[1]));
        var source = "基础数据表" + string.Join("、", derivation.Of.Select(o => $"{Name(table, o)}{table[o + ".actual"].Printed}"));
        if (derived.IsPercentage) return Against(f, r, "VAL-09", derived.Values[0], source);
        if (States(r, derived.Values) || IsCompletion(f, r, derivation, table)) return [];
        var right = string.Join("、", derived.Values.Select(Text.Of));
        return f.Find("VAL-09", r.Figure("actual"), $"{r.Title}实际{r.Actual ?? "空白"}，按{source}应为{right}", r.Actual, right, right);
    }

    private static bool States(Row r, IEnumerable<decimal> values) =>
        r.Result.Actual.Conditions.Select(c => c.IsBound ? null : c.Value).SequenceEqual(values.Select(v => (decimal?)v));

    // A count may be stated as how much of its target it is: 视导评分达标率 4/4 = 100%.
    private static bool IsCompletion(Form f, Row r, Derivation derivation, SelfEvaluation table) =>
        derivation.Of is [var only] && table[only + ".actual"].Value is { } actual && table[only + ".target"].Value is { } target and not 0
        && Says(f, r, f.Percent(Fraction.Of(actual) / Fraction.Of(target)));

    private static IEnumerable<Finding> DividedByNothing(Form f, Row r, string divisor) =>
        f.Find("VAL-09", r.Figure("actual"), $"{r.Title}由基础数据表计算，{divisor}为0，不能计算", r.Actual, null, "—");

    private static IEnumerable<Finding> Against(Form f, Row r, string rule, decimal right, string source) => Says(f, r, right)
        ? []
        : f.Find(rule, r.Figure("actual"), $"{r.Title}实际{r.Actual ?? "空白"}，按{source}应为{Text.Of(right)}%", r.Actual,
            Text.Of(right) + "%", Text.Of(right) + "%");

    // The form may print fewer decimals than the pack computes with: 96.5% stands for 96.46%.
    private static bool Says(Form f, Row r, decimal percent) =>
        r.Result.Actual.Single is { Unit: "%", Value: { } said, IsBound: false }
        && said == Fraction.Of(percent).Round(Math.Min(said.Scale, f.Pack.Execution.RateDecimals), f.Pack.Rounding.Mode);

    private static string Name(SelfEvaluation table, string row) =>
        row.Split('.') is [var section, var key] && table.Layout?.Section(section)?.Row(key) is { } known ? known.Name : row;
}
