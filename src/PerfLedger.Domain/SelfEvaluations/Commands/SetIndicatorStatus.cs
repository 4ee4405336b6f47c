using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>未实施: keeps its weight and scores 0. 不适用: leaves the scoring, its weight is to be redistributed (SCO-17).</summary>
/// <param name="Id">Indicator.</param>
/// <param name="Status">New status.</param>
/// <param name="Ground">Why; compulsory, except for going back to carried out before the first submission.</param>
public sealed record SetIndicatorStatus(string Id, IndicatorStatus Status, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (FigureRule.CheckIndicator(state, Id) is { } no) return no;
        if (state.Indicators[Id].Status == Status) return Decision<ISelfEvaluationEvent>.Nothing;
        if (Status != IndicatorStatus.CarriedOut && Ground.Reason is null) return Refusals.StatusNeedsAReason();
        if (Ground.Check(state) is { } refused) return refused;
        List<ISelfEvaluationEvent> events = [new IndicatorStatusSet(Id, Status, Ground.Reason)];
        var score = FigureChange.Plan(state, FigureCode.Indicator(Id, "score").Path, Zero, Ground);
        if (Status == IndicatorStatus.NotCarriedOut && score is not null) events.Add(score);
        return FigureChange.Record(state, events);
    }

    private static FigureValue Zero { get; } = new(ValueKind.Points, "0", 0);
}
