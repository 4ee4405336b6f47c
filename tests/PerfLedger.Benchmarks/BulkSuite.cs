using PerfLedger.Workbench.Cli;

namespace PerfLedger.Benchmarks;

/// <summary>Many events a command.</summary>
internal static class BulkSuite
{
    private const int Imported = 100_000;

    public static async Task RunAsync(Settings settings, Table table)
    {
        await using var database = await BenchDatabase.CreateAsync("bulk", LedgerSession.Projections);
        table.Say("Many events a command, all projections. Commands of 100 a second; events imported, 1,000 a command.");
        foreach (var callers in new[] { 1, 8 })
        {
            await table.CompareAsync(
                $"100 events, {callers} callers; 100-row insert", null,
                Limits.Inserts(database, callers, 100, settings.Time),
                () => database.Meter.RepeatAsync(AppendSuite.Callers(database, callers, 100), settings.Time));
        }

        await table.CompareAsync(
            "events imported; COPY", null,
            () => database.Meter.MeasureAsync(() => Limits.CopyAsync(database, Imported)),
            () => database.Meter.MeasureAsync(() => ImportAsync(database, Imported)));
    }

    public static async Task<long> ImportAsync(BenchDatabase database, int events)
    {
        var story = new Story(database.Ledger, Guid.NewGuid().ToString("N"));
        for (var done = 0; done < events; done += 1000)
            await story.AppendAsync(1000);
        return events;
    }
}
