using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>
/// Quotients in percent, as the layout states them: BAS-03 控制率 = 实际在职人数 / 编制数; BAS-04 规模控制率 and 投资概算控制率 = actual / approved.
/// </summary>
internal static class TableQuotients
{
    public static IEnumerable<Finding> Check(Table t) => t.Codes.SelectMany(code => Cell(t, code));

    private static IEnumerable<Finding> Cell(Table t, string figure)
    {
        if (t.Layout.Find(figure)?.Column.Quotient is not { } quotient || t.State[figure] is not { Value: { } said } printed) return [];
        var row = figure[..(figure.LastIndexOf('.') + 1)];
        var (of, by) = (t.State[row + quotient.Of], t.State[row + quotient.By]);
        if (of.Value is not { } actual || by.Value is not { } approved) return [];
        if (approved == 0)
            return t.Find(quotient.Rule, figure, $"{Last(t, row + quotient.By)}为0，{t.Name(figure)}不能计算，印为{Text.Of(said)}%", null, "—");
        var ratio = Fraction.Of(actual) / Fraction.Of(approved);
        return t.Is(printed, ratio) ? [] : t.Find(quotient.Rule, figure,
            $"{t.Name(figure)}印为{Text.Of(said)}%，{Shown(of)}/{Shown(by)}应为{t.Percent(ratio)}", t.Percent(ratio), t.Percent(ratio));
    }

    /// <summary>Every quotient that can be computed, as it would be printed.</summary>
    public static IEnumerable<(string Figure, string Percent)> Of(Table t) =>
        from code in t.Codes
        let quotient = t.Layout.Find(code)?.Column.Quotient
        where quotient is not null
        let row = code[..(code.LastIndexOf('.') + 1)]
        where t.State[row + quotient.Of].Value is not null && t.State[row + quotient.By].Value is not (null or 0)
        let of = Fraction.Of(t.State[row + quotient.Of].Value!.Value)
        select (code, t.Percent(of / Fraction.Of(t.State[row + quotient.By].Value!.Value)));

    private static string Last(Table t, string figure) => t.Name(figure).Split('·')[^1];

    private static string? Shown(FigureValue value) => value.Printed;
}
