using System.Globalization;
using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Benchmarks;

/// <summary>A stream folded, beside fetching its rows. The state is a sum: what is measured is the ledger's part.</summary>
internal static class FoldSuite
{
    private static readonly Category<long> Bytes = new("bench", 0, (sum, recorded) => sum + recorded.Json.Length);

    public static async Task RunAsync(Settings settings, Table table)
    {
        await using var database = await BenchDatabase.CreateAsync("fold", LedgerSession.Projections);
        table.Say("Folds a second. Limit: fetching all rows of the stream with the same columns, their bytes untouched. Goal 1 / 1.1.");
        foreach (var events in new[] { 100, 1_000, 10_000 })
        {
            var story = new Story(database.Ledger, $"fold-{events}");
            for (var done = 0; done < events; done += 100)
                await story.AppendAsync(100);
            await database.RunAsync("analyze ledger.mt_events");
            await table.CompareAsync(
                string.Create(CultureInfo.InvariantCulture, $"fold of {events} events"), events == 10_000 ? 0.91 : null,
                () => database.Meter.RepeatAsync([() => FetchAsync(database, story.Stream)], settings.Time),
                () => database.Meter.RepeatAsync([() => FoldAsync(database, story.Stream, events)], settings.Time));
        }
    }

    private static async Task FetchAsync(BenchDatabase database, string stream)
    {
        await using var command = database.Main.CreateCommand(
            """
            select seq_id, id, stream_id, version, type, data, "timestamp", user_name, causation_id, correlation_id, headers
            from ledger.mt_events where stream_id = $1 order by version
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = stream });
        await using var rows = await command.ExecuteReaderAsync();
        var sum = 0L;
        while (await rows.ReadAsync())
            sum += rows.GetFieldValue<byte[]>(5).Length;
        Require(sum > 0);
    }

    private static async Task FoldAsync(BenchDatabase database, string stream, int events) =>
        Require((await database.Ledger.FoldAsync(Bytes, stream)).Version == events);

    private static void Require(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("the benchmark did not read what it wrote");
    }
}
