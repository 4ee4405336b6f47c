using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>Recomputes every leaf from what is stored, and checks streams, head, commands and salts against the events.</summary>
public static class LedgerVerifier
{
    /// <summary>
    /// Verifies the ledger up to its present head while others go on working. Memory does not grow with the ledger. Any login that
    /// may read will do.
    /// </summary>
    /// <param name="source">Where to read.</param>
    /// <param name="catalogue">Event types the program knows.</param>
    /// <param name="progress">Gets the position reached, page by page.</param>
    /// <param name="ct">Stops verifying.</param>
    public static Task<VerifyReport> VerifyAsync(
        NpgsqlDataSource source, EventCatalogue catalogue, IProgress<long>? progress = null, CancellationToken ct = default) =>
        new VerifyRun(source, catalogue).RunAsync(progress, ct);

    /// <summary>
    /// Verifies the events from a position on, that one included, up to the present head: what was added since the ledger was last
    /// verified to there. The checks over whole tables are left to <see cref="VerifyAsync"/>. That nothing before was changed with
    /// its leaves shows only in the leaf at that position: the caller kept it and compares.
    /// </summary>
    /// <param name="source">Where to read.</param>
    /// <param name="catalogue">Event types the program knows.</param>
    /// <param name="from">Position of the first event, from 1.</param>
    /// <param name="ct">Stops verifying.</param>
    public static Task<VerifyReport> VerifyFromAsync(
        NpgsqlDataSource source, EventCatalogue catalogue, long from, CancellationToken ct = default) =>
        new VerifyRun(source, catalogue, from).RunAsync(null, ct);
}
