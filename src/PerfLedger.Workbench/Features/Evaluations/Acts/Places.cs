using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;

namespace PerfLedger.Workbench.Features.Evaluations.Acts;

/// <summary>The cells of a form by the names people give them, in form order.</summary>
internal static class Places
{
    private static readonly string[] OfIndicator = ["actual", "score", "deviation", "target", "weight"];

    public static IEnumerable<(string Figure, string Name)> Of(SelfEvaluation s) => s.Layout is not null ? [] :
        Amounts(s).Concat(
            from i in s.IndicatorsInOrder
            from cell in OfIndicator
            select FigureCode.Indicator(i.Id, cell).Path into figure
            select (figure, FormCells.Name(s, figure)));

    /// <summary>The amounts of the funds block: what can have parts.</summary>
    public static IEnumerable<(string Figure, string Name)> Amounts(SelfEvaluation s) => s.Layout is not null ? [] :
        from row in FormDefinitions.Of(s.Opened!.Form).Funds
        from column in FigureCatalogue.FundColumnNames
        select FigureCode.Funds(row.Key, column).Path into figure
        select (figure, FormCells.Name(s, figure));

    /// <summary>The scores a person can set against the rules.</summary>
    public static IEnumerable<(string Figure, string Name)> Scores(SelfEvaluation s) =>
        from i in s.IndicatorsInOrder
        select FigureCode.Indicator(i.Id, "score").Path into figure
        select (figure, FormCells.Name(s, figure));
}
