namespace PerfLedger.Domain.Libraries;

/// <summary>Publishes a library; the same bytes again record nothing, other bytes are the next version.</summary>
/// <param name="By">Who publishes; an organiser.</param>
/// <param name="Library">The library as read.</param>
/// <param name="Sha256">Digest of its bytes.</param>
public sealed record PublishLibrary(Who By, IndicatorLibrary Library, string Sha256)
{
    /// <summary>Decides.</summary>
    public Decision<ILibraryEvent> Decide(PublishedLibrary state)
    {
        if (By.Role != Role.Organiser) return Refusals.OnlyAnOrganiserPublishesLibraries();
        return state.Latest?.Sha256 == Sha256
            ? Decision<ILibraryEvent>.Nothing
            : new ILibraryEvent[] { new LibraryPublished(state.Versions.Count + 1, Library.Title, Sha256, Library.Rows.Length) };
    }
}
