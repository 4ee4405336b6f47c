using System.Globalization;
using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Benchmarks;

/// <summary>What must not grow with the ledger, and what may only grow with it: history of a figure; rebuild, verify, bytes.</summary>
internal static class LargeSuite
{
    private const int EventsOfForm = 200;

    public static async Task RunAsync(Settings settings, Table table)
    {
        await using var database = await BenchDatabase.CreateAsync("large", LedgerSession.Projections);
        table.Say("History of one figure (5 changes) in a growing ledger, look-ups a second. Limit: look-up by the whole key. Goal 1 / 2.");
        string? stream = null;
        for (var (events, wanted) = (0, 10_000); events < settings.Events; wanted *= 10)
        {
            wanted = Math.Min(wanted, settings.Events);
            for (; events < wanted; events += EventsOfForm)
                stream = await FormAsync(database);
            await database.RunAsync("vacuum analyze");
            await table.CompareAsync(
                string.Create(CultureInfo.InvariantCulture, $"history among {events} events"), 0.5,
                () => database.Meter.RepeatAsync([() => LookUpAsync(database, stream!)], settings.Time),
                () => database.Meter.RepeatAsync([() => HistoryAsync(database, stream!)], settings.Time));
        }

        table.Say("Events a second over the whole ledger. Limit: ordered scan of all bodies.");
        await WholeAsync(settings, table, database);
        table.Say(await Storage.DescribeAsync(database));
    }

    private static async Task WholeAsync(Settings settings, Table table, BenchDatabase database)
    {
        Task<Measurement> ScanAsync() => database.Meter.MeasureAsync(() => CountAsync(database));
        foreach (var projection in LedgerSession.Projections.Where(p => p.Name is "figure" or "trail"))
        {
            await table.CompareAsync($"rebuild of {projection.Name}", 0.2, ScanAsync, () => database.Meter.MeasureAsync(async () =>
            {
                await ProjectionCheck.RebuildAsync(database.Owner, database.Ledger, projection);
                return settings.Events;
            }));
        }

        await table.CompareAsync("verify (goal: 16,667 a second)", null, ScanAsync, () => database.Meter.MeasureAsync(async () =>
        {
            var report = await LedgerVerifier.VerifyAsync(database.Main, PerfLedger.Workbench.Streams.Catalogue);
            return report.IsSound ? report.Events : throw new InvalidOperationException("the ledger does not verify");
        }));
    }

    private static async Task<string> FormAsync(BenchDatabase database)
    {
        var story = new Story(database.Ledger, Guid.NewGuid().ToString("N"));
        await story.AppendAsync(EventsOfForm);
        return story.Stream;
    }

    private static async Task LookUpAsync(BenchDatabase database, string stream)
    {
        await using var command = database.Main.CreateCommand(
            "select * from ledger.trail where stream = $1 and figure = $2 order by position");
        command.Parameters.Add(new NpgsqlParameter { Value = stream });
        command.Parameters.Add(new NpgsqlParameter { Value = Story.Figure });
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            rows.GetString(0);
    }

    private static async Task HistoryAsync(BenchDatabase database, string stream)
    {
        var changes = await TrailQuery.ReadAsync(database.Main, stream, Story.Figure, long.MaxValue, CancellationToken.None);
        if (changes.Count == 0)
            throw new InvalidOperationException("no history");
    }

    private static async Task<long> CountAsync(BenchDatabase database)
    {
        var count = 0L;
        await using var command = database.Main.CreateCommand("select data from ledger.mt_events order by seq_id");
        await using var rows = await command.ExecuteReaderAsync();
        for (; await rows.ReadAsync(); count++)
            rows.GetFieldValue<byte[]>(0);
        return count;
    }
}
