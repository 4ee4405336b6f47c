namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>更正: opens a filed form again to make its next filing; the filed one stays as it is (WFL-09).</summary>
/// <param name="Reason">Why; always compulsory.</param>
/// <param name="Document">What orders the correction, if anything does.</param>
/// <param name="AnswerBy">Until when the form is open again; set by an office, never by the unit itself.</param>
/// <param name="By">Who opens it; needed with a date.</param>
public sealed record OpenCorrection(Reason Reason, string? Document = null, DateOnly? AnswerBy = null, Who? By = null)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        var opened = new CorrectionOpened(state.Filings, Reason, Document, AnswerBy);
        if (state.Stage == Stage.Correcting && state.Correction == opened) return Decision<ISelfEvaluationEvent>.Nothing;
        if (state.Stage != Stage.Filed) return Refusals.OnlyAFiledFormIsCorrected(state);
        if (AnswerBy is not null && By?.Role is not (Role.Reviewer or Role.Organiser)) return Refusals.OnlyAnOfficeSetsAnAnswerDate();
        return Reason.Check() is { } no ? no : FigureChange.Record(state, opened);
    }
}
