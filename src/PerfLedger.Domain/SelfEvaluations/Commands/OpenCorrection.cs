namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>更正: opens a filed form again to make its next filing; the filed one stays as it is (WFL-09).</summary>
/// <param name="Reason">Why; always compulsory.</param>
/// <param name="Document">What orders the correction, if anything does.</param>
public sealed record OpenCorrection(Reason Reason, string? Document = null)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        var opened = new CorrectionOpened(state.Filings, Reason, Document);
        if (state.Stage == Stage.Correcting && state.Correction == opened) return Decision<ISelfEvaluationEvent>.Nothing;
        if (state.Stage != Stage.Filed) return Refusals.OnlyAFiledFormIsCorrected(state.Stage);
        return Reason.Check() is { } no ? no : FigureChange.Record(state, opened);
    }
}
