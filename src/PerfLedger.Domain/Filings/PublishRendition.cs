namespace PerfLedger.Domain.Filings;

/// <summary>Records where and when a rendition was published. An outdated one is not published any more.</summary>
/// <param name="Published">What was published.</param>
/// <param name="By">Who published it.</param>
public sealed record PublishRendition(RenditionPublished Published, Who By)
{
    /// <summary>Decides.</summary>
    public Decision<IFilingEvent> Decide(Filing state)
    {
        var (number, rendition) = (Published.Number, Published.Rendition);
        if (state.Find(number) is null) return Refusals.FilingNumberIsUnknown(number);
        if (By.Role is not (Role.Head or Role.Organiser)) return Refusals.OnlyTheHeadPublishes();
        if (state.Publications.Contains(Published)) return Decision<IFilingEvent>.Nothing;
        if (number < state.Reports.Count) return Refusals.OnlyTheFilingInForceIsPublished(number, state.Reports.Count);
        var made = state.Renditions.Count(r => r.Number == number);
        if (rendition != made || made == 0) return Refusals.RenditionIsNotTheLast(rendition, made);
        if (string.IsNullOrWhiteSpace(Published.Where)) return Refusals.PublicationNeedsAPlace();
        return new IFilingEvent[] { Published };
    }
}
