using Npgsql;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Seals;

/// <summary>A scan or a paper as the list shows it.</summary>
internal sealed record SealRow(
    string Filing, int Number, DateTimeOffset At, string By, string? Scan, string? Name, string? MediaType, int? Pages, int? First,
    int? Last, string? ReceivedBy, DateOnly? ReceivedOn, string? KeptAt);

/// <summary>Finds scans and papers.</summary>
internal static class SealQuery
{
    private const string Columns =
        "stream, number, recorded_at, actor, scan, name, media_type, pages, first_page, last_page, received_by, received_on, kept_at";

    public static Task<IReadOnlyList<SealRow>> AllAsync(Reads reads, CancellationToken ct) =>
        ReadAsync(reads, $"select {Columns} from ledger.seal order by position", [], ct);

    /// <summary>Where pages of a scan are bound to another filing already.</summary>
    public static Task<IReadOnlyList<SealRow>> BoundAsync(
        Reads reads, string scan, int first, int last, string filing, int number, CancellationToken ct) =>
        ReadAsync(reads, $"""
            select {Columns} from ledger.seal
            where scan = $1 and first_page <= $3 and last_page >= $2 and (stream, number) <> ($4, $5)
            order by position
            """, [scan, first, last, filing, number], ct);

    private static async Task<IReadOnlyList<SealRow>> ReadAsync(
        Reads reads, string sql, object[] arguments, CancellationToken ct)
    {
        await using var query = reads.CreateCommand(sql);
        foreach (var argument in arguments) query.Parameters.Add(new() { Value = argument });
        var rows = new List<SealRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        T? Of<T>(int column) => r.IsDBNull(column) ? default : r.GetFieldValue<T>(column);
        while (await r.ReadAsync(ct))
            rows.Add(new(r.GetString(0), r.GetInt32(1), r.GetFieldValue<DateTimeOffset>(2), r.GetString(3), Of<string>(4), Of<string>(5),
                Of<string>(6), Of<int?>(7), Of<int?>(8), Of<int?>(9), Of<string>(10), Of<DateOnly?>(11), Of<string>(12)));
        return rows;
    }
}
