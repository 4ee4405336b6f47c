using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations.Facets;

/// <summary>A whole row of the indicator block with its cells: on the form or not.</summary>
internal sealed record RowFacet(string Id) : Facet<WholeRow>($"indicator.{Id}", "指标")
{
    public override Facet Row => this;

    public override string Name(SelfEvaluation s) =>
        s.Indicators.GetValueOrDefault(Id) is { } row ? $"指标“{row.Names.Name}”" : $"指标 {Id}";

    /// <summary>Presence alone; names and cells are facets of their own.</summary>
    public override bool Same(object? a, object? b) => a is null == b is null;

    /// <summary>A row that was withdrawn counts as back under any id: ids are never used again.</summary>
    public override bool IsBack(SelfEvaluation now, object? before) =>
        before is WholeRow row ? now.Named(row.Indicator.Names) is not null : !now.Indicators.ContainsKey(Id);

    protected override WholeRow? Value(SelfEvaluation s) => s.Indicators.GetValueOrDefault(Id) is not { } row
        ? null
        : new WholeRow(row, [.. from cell in FigureCatalogue.IndicatorCellNames select (cell, s[Id, cell])]);

    protected override string Text(WholeRow value) => NamesFacet.Full(value.Indicator.Names);

    protected override IReadOnlyList<ISelfEvaluationEvent> Restore(SelfEvaluation now, WholeRow? before, Ground ground) => before is null
        ? [new IndicatorWithdrawn(Id, ground.Reason, ground.Document, ground.On)]
        : [.. Again(now, before, IdSequence.Next(now, "i"), ground)];

    private static IEnumerable<ISelfEvaluationEvent> Again(SelfEvaluation now, WholeRow before, string id, Ground ground)
    {
        var row = before.Indicator;
        yield return new IndicatorAdded(
            id, row.Names.Level1, row.Names.Level2, row.Names.Name, row.Order, ground.Reason, ground.Document, ground.On);
        if ((row.Kind ?? row.Better ?? row.RuleRef ?? row.Unit ?? row.Sign) is not null)
            yield return new IndicatorClassified(id, row.Kind, row.Better, row.RuleRef, row.Unit, row.Sign, ground.Reason);
        if (row.Status != IndicatorStatus.CarriedOut)
            yield return new IndicatorStatusSet(id, row.Status, row.StatusReason ?? ground.Reason);
        if (row.Survey is { } survey) yield return new SurveyRecorded(id, survey);
        foreach (var (cell, value) in before.Cells)
            if (FigureChange.Plan(now, FigureCode.Indicator(id, cell).Path, value, ground) is { } change) yield return change;
    }
}

/// <summary>A row and its cells in form order.</summary>
internal sealed record WholeRow(Indicator Indicator, IReadOnlyList<(string Cell, FigureValue Value)> Cells);
