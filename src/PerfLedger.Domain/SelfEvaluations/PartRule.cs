using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>Which figures have lines under them, and what a line is.</summary>
internal static class PartRule
{
    /// <summary>The first rule a line under this figure breaks; null when it may stand there.</summary>
    public static Refusal? Check(SelfEvaluation s, string figure, PartLine line)
    {
        if (FigureRule.CheckCode(s, figure) is { } no) return no;
        if (FigureRule.Definition(s, figure)!.Kind != ValueKind.Money) return Refusals.OnlyAmountsHaveParts(FigureRule.Name(s, figure));
        var isAmount = line.Amount.Kind == ValueKind.Money && FigureRule.Fits(ValueKind.Money, line.Amount);
        if (string.IsNullOrWhiteSpace(line.Name) || !isAmount) return Refusals.PartIsIncomplete();
        var names = line.Columns.IsDefaultOrEmpty ? [] : line.Columns.Select(c => c.Name).ToList();
        return names.Distinct(StringComparer.Ordinal).Count() == names.Count ? null : Refusals.PartIsIncomplete();
    }

    /// <summary>Equal as a person reads them: an empty column is none.</summary>
    public static bool Same(PartLine a, PartLine b) =>
        a.Name == b.Name && FigureChange.Same(a.Amount, b.Amount) && Filled(a).SequenceEqual(Filled(b));

    private static IEnumerable<PartColumn> Filled(PartLine line) =>
        line.Columns.IsDefault ? [] : line.Columns.Where(c => c.Text is not null);
}
