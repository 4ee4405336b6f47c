namespace PerfLedger.Ledger;

/// <summary>The statements of the lane: those that lock and look, and those that write a group.</summary>
internal static class LaneSql
{
    /// <summary>
    /// Waits in turn: a row lock alone is no queue, and a busy node would starve the others. Any number will do that nobody else uses.
    /// </summary>
    public const string Queue = "select pg_advisory_xact_lock(7265436001)";

    public const string Lock = "select position, recorded from ledger.ledger_head for update";

    public const string Clock = "select ledger.clock()";

    public const string Earlier =
        "select digest, first_position, last_position, recorded, id from ledger.ledger_command where id = any($1)";

    public const string Streams = """
        select s.id, s.version, s.type, s.is_archived, l.leaf
        from unnest($1::varchar[]) as wanted (id)
        join ledger.mt_streams s on s.id = wanted.id
        left join ledger.mt_events e on e.stream_id = s.id and e.version = s.version
        left join ledger.ledger_leaf l on l.position = e.seq_id
        """;

    /// <summary>
    /// $1 the head the group rests on, $2 and $3 the head after it, $4 and $5 between which the raw clock must stand. The update is the
    /// lock, the clock is read under it, and a head or a clock that is not so divides by zero: then nothing of the group is written.
    /// The sequence, for Marten readers, is set to the head already committed, so it is never ahead of the events.
    /// </summary>
    public const string Guard = """
        with moved as (
            update ledger.ledger_head set position = $2, recorded = $3 where position = $1 returning ledger.clock() as clock)
        select 1 / count(*), max(clock), case when $1 > 0 then setval('ledger.mt_events_sequence', $1) end
        from moved where clock between $4 and $5
        """;

    public const string NewStreams = """
        insert into ledger.mt_streams (id, type, version, created, "timestamp", tenant_id, is_archived)
        select n.id, n.type, n.version, n.first, n.last, '*DEFAULT*', false
        from unnest($1::varchar[], $2::varchar[], $3, $4, $5) as n (id, type, version, first, last)
        """;

    /// <summary>$5 = how many. One that does not stand where it did under the lock divides by zero.</summary>
    public const string MovedStreams = """
        with moved as (
            update ledger.mt_streams s set version = n.after, "timestamp" = n.at
            from unnest($1::varchar[], $2, $3, $4) as n (id, before, after, at)
            where s.id = n.id and s.version = n.before
            returning 1)
        select 1 / (case when count(*) = $5 then 1 else 0 end) from moved
        """;

    public const string Events = """
        insert into ledger.mt_events (seq_id, id, stream_id, version, type, data, headers, bdata, "timestamp", tenant_id,
            mt_dotnet_type, user_name, causation_id, correlation_id, is_archived)
        select n.seq_id, n.id, n.stream, n.version, n.type, n.data, n.headers, null, n.at, '*DEFAULT*', null,
            n.actor, n.command, n.operation, false
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            as n (seq_id, id, stream, version, type, data, headers, at, actor, command, operation)
        """;

    public const string Leaves = """
        insert into ledger.ledger_leaf (position, event_id, algorithm, leaf)
        select n.position, n.id, $4, n.leaf from unnest($1, $2, $3) as n (position, id, leaf)
        """;

    public const string Salts = "insert into ledger.ledger_salt (event_id, member, salt) select * from unnest($1, $2, $3)";

    public const string Commands = """
        insert into ledger.ledger_command (id, digest, first_position, last_position, recorded) select * from unnest($1, $2, $3, $4, $5)
        """;
}
