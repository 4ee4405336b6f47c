using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>A 基础数据表 under a rule pack, as its checks look at it.</summary>
internal sealed class Table(SelfEvaluation state, TableLayout layout, RulePack pack)
{
    public SelfEvaluation State => state;

    public TableLayout Layout => layout;

    /// <summary>Codes of all its cells, in table order.</summary>
    public IReadOnlyList<string> Codes { get; } = [.. TableRows.All(state, layout)];

    public string Name(string figure) => TableRows.Name(state, layout, figure);

    public IEnumerable<Finding> Find(string rule, string figure, string what, string? recomputed, string? required) =>
        pack.Severities[rule] is { } severity
            ? [new(rule, severity, Place(figure), figure, what, state[figure].Printed, recomputed, required)]
            : [];

    /// <summary>An amount in the unit of the table.</summary>
    public string Amount(decimal yuan) => ExecutionRow.InMoneyUnit(state, yuan);

    /// <summary>True when a printed percentage is this ratio with the decimals it prints, at most the pack's: 96.5% for 96.46%.</summary>
    public bool Is(FigureValue printed, Fraction ratio) => printed.Value is not { } said || said == Rounded(ratio, Decimals(printed));

    public string Percent(Fraction ratio) => Text.Of(Rounded(ratio, pack.Execution.RateDecimals)) + "%";

    private decimal Rounded(Fraction ratio, int decimals) =>
        (ratio * Fraction.Of(100)).Round(Math.Min(decimals, pack.Execution.RateDecimals), pack.Rounding.Mode);

    private static int Decimals(FigureValue printed) =>
        printed.Printed!.Split('.') is [_, var fraction] ? fraction.Count(char.IsDigit) : 0;

    /// <summary>JSON pointer of a cell in the file the table is written to.</summary>
    private string Place(string figure) => TableRows.RowOf(figure) is not { } row
        ? "/cells/" + figure
        : $"/rows/{Text.Of(Rows.IndexOf(row))}/cells/{figure[(row.Length + 1)..]}";

    private List<string> Rows => [.. TableRows.InOrder(state).Select(r => r.Row)];
}
