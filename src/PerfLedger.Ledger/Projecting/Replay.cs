using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>Runs all events through a projection, in the transaction of the connection.</summary>
internal static class Replay
{
    /// <summary>Events of one round trip to a projection.</summary>
    public const int PageSize = 2000;

    public static async Task RunAsync(
        NpgsqlConnection connection, EventCatalogue catalogue, IInlineProjection projection, Func<string, string> table,
        CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var page = await PageAsync(connection, catalogue, after, PageSize, ct);
            await ProjectAsync(connection, projection, page, table, ct);
            if (page.Count < PageSize)
                return;
            after = page[^1].Position;
        }
    }

    /// <summary>Events after a position, in order of position.</summary>
    public static async Task<List<RecordedEvent>> PageAsync(
        NpgsqlConnection connection, EventCatalogue catalogue, long after, int most, CancellationToken ct)
    {
        const string sql = $"select {EventRow.Columns} from ledger.mt_events e where e.seq_id > $1 order by e.seq_id limit $2";
        var page = new List<RecordedEvent>();
        await using var command = Sql.Command(connection, sql, after, most);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var row = new EventRow(rows, catalogue);
        while (await rows.ReadAsync(ct))
            page.Add(row.Read());
        return page;
    }

    public static async Task ProjectAsync(
        NpgsqlConnection connection, IInlineProjection projection, List<RecordedEvent> events, Func<string, string> table,
        CancellationToken ct)
    {
        if (events.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        projection.Project(events, batch, table);
        if (batch.BatchCommands.Count == 0)
            return;
        await batch.PrepareAsync(ct); // a projection says the same few statements over and over
        await batch.ExecuteNonQueryAsync(ct);
    }
}
