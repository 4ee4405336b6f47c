using System.Text;
using PerfLedger.Domain;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Notices;

/// <summary>A notice to one person.</summary>
/// <param name="Stream">The stream its event stands in.</param>
/// <param name="Read">When the person read it; null = not yet.</param>
internal sealed record NoticeRow(
    long Position, Guid Event, string Recipient, string Unit, DateTimeOffset RecordedAt, string Stream, object Told, DateTimeOffset? Read);

/// <summary>Reads notices, and marks them read.</summary>
internal static class NoticeQuery
{
    private const string Rows = """
        select n.position, n.event, n.recipient, n.unit, n.recorded_at, e.stream_id, e.type, e.data::text, r.at
        from ledger.notice n
        join ledger.mt_events e on e.seq_id = n.position
        left join ledger.notice_read r on r.recipient = n.recipient and r.position = n.position
        """;

    /// <summary>The notices of a person, newest first.</summary>
    public static Task<IReadOnlyList<NoticeRow>> OfAsync(
        Reads reads, string person, bool unread, int most, CancellationToken ct) =>
        ReadAsync(reads, $"{Rows} where n.recipient = $1 and not ($2 and r.at is not null) order by n.position desc limit $3",
            [person, unread, most], ct);

    /// <summary>A page of them.</summary>
    public static Task<IReadOnlyList<NoticeRow>> PageAsync(
        Reads reads, string person, bool unread, int skip, int take, CancellationToken ct) =>
        ReadAsync(reads, $"""
            {Rows} where n.recipient = $1 and not ($2 and r.at is not null) order by n.position desc offset $3 limit $4
            """, [person, unread, skip, take], ct);

    /// <summary>How many a person has not read, and how many there are.</summary>
    public static async Task<(int Unread, int All)> CountsAsync(Reads reads, string person, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("""
            select count(*) filter (where r.at is null)::int, count(*)::int from ledger.notice n
            left join ledger.notice_read r on r.recipient = n.recipient and r.position = n.position where n.recipient = $1
            """);
        query.Parameters.Add(new() { Value = person });
        await using var r = await query.ExecuteReaderAsync(ct);
        await r.ReadAsync(ct);
        return (r.GetInt32(0), r.GetInt32(1));
    }

    /// <summary>One notice; null when this person has none at this position.</summary>
    public static async Task<NoticeRow?> OneAsync(Reads reads, string person, long position, CancellationToken ct) =>
        (await ReadAsync(reads, $"{Rows} where n.recipient = $1 and n.position = $2", [person, position], ct)) is [var one] ? one : null;

    /// <summary>The event at a position as told to whoever it is told to; null when it is told to nobody.</summary>
    public static async Task<NoticeRow?> AnyAsync(Reads reads, long position, CancellationToken ct) =>
        (await ReadAsync(reads, $"{Rows} where n.position = $1 order by n.recipient limit 1", [position], ct)) is [var one] ? one : null;

    /// <summary>How many a person has not read.</summary>
    public static async Task<long> UnreadAsync(Reads reads, string person, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("""
            select count(*) from ledger.notice n where n.recipient = $1 and not exists (
                select from ledger.notice_read r where r.recipient = n.recipient and r.position = n.position)
            """);
        query.Parameters.Add(new() { Value = person });
        return (long)(await query.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Marks one read, or all; returns how many were not before. Outside the ledger: what is read is no event.</summary>
    public static async Task<int> MarkAsync(LedgerSession session, string person, long? position, CancellationToken ct)
    {
        await using var mark = session.Main.CreateCommand("""
            insert into ledger.notice_read (recipient, position)
            select recipient, position from ledger.notice where recipient = $1 and ($2 = 0 or position = $2)
            on conflict do nothing
            """);
        mark.Parameters.Add(new() { Value = person });
        mark.Parameters.Add(new() { Value = position ?? 0L });
        return await mark.ExecuteNonQueryAsync(ct);
    }

    private static async Task<IReadOnlyList<NoticeRow>> ReadAsync(Reads reads, string sql, object[] values, CancellationToken ct)
    {
        await using var query = reads.CreateCommand(sql);
        foreach (var value in values) query.Parameters.Add(new() { Value = value });
        var rows = new List<NoticeRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            rows.Add(new(r.GetInt64(0), r.GetGuid(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateTimeOffset>(4), r.GetString(5),
                EventJson.Read(r.GetString(6), Encoding.UTF8.GetBytes(r.GetString(7))),
                r.IsDBNull(8) ? null : r.GetFieldValue<DateTimeOffset>(8)));
        return rows;
    }
}
