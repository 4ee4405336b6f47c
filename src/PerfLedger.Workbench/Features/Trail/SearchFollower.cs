using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>
/// Brings the search table up to the ledger. It follows by position, one writer at a time under an advisory lock, each step with its
/// rows in one transaction: the last row is how far it has come, so nothing is skipped or written twice. An error stops it and is told.
/// </summary>
internal sealed class SearchFollower(NpgsqlDataSource main, EventLedger ledger)
{
    private const int Step = 5000;

    private static readonly SearchTable Table = new();

    /// <summary>Catches up with the ledger as it stands now; returns the position reached.</summary>
    /// <param name="progress">Told the position reached and the one to reach when there is more than one step to go.</param>
    /// <param name="ct">Stops between steps.</param>
    public async Task<long> CatchUpAsync(Action<long, long> progress, CancellationToken ct)
    {
        var head = (await ledger.HeadAsync(ct)).Position;
        for (long reached = 0; ;)
        {
            reached = await AdvanceAsync(reached, head, ct);
            if (reached >= head) return head;
            progress(reached, head);
        }
    }

    private async Task<long> AdvanceAsync(long reached, long head, CancellationToken ct)
    {
        await using var connection = await main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var lead = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('ledger.search', 0))", connection);
        await lead.ExecuteNonQueryAsync(ct);
        await using var last = new NpgsqlCommand("select coalesce(max(position), 0) from ledger.search", connection);
        var from = Math.Max(reached, (long)(await last.ExecuteScalarAsync(ct))!);
        var to = Math.Min(from + Step, head);
        if (to <= from) return from;
        var events = new List<RecordedEvent>(Step);
        await foreach (var e in ledger.ReadAllAsync(from, to, ct)) events.Add(e);
        await using var batch = new NpgsqlBatch(connection);
        Table.Project(events, batch, name => "ledger." + name);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return to;
    }
}
