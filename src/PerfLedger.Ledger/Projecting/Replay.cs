using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>Runs all events through a projection, in the transaction of the connection.</summary>
internal static class Replay
{
    public static async Task RunAsync(
        NpgsqlConnection connection, EventCatalogue catalogue, IInlineProjection projection, Func<string, string> table,
        CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var page = await PageAsync(connection, catalogue, after, ct);
            if (page.Count > 0)
                await ProjectAsync(connection, projection, page, table, ct);
            if (page.Count < EventPages.PageSize)
                return;
            after = page[^1].Position;
        }
    }

    private static async Task<List<RecordedEvent>> PageAsync(
        NpgsqlConnection connection, EventCatalogue catalogue, long after, CancellationToken ct)
    {
        const string sql = $"select {EventRow.Columns} from ledger.mt_events e where e.seq_id > $1 order by e.seq_id limit $2";
        var page = new List<RecordedEvent>(EventPages.PageSize);
        await using var command = Sql.Command(connection, sql, after, EventPages.PageSize);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var row = new EventRow(rows, catalogue);
        while (await rows.ReadAsync(ct))
            page.Add(row.Read());
        return page;
    }

    private static async Task ProjectAsync(
        NpgsqlConnection connection, IInlineProjection projection, List<RecordedEvent> events, Func<string, string> table,
        CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        projection.Project(events, batch, table);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
    }
}
