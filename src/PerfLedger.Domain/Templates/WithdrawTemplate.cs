namespace PerfLedger.Domain.Templates;

/// <summary>Takes a published template back: reports frozen from now on use the one before it.</summary>
/// <param name="By">Who; an organiser.</param>
/// <param name="Digest">SHA-256 of the .docx.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawTemplate(Who By, string Digest, string Reason)
{
    /// <summary>Decides.</summary>
    public Decision<ITemplateEvent> Decide(FormTemplates state)
    {
        if (By.Role != Role.Organiser) return Refusals.OnlyAnOrganiserPublishesTemplates();
        var publications = state.Publications.FindAll(p => p.Published.Digest == Digest);
        if (publications.IsEmpty) return Refusals.TemplateIsNotPublished(Digest);
        if (publications.TrueForAll(p => p.Withdrawn)) return Decision<ITemplateEvent>.Nothing;
        return string.IsNullOrWhiteSpace(Reason) || Reason.Trim().Length < 5
            ? Refusals.TemplateWithdrawalNeedsAReason()
            : new ITemplateEvent[] { new TemplateWithdrawn(Digest, Reason.Trim()) };
    }
}
