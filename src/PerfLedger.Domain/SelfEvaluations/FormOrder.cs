using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>The figures of a form as they stand on paper, top to bottom.</summary>
public static class FormOrder
{
    /// <summary>
    /// Codes of all figures that were ever entered, cells of withdrawn rows excepted: above the indicator block, the block, below it.
    /// </summary>
    public static IEnumerable<string> Figures(SelfEvaluation s) => s.Layout is { } table ? TableRows.Figures(s, table) :
    [
        .. FiguresAbove(s),
        .. from row in s.IndicatorsInOrder
           from cell in FigureCatalogue.IndicatorCellNames
           let code = FigureCode.Indicator(row.Id, cell).Path
           where s.Figures.ContainsKey(code)
           select code,
        .. FiguresBelow(s),
    ];

    /// <summary>A figure as a person names it: 师资培训人数·实际完成值.</summary>
    public static string NameOf(SelfEvaluation s, string figure) => FigureRule.Name(s, figure);

    internal static IEnumerable<string> FiguresAbove(SelfEvaluation s) => s.Layout is { } table
        ? TableRows.Figures(s, table)
        : Fixed.Where(f => IsAbove(f) && s.Figures.ContainsKey(f));

    /// <summary>Totals, signers, quotas of the levels, remarks and the figures of the report's text.</summary>
    internal static IEnumerable<string> FiguresBelow(SelfEvaluation s) => s.Layout is not null ? [] :
    [
        .. Fixed.Where(f => !IsAbove(f) && s.Figures.ContainsKey(f)),
        .. s.Figures.Keys.Where(f => !IsCell(f) && !Fixed.Contains(f)).Order(StringComparer.Ordinal),
    ];

    private static List<string> Fixed { get; } = [.. FigureCatalogue.FixedFigures.Select(f => f.Path)];

    private static bool IsAbove(string figure) => figure.Split('.')[0] is "header" or "funds" or "execution" or "goals";

    private static bool IsCell(string figure) => figure.StartsWith("indicator.", StringComparison.Ordinal);
}
