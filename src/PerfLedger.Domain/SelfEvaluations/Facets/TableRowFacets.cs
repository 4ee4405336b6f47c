using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations.Facets;

/// <summary>A whole row of a table with its cells: on the table or not.</summary>
internal sealed record TableRowFacet(string Code) : Facet<WholeTableRow>(Code, "行")
{
    public override Facet Row => this;

    public override string Name(SelfEvaluation s) => s.TableRows.GetValueOrDefault(Code) is { } row ? $"行“{row.Name}”" : $"行 {Code}";

    /// <summary>Presence alone; its name and cells are facets of their own.</summary>
    public override bool Same(object? a, object? b) => a is null == b is null;

    /// <summary>A row that was withdrawn counts as back under any id: ids are never used again.</summary>
    public override bool IsBack(SelfEvaluation now, object? before) => before is WholeTableRow row
        ? TableRows.Named(now, row.Row.Slot, row.Row.Name) is not null
        : !now.TableRows.ContainsKey(Code);

    protected override WholeTableRow? Value(SelfEvaluation s) => s.TableRows.GetValueOrDefault(Code) is not { } row
        ? null
        : new(row, [.. TableRows.CellsOf(s.Layout!, Code).Select(cell => (cell.Split('.')[^1], s[cell]))]);

    protected override string Text(WholeTableRow value) => value.Row.Name;

    protected override IReadOnlyList<ISelfEvaluationEvent> Restore(SelfEvaluation now, WholeTableRow? before, Ground ground) =>
        before is null
        ? [new TableRowWithdrawn(Code, ground.Reason)]
        : [.. Again(now, before, ground)];

    private static IEnumerable<ISelfEvaluationEvent> Again(SelfEvaluation now, WholeTableRow before, Ground ground)
    {
        var place = now.Layout!.Slots.Single(s => s.Slot.Key == before.Row.Slot);
        var row = TableRows.Next(now, place.Section, place.Slot);
        yield return new TableRowAdded(row, before.Row.Slot, before.Row.Name, TableRows.NextOrder(now), ground.Reason);
        foreach (var (column, value) in before.Cells)
            if (FigureChange.Plan(now, $"{row}.{column}", value, ground) is { } change) yield return change;
    }
}

/// <summary>A row and its cells, column by column.</summary>
internal sealed record WholeTableRow(TableRow Row, IReadOnlyList<(string Column, FigureValue Value)> Cells);

/// <summary>The name of a row of a table.</summary>
internal sealed record TableRowNameFacet(string RowCode) : Facet<string>(RowCode + ".name", "行")
{
    public override Facet Row => new TableRowFacet(RowCode);

    public override string Trail => RowCode;

    public override string Name(SelfEvaluation s) => $"行 {RowCode} 的名称";

    protected override string? Value(SelfEvaluation s) => s.TableRows.GetValueOrDefault(RowCode)?.Name;

    protected override IReadOnlyList<ISelfEvaluationEvent>? Restore(SelfEvaluation now, string? before, Ground ground) =>
        before is null || TableRows.Named(now, now.TableRows[RowCode].Slot, before) is not null
            ? null
            : [new TableRowRenamed(RowCode, now.TableRows[RowCode].Name, before, ground.Reason)];
}
