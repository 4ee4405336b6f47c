namespace PerfLedger.Documents.Models;

/// <summary>What a model says about where it comes from. All of it is known at the freeze position, nothing of the filing event
/// itself.</summary>
/// <param name="Evaluation">Stream id of the self-evaluation.</param>
/// <param name="Version">Version of the stream that was frozen.</param>
/// <param name="Position">Freeze position of the ledger.</param>
/// <param name="FrozenAt">Recorded time of the freeze position, UTC.</param>
/// <param name="Author">Who files, as it goes into the document properties.</param>
public sealed record ModelContext(string Evaluation, long Version, long Position, DateTimeOffset FrozenAt, string Author);
