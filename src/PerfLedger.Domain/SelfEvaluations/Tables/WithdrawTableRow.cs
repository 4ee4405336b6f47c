namespace PerfLedger.Domain.SelfEvaluations.Tables;

/// <summary>Takes a row off a 基础数据表; its id and history stay.</summary>
/// <param name="Row">Row code: building.b-001.</param>
/// <param name="Ground">Why; compulsory after the first submission.</param>
public sealed record WithdrawTableRow(string Row, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (!state.TableRows.ContainsKey(Row))
            return state.IdsEverUsed.Contains(TableRows.IdOf(Row))
                ? Decision<ISelfEvaluationEvent>.Nothing
                : Refusals.TableRowIsUnknown(Row);
        return Ground.Check(state) is { } no ? no : FigureChange.Record(state, new TableRowWithdrawn(Row, Ground.Reason));
    }
}
