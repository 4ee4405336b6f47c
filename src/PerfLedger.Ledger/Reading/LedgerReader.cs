using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>Statements over heads and times.</summary>
internal sealed class LedgerReader(NpgsqlDataSource source)
{
    public Task<LedgerHead> HeadAsync(CancellationToken ct) => ReadHeadAsync(
        """
        select h.position, h.recorded, l.leaf
        from ledger.ledger_head h left join ledger.ledger_leaf l on l.position = h.position
        """,
        [], ct);

    public Task<LedgerHead> HeadAtAsync(long position, CancellationToken ct) => ReadHeadAsync(
        """
        select e.seq_id, e."timestamp", l.leaf
        from ledger.mt_events e left join ledger.ledger_leaf l on l.position = e.seq_id
        where e.seq_id = $1
        """,
        [position], ct);

    public async Task<AppendResult?> FindCommandAsync(Guid id, string payloadDigest, CancellationToken ct)
    {
        await using var command = Sql.Command(source, LaneSql.Earlier, new[] { id });
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) return null;
        return row.GetString(0) == payloadDigest
            ? new AppendResult.Accepted(row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<DateTimeOffset>(3), Repeated: true)
            : new AppendResult.CommandReused(id);
    }

    /// <summary>One look-up a stream on (stream, version); a stream without events at the position is not listed.</summary>
    public async Task<IReadOnlyList<StreamHead>> StreamsAsync(string prefix, long? atPosition, CancellationToken ct)
    {
        const string sql = """
            select s.id, coalesce(s.type, ''), e.version, e.seq_id, e."timestamp", coalesce(encode(l.leaf, 'hex'), '')
            from ledger.mt_streams s
            cross join lateral (
                select version, seq_id, "timestamp" from ledger.mt_events
                where stream_id = s.id and seq_id <= $2
                order by version desc limit 1) e
            left join ledger.ledger_leaf l on l.position = e.seq_id
            where starts_with(s.id, $1)
            order by s.id collate "C"
            """;
        var heads = new List<StreamHead>();
        await using var command = Sql.Command(source, sql, prefix, atPosition ?? long.MaxValue);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            heads.Add(new(
                rows.GetString(0), rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetFieldValue<DateTimeOffset>(4),
                rows.GetString(5)));
        }

        return heads;
    }

    /// <summary>Binary search on the server: positions are dense and times rise with them, so no index on time is needed.</summary>
    public async Task<long> PositionAtAsync(DateTimeOffset instant, CancellationToken ct)
    {
        const string sql = """
            with recursive search (low, high) as (
                select 0::bigint, position from ledger.ledger_head
                union all
                select case when e."timestamp" <= $1 then m.middle else s.low end,
                       case when e."timestamp" <= $1 then s.high else m.middle - 1 end
                from search s
                cross join lateral (select (s.low + s.high + 1) / 2 as middle) m
                join ledger.mt_events e on e.seq_id = m.middle
                where s.low < s.high)
            select low, high from search order by high - low limit 1
            """;
        await using var command = Sql.Command(source, sql, instant.ToUniversalTime());
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct) || row.GetInt64(0) != row.GetInt64(1))
            throw new LedgerException("台账的位置不连续，缺了事件；请用 perfledger verify 核对台账，并从备份恢复。");
        return row.GetInt64(0);
    }

    public async Task<DateTimeOffset> ClockAsync(CancellationToken ct)
    {
        await using var command = Sql.Command(source, "select ledger.clock()");
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return row.GetFieldValue<DateTimeOffset>(0);
    }

    private async Task<LedgerHead> ReadHeadAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var command = Sql.Command(source, sql, values);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            throw new LedgerException("台账没有这个位置；请写台账已有的位置（perfledger status 可查），或用 perfledger verify 核对台账。");
        var position = row.GetInt64(0);
        if (position > 0 && row.IsDBNull(2))
            throw new LedgerException($"台账位置 {position} 没有凭证；请用 perfledger verify 核对台账，并从备份恢复。");
        var leaf = position == 0 ? Leaf.None : row.GetFieldValue<byte[]>(2);
        return new LedgerHead(position, row.GetFieldValue<DateTimeOffset>(1), Convert.ToHexStringLower(leaf));
    }
}
