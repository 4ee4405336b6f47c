using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Reports.Linking;

/// <summary>A stream as a report sees it at one position of the ledger: figures by code, the lines under an amount, a title.</summary>
/// <param name="Alias">Short name in the report.</param>
/// <param name="Stream">Stream id.</param>
/// <param name="Title">What a person calls it: the name of the project.</param>
/// <param name="MoneyUnit">Unit of amounts that name none.</param>
/// <param name="IsForm">True for a self-evaluation form: 全部 speaks of these, not of base-data tables.</param>
/// <param name="Figure">The value of a figure as its form prints it; blank when it has none.</param>
/// <param name="NameOf">Chinese name of a figure; null when the source knows no such figure.</param>
/// <param name="Parts">The lines under an amount, in order.</param>
public sealed record LinkedSource(
    string Alias, string Stream, string Title, string MoneyUnit, bool IsForm, Func<string, FigureValue> Figure,
    Func<string, string?> NameOf, Func<string, IReadOnlyList<PartLine>> Parts)
{
    // Printed by Excel where a column is too narrow: holds no number.
    private const string Overflow = "#####";

    /// <summary>A form. Totals, rate, execution score and grade are what it prints: the computed value where none stands.</summary>
    public static LinkedSource Of(string alias, string stream, SelfEvaluation state, FormResult result)
    {
        ArgumentNullException.ThrowIfNull(state);
        var opened = state.Opened ?? throw new ArgumentException("A form never opened has no figures.", nameof(state));
        return new(alias, stream, opened.Project?.Name ?? opened.Unit.Name, opened.MoneyUnit, StreamIds.IsEvaluation(stream),
            code => PartOf(state, code)?.Amount ?? Printed(state, result, code),
            code => PartOf(state, code)?.Name ?? (FormCells.Find(state, code) is null ? null : FormOrder.NameOf(state, code)),
            code => state.Parts.TryGetValue(code, out var lines) ? [.. lines.Values] : []);
    }

    /// <summary>A programme: the overall figures of a special fund.</summary>
    public static LinkedSource Of(string alias, string stream, Programme state, string moneyUnit)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(alias, stream, alias, moneyUnit, false, code => state[code], code => ProgrammeCatalogue.Find(code)?.Name, _ => []);
    }

    /// <summary>The amount a line stands under: funds.total.executed of funds.total.executed.p-001; null for no line.</summary>
    internal static string? Above(string code) =>
        code.LastIndexOf('.') is > 0 and var dot && FigureCatalogue.Find(code[..dot]) is { Kind: ValueKind.Money } ? code[..dot] : null;

    private static PartLine? PartOf(SelfEvaluation s, string code) =>
        Above(code) is { } above && s.Parts.TryGetValue(above, out var lines) ? lines.GetValueOrDefault(code[(above.Length + 1)..]) : null;

    private static FigureValue Printed(SelfEvaluation s, FormResult result, string code)
    {
        var value = s[code];
        if (!value.IsBlank && value.Printed != Overflow) return value;
        return code switch
        {
            "execution.rate" when result.Execution.Rate is { } rate => new(ValueKind.Percent, result.Execution.RateText, rate, "%"),
            "execution.score" => Points(result.Execution.Score),
            "total.weight" => Points(result.WeightSum),
            "total.score" => Points(result.ScoreSum),
            "total.grade" when s["total.score"].IsBlank && result.Grade is { Length: > 0 } grade => new(ValueKind.Cell, grade),
            _ => value,
        };
    }

    private static FigureValue Points(decimal? points) =>
        points is { } p ? new(ValueKind.Points, FigurePrinter.Shortest(p, 4), p) : FigureValue.Blank;
}
