using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>
/// A read model that runs behind the ledger. It is given every event, exactly once in what it commits, in order of position; after an
/// error it is given the same events again and never the ones behind them.
/// </summary>
public interface IFollower
{
    /// <summary>Name for people and for its progress: lower-case letters, digits and hyphens; never given to another follower.</summary>
    public string Name { get; }

    /// <summary>
    /// Writes what follows from these events on the connection, inside the transaction, which also moves the progress. It neither
    /// commits nor rolls back. What it does elsewhere must bear being done twice.
    /// </summary>
    public Task FollowAsync(
        IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct);
}
