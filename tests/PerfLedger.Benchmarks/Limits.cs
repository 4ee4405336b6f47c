using Npgsql;
using NpgsqlTypes;

namespace PerfLedger.Benchmarks;

/// <summary>What the database can do with nothing of the ledger around it: the same JSON, one prepared statement.</summary>
internal static class Limits
{
    /// <summary>Callers with a connection each.</summary>
    public static Func<Task<Measurement>> Inserts(BenchDatabase database, int callers, int events, TimeSpan time) => async () =>
    {
        var inserts = new List<NpgsqlCommand>();
        for (var i = 0; i < callers; i++)
            inserts.Add(await PrepareAsync(database, events));
        var measured = await database.Meter.RepeatAsync(
            inserts.Select<NpgsqlCommand, Func<Task>>(i => () => i.ExecuteNonQueryAsync()), time);
        foreach (var insert in inserts)
            await insert.Connection!.DisposeAsync();
        return measured;
    };

    public static async Task<long> CopyAsync(BenchDatabase database, int events)
    {
        await using var connection = await database.Main.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync("copy ledger.bench_limit (data) from stdin (format binary)");
        for (var i = 0; i < events; i++)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(Story.Json, NpgsqlDbType.Jsonb);
        }

        await copy.CompleteAsync();
        return events;
    }

    private static async Task<NpgsqlCommand> PrepareAsync(BenchDatabase database, int events)
    {
        var connection = await database.Main.OpenConnectionAsync();
        var rows = string.Join(", ", Enumerable.Repeat("($1)", events));
        var insert = new NpgsqlCommand($"insert into ledger.bench_limit (data) values {rows}", connection);
        insert.Parameters.Add(new NpgsqlParameter { Value = Story.Json, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await insert.PrepareAsync();
        return insert;
    }
}
