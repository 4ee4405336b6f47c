using Npgsql;
using PerfLedger.Domain.Authority;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Tasks;

/// <summary>A block of a form as it is assigned.</summary>
public sealed record TaskRow(string Form, Block Block, string Person, string? Name, DateOnly? By, bool Done);

/// <summary>Reads the tasks.</summary>
internal static class TaskQuery
{
    private const string Rows = """
        select t.form, t.block, t.person, ledger.name_of(t.person), t.due, t.done from ledger.task t
        """;

    private const string Order = "order by t.done, t.due nulls last, t.form, t.block";

    /// <summary>All tasks, or those of one person; what is not yet filled first, by date.</summary>
    public static Task<IReadOnlyList<TaskRow>> AllAsync(Reads reads, string? person, CancellationToken ct)
    {
        var query = reads.CreateCommand($"{Rows} where $1::text is null or t.person = $1 {Order}");
        query.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = person });
        return ReadAsync(query, ct);
    }

    /// <summary>Those of these units that are not filled.</summary>
    public static Task<IReadOnlyList<TaskRow>> OpenAsync(Reads reads, IEnumerable<string> units, CancellationToken ct) =>
        OfUnitsAsync(reads, units, "and not t.done", ct);

    /// <summary>All of these units.</summary>
    public static Task<IReadOnlyList<TaskRow>> OfUnitsAsync(Reads reads, IEnumerable<string> units, CancellationToken ct) =>
        OfUnitsAsync(reads, units, "", ct);

    /// <summary>Those of one form.</summary>
    public static Task<IReadOnlyList<TaskRow>> OfAsync(Reads reads, string form, CancellationToken ct)
    {
        var query = reads.CreateCommand($"{Rows} where t.form = $1 {Order}");
        query.Parameters.Add(new() { Value = form });
        return ReadAsync(query, ct);
    }

    private static Task<IReadOnlyList<TaskRow>> OfUnitsAsync(Reads reads, IEnumerable<string> units, string which, CancellationToken ct)
    {
        var query = reads.CreateCommand($"{Rows} where t.unit = any($1) {which} {Order}");
        query.Parameters.Add(new() { Value = units.ToArray() });
        return ReadAsync(query, ct);
    }

    private static async Task<IReadOnlyList<TaskRow>> ReadAsync(ReadCommand command, CancellationToken ct)
    {
        await using var query = command;
        var tasks = new List<TaskRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            tasks.Add(new(r.GetString(0), Enum.Parse<Block>(r.GetString(1)), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3),
                r.IsDBNull(4) ? null : r.GetFieldValue<DateOnly>(4), r.GetBoolean(5)));
        return tasks;
    }
}
