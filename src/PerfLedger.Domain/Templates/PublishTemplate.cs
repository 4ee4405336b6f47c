namespace PerfLedger.Domain.Templates;

/// <summary>Publishes a template that has been looked at and found without faults.</summary>
/// <param name="By">Who publishes; an organiser.</param>
/// <param name="Form">The form, FAMILY/VERSION; part/NAME for a shared part.</param>
/// <param name="Digest">SHA-256 of the .docx.</param>
/// <param name="FieldsDigest">SHA-256 of the field schema.</param>
/// <param name="Size">Bytes of the .docx.</param>
/// <param name="From">First day of use.</param>
/// <param name="To">Last day of use; null = open.</param>
public sealed record PublishTemplate(Who By, string Form, string Digest, string FieldsDigest, long Size, DateOnly From, DateOnly? To)
{
    private const int EarliestYear = 2000;

    /// <summary>Decides.</summary>
    public Decision<ITemplateEvent> Decide(FormTemplates state)
    {
        if (By.Role != Role.Organiser) return Refusals.OnlyAnOrganiserPublishesTemplates();
        if (!StreamIds.IsTemplateForm(Form)) return Refusals.TemplateFormIsMalformed(Form);
        if (From.Year < EarliestYear || To < From) return Refusals.TemplateDatesAreWrong();
        if (!Digests.IsSha256(Digest) || !Digests.IsSha256(FieldsDigest) || Size < 1) return Refusals.TemplateIsIncomplete();
        var published = new TemplatePublished(Form, Digest, FieldsDigest, Size, From, To, By.Role);
        return state.Publications.FindLast(p => !p.Withdrawn)?.Published == published
            ? Decision<ITemplateEvent>.Nothing
            : new ITemplateEvent[] { published };
    }
}
