using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>What a command is judged by, read after the lane is locked: head, clock, an earlier command of that id, its streams.</summary>
internal sealed record LaneView(
    long Position, DateTimeOffset Recorded, DateTimeOffset Clock, EarlierCommand? Earlier, IReadOnlyDictionary<string, StreamView> Streams)
{
    /// <summary>One round trip. Under READ COMMITTED each statement sees all that was committed before the lock was granted.</summary>
    public static async Task<LaneView> LockAsync(NpgsqlConnection connection, PreparedCommand prepared, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Sql.Step("select position, recorded from ledger.ledger_head for update"),
                Sql.Step("select ledger.clock()"),
                Sql.Step(EarlierSql, prepared.Command.Id),
                Sql.Step(StreamsSql, (object)prepared.StreamIds),
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct))
            throw new LedgerException("The ledger has no head row. Verify the ledger and restore it from a backup.");
        var (position, recorded) = (rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1));
        await rows.NextResultAsync(ct);
        await rows.ReadAsync(ct);
        var clock = rows.GetFieldValue<DateTimeOffset>(0);
        await rows.NextResultAsync(ct);
        var earlier = await rows.ReadAsync(ct)
            ? new EarlierCommand(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetFieldValue<DateTimeOffset>(3))
            : null;
        await rows.NextResultAsync(ct);
        var streams = new Dictionary<string, StreamView>(StringComparer.Ordinal);
        while (await rows.ReadAsync(ct))
            streams[rows.GetString(0)] = StreamView.Read(rows);
        return new(position, recorded, clock, earlier, streams);
    }

    public const string EarlierSql =
        "select digest, first_position, last_position, recorded from ledger.ledger_command where id = $1";

    private const string StreamsSql = """
        select s.id, s.version, s.type, s.is_archived, l.leaf
        from unnest($1::varchar[]) as wanted (id)
        join ledger.mt_streams s on s.id = wanted.id
        left join ledger.mt_events e on e.stream_id = s.id and e.version = s.version
        left join ledger.ledger_leaf l on l.position = e.seq_id
        """;
}

/// <summary>What the command table remembers.</summary>
internal sealed record EarlierCommand(string Digest, long First, long Last, DateTimeOffset Recorded);

/// <summary>An existing stream.</summary>
internal sealed record StreamView(string Id, long Version, string? Category, bool Archived, byte[]? Leaf)
{
    public static StreamView Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        row.IsDBNull(2) ? null : row.GetString(2),
        !row.IsDBNull(3) && row.GetBoolean(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4));
}
