namespace PerfLedger.Ledger;

/// <summary>
/// Checks by the server over whole tables, each one statement and so one snapshot: an append commits streams, events, leaves and commands
/// together, therefore none can look half done. Each row: position, subject.
/// </summary>
internal static class VerifyChecks
{
    public static IReadOnlyList<(Damage Damage, string Sql)> All { get; } =
    [
        (Damage.EventMissing, """
            select l.position, 'leaf of ' || l.event_id
            from ledger.ledger_leaf l left join ledger.mt_events e on e.seq_id = l.position and e.id = l.event_id
            where e.seq_id is null
            order by l.position
            """),
        (Damage.Head, """
            select e.seq_id, 'event beyond the head'
            from ledger.mt_events e cross join ledger.ledger_head h
            where e.seq_id > h.position
            order by e.seq_id
            """),
        (Damage.Stream, """
            select coalesce(e.position, 0), s.id
            from ledger.mt_streams s
            left join (
                select stream_id, count(*) as count, max(version) as version, max(seq_id) as position,
                    min("timestamp") as first, max("timestamp") as last
                from ledger.mt_events group by stream_id) e on e.stream_id = s.id
            where e.stream_id is null or s.version is distinct from e.version or e.count <> e.version
                or s.created <> e.first or s."timestamp" <> e.last or s.is_archived is distinct from false
                or s.tenant_id is distinct from '*DEFAULT*'
            order by s.id
            """),
        (Damage.Salt, """
            select 0::bigint, s.event_id || ' ' || s.member
            from ledger.ledger_salt s
            where not exists (select from ledger.mt_events e where e.id = s.event_id)
            order by s.event_id, s.member
            """),
        (Damage.Command, """
            select c.first_position, c.id::text
            from ledger.ledger_command c
            left join lateral (
                select count(*) as count, min(e."timestamp") as recorded from ledger.mt_events e
                where e.seq_id between c.first_position and c.last_position and e.causation_id = c.id::text) e on true
            where e.count <> c.last_position - c.first_position + 1 or e.recorded <> c.recorded
            order by c.first_position
            """),
        (Damage.Command, """
            select h.position, 'events without their command'
            from ledger.ledger_head h
            where h.position <> (select coalesce(sum(last_position - first_position + 1), 0) from ledger.ledger_command)
            """),
    ];
}
