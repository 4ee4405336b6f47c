using Npgsql;
using NpgsqlTypes;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>A self-evaluation as the list shows it; money in the unit it was entered in.</summary>
public sealed record EvaluationRow(
    string Evaluation, string Unit, string UnitName, int FiscalYear, string? SpecialFund, string? Project, string? ProjectName,
        bool Retrospective,
    Stage Stage, int Filings, long Version, long Position, string? Initial, string? FullYear, string? Executed, string? Score);

/// <summary>A form of the list by whom it is of, without its figures.</summary>
internal sealed record EvaluationKey(string Stream, string Unit, string UnitName);

/// <summary>What is asked of the list; null = anything.</summary>
/// <param name="Unit">Unit code.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Text">A piece of unit, project, fund or id.</param>
public sealed record EvaluationFilter(string? Unit = null, Stage? Stage = null, int? Year = null, string? Text = null);

/// <summary>Reads the list of self-evaluations.</summary>
internal static class EvaluationQuery
{
    private const string Columns = """
        e.stream, e.unit, e.unit_name, e.fiscal_year, e.special_fund, e.project, e.project_name, e.retrospective, e.stage, e.filings,
        e.version, e.position, f.initial, f.full_year, f.executed, f.score
        """;

    private const string Figures = """
        left join lateral (
            select max(printed) filter (where figure = 'funds.total.initial') as initial,
                   max(printed) filter (where figure = 'funds.total.fullYear') as full_year,
                   max(printed) filter (where figure = 'funds.total.executed') as executed,
                   max(printed) filter (where figure = 'total.score') as score
            from ledger.figure where stream = e.stream
              and figure in ('funds.total.initial', 'funds.total.fullYear', 'funds.total.executed', 'total.score')) f on true
        """;

    // All of what is asked, each only where it is asked; $4 is a piece of unit, project, fund or id.
    private const string Conditions = """
        ($1::text is null or e.unit = $1) and ($2::text is null or e.stage = $2) and ($3::int is null or e.fiscal_year = $3)
        and ($4::text is null or strpos(concat_ws(' ', e.unit, e.unit_name, e.project_name, e.special_fund, e.stream), $4) > 0)
        """;

    /// <summary>All forms within reach; a null reach is the operator's console.</summary>
    public static Task<IReadOnlyList<EvaluationRow>> AllAsync(Reads reads, CancellationToken ct, ReachSql? reach = null)
    {
        var query = reads.CreateCommand();
        query.CommandText = $"""
            select {Columns} from ledger.evaluation e {Figures} where {ReachSql.Forms(reach, "e", query.Parameters)}
            order by e.fiscal_year, e.unit, e.stream
            """;
        return ReadAsync(query, ct);
    }

    /// <summary>The self-evaluations of a unit and a year within reach, in the order of the whole list; null = any.</summary>
    public static async Task<IReadOnlyList<EvaluationKey>> KeysAsync(
        Reads reads, string? unit, int? year, ReachSql? reach, CancellationToken ct)
    {
        await using var query = reads.CreateCommand();
        query.Parameters.Add(new() { Value = (object?)unit ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = (object?)year ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        query.CommandText = $"""
            select e.stream, e.unit, e.unit_name from ledger.evaluation e
            where ($1::text is null or e.unit = $1) and ($2::int is null or e.fiscal_year = $2)
                and starts_with(e.stream, 'evaluation.') and {ReachSql.Forms(reach, "e", query.Parameters)}
            order by e.fiscal_year, e.unit, e.stream
            """;
        var keys = new List<EvaluationKey>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) keys.Add(new(r.GetString(0), r.GetString(1), r.GetString(2)));
        return keys;
    }

    /// <summary>One form; null when there is none of this id.</summary>
    public static async Task<EvaluationRow?> FindAsync(Reads reads, string stream, CancellationToken ct)
    {
        var query = reads.CreateCommand($"select {Columns} from ledger.evaluation e {Figures} where e.stream = $1");
        query.Parameters.Add(new() { Value = stream });
        return (await ReadAsync(query, ct)).SingleOrDefault();
    }

    /// <summary>A page of the list, newest year first.</summary>
    public static Task<IReadOnlyList<EvaluationRow>> PageAsync(
        Reads reads, EvaluationFilter filter, int skip, int take, CancellationToken ct, ReachSql? reach = null)
    {
        // The figures are looked up for the rows of the page alone.
        var query = reads.CreateCommand();
        Put(query, filter);
        query.Parameters.Add(new() { Value = skip });
        query.Parameters.Add(new() { Value = take });
        query.CommandText = $"""
            select {Columns}
            from (select * from ledger.evaluation e where {Conditions} and {ReachSql.Forms(reach, "e", query.Parameters)}
                  order by e.fiscal_year desc, e.unit, e.stream offset $5 limit $6) e {Figures}
            order by e.fiscal_year desc, e.unit, e.stream
            """;
        return ReadAsync(query, ct);
    }

    /// <summary>How many forms stand at each stage.</summary>
    public static async Task<IReadOnlyDictionary<Stage, int>> StagesAsync(
        Reads reads, EvaluationFilter filter, CancellationToken ct, ReachSql? reach = null)
    {
        await using var query = reads.CreateCommand();
        Put(query, filter with { Stage = null });
        query.CommandText = $"""
            select e.stage, count(*)::int from ledger.evaluation e
            where {Conditions} and {ReachSql.Forms(reach, "e", query.Parameters)} group by e.stage
            """;
        var counts = new Dictionary<Stage, int>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) counts[Enum.Parse<Stage>(r.GetString(0))] = r.GetInt32(1);
        return counts;
    }

    /// <summary>The versions of all forms of these units: what tells whether something computed of one of them still holds.</summary>
    public static async Task<Dictionary<string, long>> VersionsAsync(Reads reads, IEnumerable<string> units, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("select stream, version from ledger.evaluation where unit = any($1)");
        query.Parameters.Add(new() { Value = units.ToArray() });
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) versions[r.GetString(0)] = r.GetInt64(1);
        return versions;
    }

    /// <summary>What people call these forms and reports: the project, else the unit.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TitlesAsync(
        Reads reads, IEnumerable<string> streams, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("""
            select stream, coalesce(project_name, unit_name) from ledger.evaluation where stream = any($1)
            union all select stream, coalesce(project_name, unit_name) || '报告' from ledger.report where stream = any($1)
            """);
        query.Parameters.Add(new() { Value = streams.Distinct().ToArray() });
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) titles[r.GetString(0)] = r.GetString(1);
        return titles;
    }

    private static void Put(ReadCommand query, EvaluationFilter filter)
    {
        foreach (var text in new[] { filter.Unit, filter.Stage?.ToString() })
            query.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = (object?)filter.Year ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        query.Parameters.Add(new() { Value = (object?)filter.Text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
    }

    private static async Task<IReadOnlyList<EvaluationRow>> ReadAsync(ReadCommand command, CancellationToken ct)
    {
        await using var query = command;
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
