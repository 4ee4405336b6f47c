namespace PerfLedger.Domain.SelfEvaluations.Tables;

/// <summary>Gives a row of a 基础数据表 another name; its id stays.</summary>
/// <param name="Row">Row code: building.b-001.</param>
/// <param name="Name">Its new name.</param>
/// <param name="Ground">Why; compulsory after the first submission.</param>
public sealed record RenameTableRow(string Row, string Name, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (TableRows.Check(state, Row) is { } unknown) return unknown;
        if (string.IsNullOrWhiteSpace(Name)) return Refusals.TableRowNeedsAName();
        var row = state.TableRows[Row];
        if (row.Name == Name) return Decision<ISelfEvaluationEvent>.Nothing;
        if (TableRows.Named(state, row.Slot, Name) is not null) return Refusals.TableRowStandsTwice(Name);
        return Ground.Check(state) is { } no ? no : FigureChange.Record(state, new TableRowRenamed(Row, row.Name, Name, Ground.Reason));
    }
}
