using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations.Facets;

/// <summary>A figure. A cell of a row that is not on the form is none.</summary>
internal sealed record FigureFacet(string Figure) : Facet<Figure>(Figure, SectionOf(Figure))
{
    public override Facet? Row => RowOf(Code);

    /// <summary>The row of a cell: i-003 of indicator.i-003.actual, building.b-001 of building.b-001.actualArea.</summary>
    public static Facet? RowOf(string code) => code.Split('.') is ["indicator", var id, _] ? new RowFacet(id)
        : TableRows.RowOf(code) is { } row ? new TableRowFacet(row)
        : null;

    public override string Name(SelfEvaluation s) => FigureRule.Name(s, Code);

    public override bool Same(object? a, object? b) => FigureChange.Same(ValueOf(a), ValueOf(b)) && IsOverride(a) == IsOverride(b);

    protected override Figure? Value(SelfEvaluation s) =>
        Row is { } row && row.In(s) is null ? null : s.Figures.GetValueOrDefault(Code);

    protected override string? Text(Figure value) => value.Overridden ? value.Value.Printed + "（人工评定）" : value.Value.Printed;

    // A score that a person had set against the rule goes back as such; the rule score of then is not known here (null: no rule said it).
    protected override IReadOnlyList<ISelfEvaluationEvent>? Restore(SelfEvaluation now, Figure? before, Ground ground)
    {
        if (before is { Overridden: true })
            return [new ScoreOverridden(Code, now[Code], before.Value, null, ground.Reason!, ground.Evidence)];
        if (FigureChange.Plan(now, Code, ValueOf(before), ground) is { } change) return [change];
        // Only the mark of a person's judgement is to go: the same score, entered again.
        return [new FigureCorrected(Code, now[Code], ValueOf(before), ground.Reason, ground.Evidence, ground.Document, ground.On, null)];
    }

    internal static FigureValue ValueOf(object? figure) => figure is Figure known ? known.Value : FigureValue.Blank;

    private static bool IsOverride(object? figure) => figure is Figure { Overridden: true };

    private static string SectionOf(string code) =>
        RowOf(code) is RowFacet ? "指标" : FigureCatalogue.Find(code)?.Kind == ValueKind.Text ? "文字" : "数";
}
