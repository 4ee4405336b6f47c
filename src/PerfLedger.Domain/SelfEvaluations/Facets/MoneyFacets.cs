using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations.Facets;

/// <summary>A line under an amount.</summary>
internal sealed record PartFacet(string Figure, string Part) : Facet<PartLine>($"{Figure}.{Part}", "明细")
{
    public override Facet? Row => FigureFacet.RowOf(Figure);

    public override string Name(SelfEvaluation s) => $"{FigureRule.Name(s, Figure)}·明细 {Part}";

    public override bool Same(object? a, object? b) =>
        a is PartLine x && b is PartLine y ? PartRule.Same(x, y) : a is null && b is null;

    public override bool IsBack(SelfEvaluation now, object? before) => before is PartLine line
        ? now.Parts.GetValueOrDefault(Figure)?.Values.Any(l => PartRule.Same(l, line)) == true
        : Value(now) is null;

    protected override PartLine? Value(SelfEvaluation s) => s.Parts.GetValueOrDefault(Figure)?.GetValueOrDefault(Part);

    protected override string Text(PartLine value) =>
        string.Join(' ', [value.Name, value.Amount.Printed, .. Columns(value).Select(c => $"{c.Name}={c.Text}")]);

    protected override IReadOnlyList<ISelfEvaluationEvent> Restore(SelfEvaluation now, PartLine? before, Ground ground) =>
        (Value(now), before) switch
        {
            (_, null) => [new PartWithdrawn(Figure, Part, ground.Reason)],
            (null, var line) => [new PartEntered(Figure, IdSequence.Next(now, "p"), line, null)],
            var (standing, line) => [new PartCorrected(Figure, Part, standing, line, ground.Reason, null)],
        };

    private static ImmutableArray<PartColumn> Columns(PartLine value) => value.Columns.IsDefault ? [] : value.Columns;
}

/// <summary>A booked adjustment. Booked again after a withdrawal it keeps its own reason and document, under a new id.</summary>
internal sealed record AdjustmentFacet(string Id) : Facet<Adjustment>($"adjustment.{Id}", "预算调整")
{
    public override string Name(SelfEvaluation s) => $"预算调整 {Id}";

    public override bool IsBack(SelfEvaluation now, object? before) => before is Adjustment booked
        ? now.Adjustments.Exists(a => a with { Id = booked.Id } == booked)
        : Value(now) is null;

    protected override Adjustment? Value(SelfEvaluation s) => s.Adjustments.Find(a => a.Id == Id);

    protected override string Text(Adjustment value) =>
        $"{value.Amount.Printed}{value.Amount.Unit} {(value.Assumed ? "推定" : Written(value))} {value.Reason.Text}";

    private static string Written(Adjustment value) => $"{value.Document}（{value.On:yyyy-MM-dd}）";

    protected override IReadOnlyList<ISelfEvaluationEvent> Restore(SelfEvaluation now, Adjustment? before, Ground ground) => before is null
        ? [new BudgetAdjustmentWithdrawn(Id, ground.Reason!)]
        : [new BudgetAdjusted(IdSequence.Next(now, "a"), before.Amount, before.Reason, before.Document, before.On, before.Assumed)];
}
