using Npgsql;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Reports;

/// <summary>A report as the list shows it.</summary>
internal sealed record ReportRow(
    string Report, string UnitName, int FiscalYear, string Form, string? SpecialFund, string? ProjectName, Stage Stage, int Filings,
    long Version, long Position);

/// <summary>Reads the list of reports.</summary>
internal static class ReportQuery
{
    public static async Task<IReadOnlyList<ReportRow>> AllAsync(Reads reads, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("""
            select stream, unit_name, fiscal_year, form, special_fund, project_name, stage, filings, version, position
            from ledger.report order by fiscal_year, unit, stream
            """);
        var rows = new List<ReportRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            rows.Add(new(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4),
                r.IsDBNull(5) ? null : r.GetString(5), Enum.Parse<Stage>(r.GetString(6)), r.GetInt32(7), r.GetInt64(8), r.GetInt64(9)));
        return rows;
    }
}
