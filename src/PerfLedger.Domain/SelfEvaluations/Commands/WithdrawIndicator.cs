namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Takes a row off the form; its id and history stay.</summary>
/// <param name="Id">Indicator.</param>
/// <param name="Ground">Why; compulsory after the first submission, with document and date after the approval of the targets.</param>
public sealed record WithdrawIndicator(string Id, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (!state.IdsEverUsed.Contains(Id)) return Refusals.IndicatorIsUnknown(Id);
        if (!state.Indicators.ContainsKey(Id)) return Decision<ISelfEvaluationEvent>.Nothing;
        if (Ground.Check(state, approved: true) is { } no) return no;
        return FigureChange.Record(state, new IndicatorWithdrawn(Id, Ground.Reason, Ground.Document, Ground.On));
    }
}
