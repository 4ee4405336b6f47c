using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Books a mid-year adjustment of the budget; 全年 − 年初 should be the sum of all of these (BUD-05).</summary>
/// <param name="Amount">Signed amount, not zero.</param>
/// <param name="Reason">Why; always compulsory.</param>
/// <param name="Document">The order to adjust.</param>
/// <param name="On">Its date.</param>
/// <param name="Assumed">True when no document supports it: 推定.</param>
public sealed record BookAdjustment(FigureValue Amount, Reason Reason, string? Document, DateOnly? On, bool Assumed)
{
    /// <summary>Decides. An adjustment that stands already, alike in all members, is not booked twice.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (state.Layout is not null) return Refusals.TableHasNoIndicators();
        if (!FigureRule.Fits(ValueKind.Money, Amount) || Amount.Value is null or 0) return Refusals.AdjustmentNeedsAnAmount();
        if (Assumed != string.IsNullOrWhiteSpace(Document) || Assumed == On.HasValue) return Refusals.AdjustmentNeedsADocument();
        if (state.Adjustments.Exists(Stands)) return Decision<ISelfEvaluationEvent>.Nothing;
        if (Reason.Check() is { } no) return no;
        return FigureChange.Record(state, new BudgetAdjusted(IdSequence.Next(state, "a"), Amount, Reason, Document, On, Assumed));
    }

    private bool Stands(Adjustment a) =>
        FigureChange.Same(a.Amount, Amount) && (a.Reason, a.Document, a.On, a.Assumed) == (Reason, Document, On, Assumed);
}
