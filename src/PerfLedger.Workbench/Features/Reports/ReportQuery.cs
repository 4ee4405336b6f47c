using Npgsql;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Reports;

/// <summary>A report as the list shows it.</summary>
public sealed record ReportRow(
    string Report, string UnitName, int FiscalYear, string Form, string? SpecialFund, string? ProjectName, Stage Stage, int Filings,
    long Version, long Position);

/// <summary>Reads the list of reports.</summary>
internal static class ReportQuery
{
    private const string Columns =
        "r.stream, r.unit_name, r.fiscal_year, r.form, r.special_fund, r.project_name, r.stage, r.filings, r.version, r.position";

    // $1 is a piece of unit, fund, project or id.
    private const string Conditions = """
        ($1::text is null or strpos(concat_ws(' ', r.unit, r.unit_name, r.project_name, r.special_fund, r.stream), $1) > 0)
        and ($2::int is null or r.fiscal_year = $2)
        """;

    public static async Task<IReadOnlyList<ReportRow>> AllAsync(Reads reads, CancellationToken ct)
    {
        await using var query = reads.CreateCommand($"select {Columns} from ledger.report r order by r.fiscal_year, r.unit, r.stream");
        return await ReadAsync(query, ct);
    }

    /// <summary>A page of those within reach, the last year first, and how many there are.</summary>
    public static async Task<(IReadOnlyList<ReportRow> Rows, int Total)> PageAsync(
        Reads reads, string? text, int? year, int page, int size, ReachSql? reach, CancellationToken ct)
    {
        await using var count = reads.CreateCommand();
        Put(count, text, year);
        count.CommandText = $"""
            select count(*)::int from ledger.report r where {Conditions} and {ReachSql.Forms(reach, "r", count.Parameters)}
            """;
        var total = (int)(await count.ExecuteScalarAsync(ct))!;
        await using var query = reads.CreateCommand();
        Put(query, text, year);
        query.Parameters.Add(new() { Value = size });
        query.Parameters.Add(new() { Value = (Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size)) - 1) * size });
        query.CommandText = $"""
            select {Columns} from ledger.report r where {Conditions} and {ReachSql.Forms(reach, "r", query.Parameters)}
            order by r.fiscal_year desc, r.unit, r.stream limit $3 offset $4
            """;
        return (await ReadAsync(query, ct), total);
    }

    private static void Put(ReadCommand query, string? text, int? year)
    {
        query.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = (object?)year ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
    }

    private static async Task<IReadOnlyList<ReportRow>> ReadAsync(ReadCommand query, CancellationToken ct)
    {
        var rows = new List<ReportRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            rows.Add(new(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4),
                r.IsDBNull(5) ? null : r.GetString(5), Enum.Parse<Stage>(r.GetString(6)), r.GetInt32(7), r.GetInt64(8), r.GetInt64(9)));
        return rows;
    }
}
