namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Takes a booked adjustment back; its id is not given again.</summary>
/// <param name="Adjustment">Its id.</param>
/// <param name="Reason">Why; always compulsory.</param>
public sealed record WithdrawAdjustment(string Adjustment, Reason Reason)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (!state.IdsEverUsed.Contains(Adjustment)) return Refusals.AdjustmentIsUnknown(Adjustment);
        if (!state.Adjustments.Exists(a => a.Id == Adjustment)) return Decision<ISelfEvaluationEvent>.Nothing;
        return Reason.Check() is { } no ? no : FigureChange.Record(state, new BudgetAdjustmentWithdrawn(Adjustment, Reason));
    }
}
