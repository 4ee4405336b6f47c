namespace PerfLedger.Ledger;

/// <summary>An event to append: its type as in the catalogue and a UTF-8 JSON object.</summary>
/// <param name="Type">Name in the <see cref="EventCatalogue"/>.</param>
/// <param name="Json">
/// UTF-8 JSON object. Numbers are plain decimals (no exponent, no negative zero): jsonb would rewrite others and the hash would lie.
/// </param>
public sealed record NewEvent(string Type, ReadOnlyMemory<byte> Json);

/// <summary>Events for one stream.</summary>
/// <param name="Stream">Stream id: segments of [A-Za-z0-9-] joined by dots; immortal.</param>
/// <param name="Category">What kind of stream it is; the same at every append.</param>
/// <param name="ExpectedVersion">Version the stream must have now; 0 = it must not exist.</param>
/// <param name="Events">Events in order; none makes this a check only.</param>
public sealed record StreamAppend(string Stream, string Category, long ExpectedVersion, IReadOnlyList<NewEvent> Events);

/// <summary>A stream that must stand at this version and is not written.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Version">Version it must have; 0 = it must not exist.</param>
public sealed record Guard(string Stream, long Version);

/// <summary>The unit of append: all of it is recorded in one transaction or nothing is.</summary>
/// <param name="Id">Repeating a command under its id returns the first result and records nothing.</param>
/// <param name="Operation">What the command belongs to: one import, one bulk undo.</param>
/// <param name="Actor">Who.</param>
/// <param name="PayloadDigest">Digest of what was asked for; the same id with another digest is refused.</param>
/// <param name="Streams">Each stream at most once; no streams at all is a command that decided to record nothing.</param>
/// <param name="Guards">Streams that must not have moved.</param>
/// <param name="NotAfter">Accepted only while <c>ledger.clock()</c> is at or before this instant.</param>
public sealed record Command(
    Guid Id,
    Guid Operation,
    Actor Actor,
    string PayloadDigest,
    IReadOnlyList<StreamAppend> Streams,
    IReadOnlyList<Guard>? Guards = null,
    DateTimeOffset? NotAfter = null)
{
    /// <summary>Most events one command may carry.</summary>
    public const int MostEvents = 5000;
}
