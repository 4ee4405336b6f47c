using Npgsql;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Access;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>A self-evaluation as the list shows it; money in the unit it was entered in.</summary>
internal sealed record EvaluationRow(
    string Evaluation, string Unit, string UnitName, int FiscalYear, string? SpecialFund, string? Project, string? ProjectName,
        bool Retrospective,
    Stage Stage, int Filings, long Version, long Position, string? Initial, string? FullYear, string? Executed, string? Score);

/// <summary>Reads the list of self-evaluations.</summary>
internal static class EvaluationQuery
{
    /// <summary>All forms within reach; a null reach is the operator's console.</summary>
    public static async Task<IReadOnlyList<EvaluationRow>> AllAsync(Reads main, CancellationToken ct, ReachSql? reach = null)
    {
        await using var query = main.CreateCommand();
        query.CommandText = $"""
            select e.stream, e.unit, e.unit_name, e.fiscal_year, e.special_fund, e.project, e.project_name,
                   e.retrospective, e.stage, e.filings,
                   e.version, e.position, f.initial, f.full_year, f.executed, f.score
            from ledger.evaluation e
            left join lateral (
                select max(printed) filter (where figure = 'funds.total.initial') as initial,
                       max(printed) filter (where figure = 'funds.total.fullYear') as full_year,
                       max(printed) filter (where figure = 'funds.total.executed') as executed,
                       max(printed) filter (where figure = 'total.score') as score
                from ledger.figure where stream = e.stream
                  and figure in ('funds.total.initial', 'funds.total.fullYear', 'funds.total.executed', 'total.score')) f on true
            where {ReachSql.Forms(reach, "e", query.Parameters)}
            order by e.fiscal_year, e.unit, e.stream
            """;
        var rows = new List<EvaluationRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
        while (await r.ReadAsync(ct))
            rows.Add(new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3), Text(4), Text(5), Text(6), r.GetBoolean(7),
                Enum.Parse<Stage>(r.GetString(8)),
                r.GetInt32(9), r.GetInt64(10), r.GetInt64(11), Text(12), Text(13), Text(14), Text(15)));
        return rows;
    }
}
