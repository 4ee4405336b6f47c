using Npgsql;
using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>A table in which every effect of every attempt leaves a row, so that a second one would show.</summary>
internal static class Effects
{
    public const string Kind = "effect";

    public static async Task MakeAsync(NpgsqlDataSource owner)
    {
        await using var make = owner.CreateCommand("""
            create table ledger.effect (key text not null, token bigint not null, at timestamptz not null default clock_timestamp());
            grant select, insert on ledger.effect to perfledger_app
            """);
        await make.ExecuteNonQueryAsync();
    }

    /// <summary>The outcome whose effect is one row.</summary>
    public static JobOutcome Of(WorkItem item) => JobOutcome.Ok("做了") with
    {
        Effect = async (connection, transaction, ct) =>
        {
            await using var insert = new NpgsqlCommand("insert into ledger.effect (key, token) values ($1, $2)", connection, transaction);
            insert.Parameters.Add(new() { Value = item.Key });
            insert.Parameters.Add(new() { Value = item.Token });
            await insert.ExecuteNonQueryAsync(ct);
        },
    };

    public static JobKind Job(Func<WorkItem, CancellationToken, Task>? before = null) => new(Kind, "试", null, async (item, ct) =>
    {
        if (before is not null) await before(item, ct);
        return Of(item);
    });

    /// <summary>Keys in order, one for each effect: the same key twice is a doubled effect.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlDataSource source) =>
        await ColumnAsync(source, "select key from ledger.effect order by key collate \"C\"");

    public static async Task<IReadOnlyList<string>> ColumnAsync(NpgsqlDataSource source, string sql)
    {
        await using var query = source.CreateCommand(sql);
        await using var rows = await query.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync()) texts.Add(rows.IsDBNull(0) ? "" : rows.GetString(0));
        return texts;
    }

    /// <summary>Waits for what must come; fails after a minute.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, string what, int seconds = 60)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed.TotalSeconds < seconds, $"still not after {seconds} s: {what}");
            await Task.Delay(50);
        }
    }
}
