using Npgsql;
using NpgsqlTypes;
using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>Which filings a list shows; null = whatever.</summary>
/// <param name="Unit">Code of a unit.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="State">How they stand.</param>
/// <param name="Text">Part of a name, an id or a printed code.</param>
public sealed record FilingFilter(string? Unit, int? Year, FilingState? State, string? Text);

/// <summary>What people ask a list of filings for.</summary>
public enum FilingState
{
    /// <summary>In force, not stamped.</summary>
    Awaiting,

    /// <summary>In force, with a scan of the stamped paper.</summary>
    Sealed,

    /// <summary>The stamped paper was received.</summary>
    Received,

    /// <summary>A rendition of it was published.</summary>
    Published,

    /// <summary>Replaced by a later number.</summary>
    Corrected,

    /// <summary>Handed in late.</summary>
    Overdue,
}

/// <summary>A filing with what people call it and what became of it.</summary>
public sealed record ListedFiling(FilingRow Row, string Title, string UnitName, int Year, bool IsReceived, bool IsPublished)
{
    /// <summary>Every word about its state: stamp, paper, publication.</summary>
    public IEnumerable<string> States =>
    [
        SealStates.Word(Row.Seal), .. IsReceived ? ["纸质已收"] : Array.Empty<string>(),
        .. IsPublished ? ["已公开"] : Array.Empty<string>(),
    ];
}

/// <summary>The list of filings, page by page, counted and cut by the database.</summary>
internal static class FilingListQuery
{
    private const string Received =
        "exists (select from ledger.seal p where p.stream = filing.stream and p.number = filing.number and p.received_on is not null)";

    private const string Published = "exists (select from ledger.rendition p where p.stream = filing.stream and p.number = filing.number "
        + "and p.published_on is not null)";

    private const string Stamped =
        "exists (select from ledger.seal p where p.stream = filing.stream and p.number = filing.number and p.scan is not null)";

    private const string Later = "exists (select from ledger.filing l where l.stream = filing.stream and l.number > filing.number)";

    /// <summary>How many there are, and one page of them, newest first.</summary>
    public static async Task<(int Total, IReadOnlyList<ListedFiling> Rows)> PageAsync(
        Reads reads, FilingFilter filter, Func<int, int> skip, int size, ReachSql? reach, CancellationToken ct)
    {
        await using var count = reads.CreateCommand();
        count.CommandText = $"select count(*) {From(filter, reach, count.Parameters)}";
        var total = Convert.ToInt32(await count.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
        await using var query = reads.CreateCommand();
        query.CommandText = $"""
            select {FilingQuery.Columns}, coalesce(f.project_name, f.unit_name) || f.kind, f.unit_name, f.fiscal_year, {Received},
                {Published}
            {From(filter, reach, query.Parameters)} order by filing.position desc limit {size} offset {skip(total)}
            """;
        var rows = new List<ListedFiling>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            rows.Add(new(FilingQuery.Row(r), r.GetString(14), r.GetString(15), r.GetInt32(16), r.GetBoolean(17), r.GetBoolean(18)));
        return (total, rows);
    }

    private static string From(FilingFilter filter, ReachSql? reach, NpgsqlParameterCollection values)
    {
        string Put(object? value, NpgsqlDbType type)
        {
            values.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
            return $"${values.Count}";
        }

        var (unit, year) = (Put(filter.Unit, NpgsqlDbType.Text), Put(filter.Year, NpgsqlDbType.Integer));
        var text = Put(filter.Text, NpgsqlDbType.Text);
        return $"""
            from ledger.filing join (
                select stream as form, unit_name, project_name, fiscal_year, '' as kind from ledger.evaluation
                union all select stream, unit_name, project_name, fiscal_year, '报告' from ledger.report) f on f.form = filing.subject
            where ({unit} is null or filing.unit = {unit}) and ({year} is null or f.fiscal_year = {year})
                and ({text} is null or strpos(coalesce(f.project_name, '') || ' ' || f.unit_name || ' ' || filing.stream, {text}) > 0
                    or (length({text}) >= 8 and starts_with(filing.model_digest, lower({text}))))
                and {Is(filter.State)} and {ReachSql.Streams(reach, "filing.subject", values)}
            """;
    }

    private static string Is(FilingState? state) => state switch
    {
        FilingState.Awaiting => $"not {Stamped} and not {Later}",
        FilingState.Sealed => $"{Stamped} and not {Later}",
        FilingState.Received => Received,
        FilingState.Published => Published,
        FilingState.Corrected => Later,
        FilingState.Overdue => "filing.overdue_days is not null",
        _ => "true",
    };
}
