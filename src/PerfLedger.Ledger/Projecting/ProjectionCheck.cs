using System.Data;
using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>A row in which a read model and its rebuild differ.</summary>
/// <param name="Table">Table of the projection.</param>
/// <param name="Live">True: the row stands in the live table only; false: in the rebuilt one only.</param>
/// <param name="Row">The row as JSON.</param>
public sealed record ProjectionDifference(string Table, bool Live, string Row);

/// <summary>Holds read models against the events.</summary>
public static class ProjectionCheck
{
    /// <summary>
    /// Rebuilds the projection into temporary tables and compares row by row, both ways, in one snapshot; the live tables are only read.
    /// No difference means that the read model says what the events say. The login needs to read the tables and to make temporary ones.
    /// </summary>
    public static async Task<IReadOnlyList<ProjectionDifference>> CheckAsync(
        NpgsqlDataSource source, EventLedger ledger, IInlineProjection projection, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        // Rolled back at the end, temporary tables included.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        foreach (var table in projection.Tables)
            await RunAsync(connection, $"create temporary table {table} (like {Live(table)} including all) on commit drop", ct);
        await Replay.RunAsync(connection, ledger.Catalogue, projection, Rebuilt, ct);
        var differences = new List<ProjectionDifference>();
        foreach (var table in projection.Tables)
        {
            differences.AddRange(await OnlyInAsync(connection, table, Live(table), Rebuilt(table), live: true, ct));
            differences.AddRange(await OnlyInAsync(connection, table, Rebuilt(table), Live(table), live: false, ct));
        }

        return differences;
    }

    /// <summary>
    /// Builds the tables of the projection anew from the events and swaps them for the live ones, with their grants and indexes, while the
    /// ledger is written and read as ever; equal to what was written inline down to the last event. For a new, changed or damaged
    /// projection. The login owns the tables. When it fails or is cut short the old tables stay.
    /// </summary>
    /// <exception cref="LedgerException">It is being rebuilt already, or the live table is read without an end.</exception>
    public static Task RebuildAsync(
        NpgsqlDataSource owner, EventLedger ledger, IInlineProjection projection, CancellationToken ct = default) =>
        new Rebuild(owner, ledger.Catalogue, projection).RunAsync(ct);

    private static string Live(string table) => "ledger." + table;

    private static string Rebuilt(string table) => "pg_temp." + table;

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Compared as JSON text, so that 1.0 and 1.00 differ and types without equality can be compared.</summary>
    private static async Task<List<ProjectionDifference>> OnlyInAsync(
        NpgsqlConnection connection, string table, string here, string there, bool live, CancellationToken ct)
    {
        var sql = $"select to_jsonb(a)::text from {here} a except all select to_jsonb(b)::text from {there} b order by 1";
        var found = new List<ProjectionDifference>();
        await using var command = Sql.Command(connection, sql);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(new(table, live, rows.GetString(0)));
        return found;
    }
}
