using Npgsql;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Renditions;

/// <summary>A public rendition as the list shows it.</summary>
internal sealed record RenditionRow(
    string Filing, int Number, int Rendition, long Position, DateTimeOffset At, string By, int Hidden, int Kept, string ModelDigest,
    string ByteDigest, DateOnly? PublishedOn, string? PublishedAt, bool Outdated);

/// <summary>Finds public renditions.</summary>
internal static class RenditionQuery
{
    private const string Select = """
        select stream, number, rendition, position, recorded_at, actor, hidden, kept, model_digest, byte_digest, published_on, published_at,
            exists (select from ledger.filing f where f.stream = rendition.stream and f.number > rendition.number)
        from ledger.rendition
        """;

    public static Task<IReadOnlyList<RenditionRow>> AllAsync(Reads reads, CancellationToken ct) =>
        ReadAsync(reads, Select + " order by position", null, ct);

    /// <summary>Renditions whose printed code begins so.</summary>
    public static Task<IReadOnlyList<RenditionRow>> ByCodeAsync(Reads reads, string code, CancellationToken ct) =>
        ReadAsync(reads, Select + " where model_digest like $1 || '%' order by position", code, ct);

    private static async Task<IReadOnlyList<RenditionRow>> ReadAsync(
        Reads reads, string sql, string? argument, CancellationToken ct)
    {
        await using var query = reads.CreateCommand(sql);
        if (argument is not null) query.Parameters.Add(new() { Value = argument });
        var rows = new List<RenditionRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            rows.Add(new(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetInt64(3), r.GetFieldValue<DateTimeOffset>(4), r.GetString(5),
                r.GetInt32(6), r.GetInt32(7), r.GetString(8), r.GetString(9), r.IsDBNull(10) ? null : r.GetFieldValue<DateOnly>(10),
                r.IsDBNull(11) ? null : r.GetString(11), r.GetBoolean(12)));
        return rows;
    }
}
