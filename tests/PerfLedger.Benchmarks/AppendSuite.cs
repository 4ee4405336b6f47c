using System.Globalization;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Benchmarks;

/// <summary>One event a command, each caller on a form of its own, with the projections of the program and without any.</summary>
internal static class AppendSuite
{
    private static readonly (int Callers, double Goal)[] Loads = [(1, 0.40), (8, 0.57), (32, 0.80), (128, 0.95)];

    public static async Task RunAsync(Settings settings, Table table)
    {
        await RunAsync(settings, table, "all projections", LedgerSession.Projections);
        await RunAsync(settings, table, "no projection", []);
    }

    private static async Task RunAsync(Settings settings, Table table, string title, IReadOnlyList<IInlineProjection> projections)
    {
        await using var database = await BenchDatabase.CreateAsync("append", projections);
        table.Say($"Append, one event a command, leaf, command row, {title}. Limit: prepared single-row insert. Beside: pgbench.\n"
            + $"{await database.DescribeAsync()}, {settings.Rounds} rounds of {settings.Seconds} s, medians");
        foreach (var (callers, goal) in Loads)
        {
            await table.CompareAsync(
                string.Create(CultureInfo.InvariantCulture, $"{callers} callers"), projections.Count > 0 ? goal : null,
                Limits.Inserts(database, callers, 1, settings.Time),
                () => database.Meter.RepeatAsync(Callers(database, callers, 1), settings.Time),
                projections.Count > 0 ? await Pgbench.RunAsync(database, callers, settings.Seconds) : "");
        }
    }

    public static IEnumerable<Func<Task>> Callers(BenchDatabase database, int callers, int events) =>
        Enumerable.Range(0, callers).Select<int, Func<Task>>(_ =>
        {
            var story = new Story(database.Ledger, Guid.NewGuid().ToString("N"));
            return () => story.AppendAsync(events);
        });
}
