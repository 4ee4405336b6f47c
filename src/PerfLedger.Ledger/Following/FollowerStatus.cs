using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>How a follower stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">Position up to which its work is done.</param>
/// <param name="Behind">Events of the ledger it has not taken yet.</param>
/// <param name="Running">A host has it now.</param>
/// <param name="Error">Why it stopped before the next event; null when nothing is wrong.</param>
/// <param name="Since">Since when <paramref name="Error"/> is as it is.</param>
public sealed record FollowerStatus(string Name, long Position, long Behind, bool Running, string? Error, DateTimeOffset Since)
{
    /// <summary>All followers that ever ran, in ordinal order of name; any login that may read the ledger will do.</summary>
    public static async Task<IReadOnlyList<FollowerStatus>> ReadAsync(NpgsqlDataSource source, CancellationToken ct = default)
    {
        var found = new List<FollowerStatus>();
        await using var command = Sql.Command(source, AllSql, FollowerProgress.Prefix, FollowerSession.LockName(""));
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            found.Add(new(
                rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetBoolean(3), rows.IsDBNull(4) ? null : rows.GetString(4),
                rows.GetFieldValue<DateTimeOffset>(5)));
        }

        return found;
    }

    internal static async Task<FollowerStatus?> FindAsync(NpgsqlDataSource source, string name, CancellationToken ct) =>
        (await ReadAsync(source, ct)).FirstOrDefault(f => f.Name == name);

    /// <summary>A lock of 64 bits stands in pg_locks as two halves.</summary>
    private const string AllSql = """
        select f.name, p.last_seq_id, h.position - p.last_seq_id, exists (
                   select from pg_locks l
                   where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                     and l.database = (select oid from pg_database where datname = current_database())
                     and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended('perfledger:' || $2 || f.name, 0)),
               f.error, f.since
        from ledger.follower f
        join ledger.mt_event_progression p on p.name = $1 || f.name
        cross join ledger.ledger_head h
        order by f.name collate "C"
        """;
}
