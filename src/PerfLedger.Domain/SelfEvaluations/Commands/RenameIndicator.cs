namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Changes levels or name of an indicator; its id and history stay.</summary>
/// <param name="Id">Indicator.</param>
/// <param name="Names">New names.</param>
/// <param name="Ground">Why; compulsory after the first submission, with document and date after the approval of the targets.</param>
public sealed record RenameIndicator(string Id, IndicatorNames Names, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (FigureRule.CheckIndicator(state, Id) is { } no) return no;
        if (!Names.AreComplete()) return Refusals.IndicatorNeedsItsNames();
        var before = state.Indicators[Id].Names;
        if (before == Names) return Decision<ISelfEvaluationEvent>.Nothing;
        if (state.Named(Names) is not null) return Refusals.IndicatorStandsTwice(Names);
        if (Ground.Check(state, approved: true) is { } refused) return refused;
        return FigureChange.Record(state, new IndicatorRenamed(Id, before, Names, Ground.Reason, Ground.Document, Ground.On));
    }
}
