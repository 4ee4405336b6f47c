namespace PerfLedger.Ledger;

/// <summary>Where a stream stands.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Category">Its category.</param>
/// <param name="Version">Version of its last event.</param>
/// <param name="Position">Position of its last event.</param>
/// <param name="RecordedAt">Recorded time of its last event.</param>
/// <param name="Leaf">Leaf of its last event in lower-case hex: binds the whole history of the stream up to it.</param>
public sealed record StreamHead(string Stream, string Category, long Version, long Position, DateTimeOffset RecordedAt, string Leaf);

/// <summary>Where the ledger stands.</summary>
/// <param name="Position">Position of the last event; 0 = empty.</param>
/// <param name="RecordedAt">Its recorded time; 1970-01-01 UTC when empty.</param>
/// <param name="Leaf">Its leaf in lower-case hex; 64 zeros when empty.</param>
public sealed record LedgerHead(long Position, DateTimeOffset RecordedAt, string Leaf);
