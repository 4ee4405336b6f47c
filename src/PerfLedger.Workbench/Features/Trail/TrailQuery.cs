using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>One change as people ask for it: who changed which figure, from what to what, when, why, on what evidence.</summary>
public sealed record Change(
    long Position, long Version, DateTimeOffset At, string Event, string Figure, string? Before, string? After, string Actor,
        string? ActorName,
    string Role, string? OnBehalfOf, string? OnBehalfOfName, Assurance Assurance, string? ReasonKind, string? Reason, string? Document,
        DateOnly? DocumentDate,
    string[] Evidence, string? Source, string? SourceAt, Guid Operation);

/// <summary>Reads the trail in keyset pages, oldest first.</summary>
internal static class TrailQuery
{
    private const int PageSize = 1000;

    /// <summary>What <see cref="Read"/> reads, of trail t with the unit u on whose behalf it was done.</summary>
    public const string Columns = """
        t.position, t.version, t.recorded_at, t.event, t.figure, t.before, t.after, t.actor, ledger.name_of(t.actor), t.role, t.on_behalf_of,
        t.assurance, t.reason_kind, t.reason, t.document, t.document_date, t.evidence, t.source, t.source_at,
        coalesce(ledger.name_of(t.on_behalf_of), u.name), t.operation
        """;

    // The figure and everything below its code; '/' is the character after '.', codes are ordered by their bytes (collate "C").
    private const string OfFigure = "and (t.figure = $4 or (t.figure > $4 || '.' and t.figure < $4 || '/'))";

    /// <summary>The unit where one fills in for a unit (代填).</summary>
    public const string Behalf = "left join ledger.unit u on 'unit.' || u.code = t.on_behalf_of";

    /// <summary>The changes of an evaluation, or of one of its figures (also of everything below a code, such as one indicator).</summary>
    public static Task<IReadOnlyList<Change>> ReadAsync(
        Reads reads, string stream, string? figure, long toPosition, CancellationToken ct) =>
        ReadAsync(reads, stream, figure, new TrailRange(0, toPosition), ct);

    /// <summary>Those of a range.</summary>
    public static async Task<IReadOnlyList<Change>> ReadAsync(
        Reads reads, string stream, string? figure, TrailRange range, CancellationToken ct)
    {
        var all = new List<Change>();
        for (var after = range.After; ;)
        {
            var page = await PageAsync(reads, stream, figure, after, range.To, ct);
            all.AddRange(page);
            if (page.Count < PageSize) return all;
            after = page[^1].Position;
        }
    }

    private static async Task<List<Change>> PageAsync(
        Reads reads, string stream, string? figure, long after, long to, CancellationToken ct)
    {
        await using var query = reads.CreateCommand($"""
            select {Columns} from ledger.trail t {Behalf}
            where t.stream = $1 and t.position > $2 and t.position <= $3 {(figure is null ? "" : OfFigure)}
            order by t.position limit {PageSize}
            """);
        query.Parameters.Add(new() { Value = stream });
        query.Parameters.Add(new() { Value = after });
        query.Parameters.Add(new() { Value = to });
        if (figure is not null) query.Parameters.Add(new() { Value = figure });
        var page = new List<Change>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) page.Add(Read(r));
        return page;
    }

    /// <summary>The change in the first columns of a row.</summary>
    public static Change Read(NpgsqlDataReader r)
    {
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
        return new(
            r.GetInt64(0), r.GetInt64(1), r.GetFieldValue<DateTimeOffset>(2), r.GetString(3), r.GetString(4), Text(5), Text(6),
                r.GetString(7), Text(8),
            r.GetString(9), Text(10), Text(19), Enum.Parse<Assurance>(r.GetString(11)), Text(12), Text(13), Text(14), r.IsDBNull(15) ? null
                : r.GetFieldValue<DateOnly>(15),
            r.GetFieldValue<string[]>(16), Text(17), Text(18), r.GetGuid(20));
    }
}
