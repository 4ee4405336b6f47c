using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks;

/// <summary>
/// VAL-09 for indicators picked from a library: target and actual value are what the statistics of the 基础数据表 (attachment 6) give by the
/// derivation of the row.
/// </summary>
public static class DerivationChecks
{
    private static readonly (string Cell, string Column)[] Columns = [("target", "目标"), ("actual", "实际情况")];

    /// <summary>Compares; a blank statistic or a blank cell is not checked.</summary>
    /// <param name="form">The form.</param>
    /// <param name="library">The library its indicators are picked from.</param>
    /// <param name="pack">Rule pack, for severity and decimals.</param>
    /// <param name="cell">The number of a cell of the table, <c>statistic.001.actual</c>; null when it is blank.</param>
    public static IReadOnlyList<Finding> Run(SelfEvaluation form, IndicatorLibrary library, RulePack pack, Func<string, decimal?> cell)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(pack);
        var f = new Form(form, library.With(pack));
        return
        [
            .. from row in f.Rows
               where row.CarriedOut
               let derivation = library.Row(row.Indicator.RuleRef)?.Derivation
               where derivation is not null
               from column in Columns
               from finding in Check(f, row, column, derivation.Evaluate(column.Cell, cell, pack.Execution.RateDecimals), derivation)
               select finding,
        ];
    }

    private static IEnumerable<Finding> Check(
        Form f, Row row, (string Cell, string Column) column, DerivedValue derived, Derivation derivation)
    {
        var stated = column.Cell == "target" ? row.Result.Target : row.Result.Actual;
        if (derived.Blank.Length > 0 || stated.Conditions.Count == 0) return [];
        var printed = column.Cell == "target" ? row.Target : row.Actual;
        var from = $"基础数据表{column.Column}栏第{string.Join('、', derivation.Of.Select(o => o["statistic.".Length..].TrimStart('0')))}项";
        if (derived.Values.IsEmpty)
            return f.Find("VAL-09", row.Figure(column.Cell), $"{row.Title}由{from}计算，除数为0，不能计算", printed, null, "—");
        if (stated.Conditions.Count == derived.Values.Length && stated.Conditions.Zip(derived.Values).All(p => Says(f, p.First, p.Second)))
            return [];
        var right = string.Join('；', derived.Values.Select(v => Text.Of(v) + (derived.IsPercentage ? "%" : "")));
        return f.Find("VAL-09", row.Figure(column.Cell), $"{row.Title}印为{printed}，按{from}应为{right}", printed, right, right);
    }

    // The form may print fewer decimals than the pack computes with, and count in 万: 96.7% stands for 96.67%, 1.2万人次 for 12000.
    private static bool Says(Form f, Condition said, decimal right) =>
        said is { Value: { } value, To: null } && (Fraction.Of(value) * Fraction.Of(Units.Of(said.Unit).Scale)).CompareTo(
            said.Unit == "%" ? Rounded(f, right, value.Scale) : Fraction.Of(right)) == 0;

    private static Fraction Rounded(Form f, decimal right, int decimals) =>
        Fraction.Of(Fraction.Of(right).Round(Math.Min(decimals, f.Pack.Execution.RateDecimals), f.Pack.Rounding.Mode));
}
