using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>Keeps the search table behind the ledger: a search first brings it up to now, <c>follow</c> keeps it there.</summary>
internal sealed class SearchFollower : IFollower
{
    private static readonly SearchTable Table = new();

    public string Name => Table.Name;

    public async Task FollowAsync(
        IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        Table.Project(events, batch, name => "ledger." + name);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
    }
}
