using System.Diagnostics;

namespace PerfLedger.Benchmarks;

internal static class Meter
{
    /// <summary>Lets the callers repeat until the time is over; one that fails fails the benchmark.</summary>
    public static async Task<Measurement> RepeatAsync(IEnumerable<Func<Task>> callers, TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(callers.Select(caller => Task.Run(() => RepeatAsync(caller, watch, time))));
        var wall = watch.Elapsed;
        process.Refresh();
        return new Measurement(counts.Sum(), wall, process.TotalProcessorTime - cpu);
    }

    private static async Task<long> RepeatAsync(Func<Task> caller, Stopwatch watch, TimeSpan time)
    {
        long count = 0;
        for (; watch.Elapsed < time; count++) await caller();
        return count;
    }
}
