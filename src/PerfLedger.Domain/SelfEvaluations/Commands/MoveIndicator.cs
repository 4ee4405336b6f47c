namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Moves a row of the indicator block; one event for each row whose place changes.</summary>
/// <param name="Id">Indicator.</param>
/// <param name="Place">New place from 1.</param>
public sealed record MoveIndicator(string Id, int Place)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (FigureRule.CheckIndicator(state, Id) is { } no) return no;
        if (Place < 1 || Place > state.Indicators.Count) return Refusals.NoSuchPlace(Place, state.Indicators.Count);
        return FigureChange.Record(state, [.. IndicatorRows.Move(state, Id, Place)]);
    }
}
