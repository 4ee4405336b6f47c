using System.Globalization;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>Which figure a form has and what its cell can hold.</summary>
internal static class FigureRule
{
    /// <summary>The first rule that setting this figure to this value breaks; null when it may stand there.</summary>
    public static Refusal? Check(SelfEvaluation s, string figure, FigureValue value) =>
        CheckCode(s, figure) is { } no ? no
        : Fits(Definition(s, figure)!.Kind, value) ? null
        : Refusals.ValueDoesNotFit(Name(s, figure), value);

    /// <summary>The figure of a code on this form; null when the form has none. A table brings its own.</summary>
    public static FigureDefinition? Definition(SelfEvaluation s, string figure) =>
        s.Layout is { } table ? table.Find(figure)?.Definition : FigureCatalogue.Find(figure);

    /// <summary>Refuses a code that is no figure of this form.</summary>
    public static Refusal? CheckCode(SelfEvaluation s, string figure)
    {
        if (s.Layout is not null)
            return Definition(s, figure) is null ? Refusals.TableHasNoSuchCell(figure)
                : TableRows.RowOf(figure) is { } row ? TableRows.Check(s, row)
                : null;
        if (FigureCode.TryParse(figure) is not { } code) return Refusals.FigureIsUnknown(figure);
        if (s.Opened is { } opened && FormDefinitions.Of(opened.Form) is var form && !form.Has(figure))
            return Refusals.FigureIsNotOfThisForm(FigureCatalogue.Find(figure)!.Name, form);
        return code.Segments is ["indicator", var id, _] ? CheckIndicator(s, id) : null;
    }

    /// <summary>Refuses a place nobody can point at: neither a figure of this form nor a section of this report that was written.</summary>
    public static Refusal? CheckPlace(SelfEvaluation s, string figure) =>
        figure.StartsWith("section.", StringComparison.Ordinal) && s.Figures.ContainsKey(figure) ? null : CheckCode(s, figure);

    /// <summary>Refuses an indicator that is not on the form.</summary>
    public static Refusal? CheckIndicator(SelfEvaluation s, string id)
    {
        if (s.Indicators.ContainsKey(id)) return null;
        return s.IdsEverUsed.Contains(id) ? Refusals.IndicatorIsWithdrawn(id) : Refusals.IndicatorIsUnknown(id);
    }

    /// <summary>The figure as a person names it: 师资培训人数·实际完成值.</summary>
    public static string Name(SelfEvaluation s, string figure)
    {
        if (s.Layout is { } table) return TableRows.Name(s, table, figure);
        var cell = FigureCatalogue.Find(figure)?.Name ?? figure;
        var row = figure.Split('.') is ["indicator", var id, _] ? s.Indicators.GetValueOrDefault(id) : null;
        return row is null ? cell : $"{row.Names.Name}·{cell}";
    }

    /// <summary>
    /// True when a cell of this kind can hold the value, and its number is the one its text states. A column too narrow in print (#####)
    /// may stand in any cell of numbers.
    /// </summary>
    public static bool Fits(ValueKind cell, FigureValue value) => Holds(cell, value) && SaysWhatItReads(value);

    private static bool Holds(ValueKind cell, FigureValue value) => value.Kind switch
    {
        ValueKind.Blank => value == FigureValue.Blank,
        ValueKind.Text => cell == ValueKind.Text && !string.IsNullOrWhiteSpace(value.Text) && value.Entered is null,
        _ when string.IsNullOrWhiteSpace(value.Entered) || value.Text is not null => false,
        ValueKind.Cell => cell == ValueKind.Cell || (cell != ValueKind.Text && value.Entered.All(c => c is '#' or '＃')),
        ValueKind.Money => cell == ValueKind.Money && value is { Value: not null, Unit: "万元" or "元" },
        ValueKind.Quantity => cell is ValueKind.Cell or ValueKind.Quantity && value.Value is not null,
        ValueKind.Percent => cell is ValueKind.Percent or ValueKind.Cell && value.Value is not null,
        _ => cell == value.Kind && value.Value is not null,
    };

    // Guards the ledger against a number that is not the printed one. Texts that are no plain number were read by the reader alone.
    private static bool SaysWhatItReads(FigureValue value)
    {
        var plain = value.Entered?.Replace(",", string.Empty, StringComparison.Ordinal).TrimEnd('%');
        if (value.Value is not { } number || !decimal.TryParse(plain, Plain, CultureInfo.InvariantCulture, out var stated)) return true;
        return stated == (value is { Kind: ValueKind.Money, Unit: "万元" } ? number / 10_000 : number);
    }

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
}
