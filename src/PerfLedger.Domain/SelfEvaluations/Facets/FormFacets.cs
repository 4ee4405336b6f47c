using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations.Facets;

/// <summary>All facets of a form in form order, and those an event touches.</summary>
internal static class FormFacets
{
    /// <summary>Everything that has a value on the form.</summary>
    public static IEnumerable<Facet> Of(SelfEvaluation s) =>
    [
        .. StandingFacet.Heads, .. FormOrder.FiguresAbove(s).Select(f => new FigureFacet(f)),
        .. s.IndicatorsInOrder.SelectMany(i => OfRow(i.Id)),
        .. s.TableRows.Values.OrderBy(r => r.Order).SelectMany(r => OfTableRow(s, r.Row)),
        .. FormOrder.FiguresBelow(s).Select(f => new FigureFacet(f)),
        .. from figure in s.Parts.OrderBy(p => p.Key, StringComparer.Ordinal)
           from part in figure.Value
           select new PartFacet(figure.Key, part.Key),
        .. s.Adjustments.Select(a => new AdjustmentFacet(a.Id)), .. StandingFacet.Evidence(s),
    ];

    /// <summary>What an event changes; empty for the workflow, which nothing takes back.</summary>
    public static IReadOnlyList<Facet> Touched(ISelfEvaluationEvent e) => e switch
    {
        FigureEntered x => [new FigureFacet(x.Figure)],
        FigureCorrected x => [new FigureFacet(x.Figure)],
        ScoreOverridden x => [new FigureFacet(x.Figure)],
        PrintedValueVoided x => [new FigureFacet(x.Figure)],
        PartEntered x => [new PartFacet(x.Figure, x.Part)],
        PartCorrected x => [new PartFacet(x.Figure, x.Part)],
        PartWithdrawn x => [new PartFacet(x.Figure, x.Part)],
        BudgetAdjusted x => [new AdjustmentFacet(x.Adjustment)],
        BudgetAdjustmentWithdrawn x => [new AdjustmentFacet(x.Adjustment)],
        IndicatorAdded x => [new RowFacet(x.Id)],
        IndicatorWithdrawn x => [new RowFacet(x.Id)],
        IndicatorRenamed x => [new NamesFacet(x.Id)],
        IndicatorClassified x => [new ClassFacet(x.Id)],
        IndicatorMoved x => [new PlaceFacet(x.Id)],
        IndicatorStatusSet x => [new StatusFacet(x.Id)],
        SurveyRecorded x => [new SurveyFacet(x.Indicator)],
        TableRowAdded x => [new TableRowFacet(x.Row)],
        TableRowRenamed x => [new TableRowNameFacet(x.Row)],
        TableRowWithdrawn x => [new TableRowFacet(x.Row)],
        _ => [],
    };

    private static IEnumerable<Facet> OfTableRow(SelfEvaluation s, string row) =>
        [new TableRowFacet(row), new TableRowNameFacet(row), .. TableRows.CellsOf(s.Layout!, row).Select(cell => new FigureFacet(cell))];

    private static IEnumerable<Facet> OfRow(string id) =>
    [
        new RowFacet(id), new NamesFacet(id), new ClassFacet(id), new PlaceFacet(id), new StatusFacet(id), new SurveyFacet(id),
        .. FigureCatalogue.IndicatorCellNames.Select(cell => new FigureFacet(FigureCode.Indicator(id, cell).Path)),
    ];
}
