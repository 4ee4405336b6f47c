using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>
/// 确认单: all open findings acknowledged at once, by the head, or for the head with the signed page. It lapses when a value changes.
/// </summary>
/// <param name="Findings">All findings open now.</param>
/// <param name="Code">Their <see cref="ConfirmationCode"/>.</param>
/// <param name="Reason">Why they stand.</param>
/// <param name="Head">Id of the head who answers for it.</param>
/// <param name="By">Who records it.</param>
/// <param name="SignedPage">SHA-256 of the signed page, attached as evidence; compulsory unless the head records it.</param>
/// <param name="PageCode">The code printed on that page; it must be the code of the findings as they are now.</param>
public sealed record AcknowledgeFindings(
    ImmutableArray<AcknowledgedFinding> Findings, string Code, Reason Reason, string Head, Who By, string? SignedPage = null,
    string? PageCode = null)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (state.Stage is Stage.None or Stage.Filed) return Refusals.FormIsNotWritable(state);
        if (Findings.IsDefaultOrEmpty) return Refusals.NothingToAcknowledge();
        var byHead = By.Role == Role.Head && By.Id == Head;
        if (!byHead && SignedPage is null) return Refusals.OnlyTheHeadAcknowledges();
        if (SignedPage is not null && state.Evidence.All(e => e.Sha256 != SignedPage))
            return Refusals.EvidenceIsNotAttached(state, SignedPage);
        if ((SignedPage ?? PageCode) is not null && PageCode != Code) return Refusals.PageIsOfOtherFindings(PageCode, Code);
        if (Reason.Check() is { } no) return no;
        var acknowledged = new FindingsAcknowledged(Findings, Code, Reason, Head, SignedPage);
        return state.Acknowledgement is { } standing && standing.Findings.SequenceEqual(Findings)
            && standing with { Findings = Findings } == acknowledged
            ? Decision<ISelfEvaluationEvent>.Nothing
            : FigureChange.Record(state, acknowledged);
    }
}
