using System.Diagnostics;

namespace PerfLedger.Benchmarks;

/// <summary>How often something was done, in how long, and at what cost to this process and to the server.</summary>
internal sealed record Measurement(long Count, TimeSpan Wall, TimeSpan Client, TimeSpan Server)
{
    public double PerSecond => Count / Wall.TotalSeconds;

    /// <summary>Processor time of both sides each, in microseconds: the figure that hardly moves on a noisy machine.</summary>
    public double Cpu => ClientMicroseconds + ServerMicroseconds;

    public double ClientMicroseconds => Client.TotalMicroseconds / Count;

    public double ServerMicroseconds => Server.TotalMicroseconds / Count;
}

/// <summary>Measures work on a database.</summary>
internal sealed class Meter(BenchDatabase database)
{
    /// <summary>Lets the callers repeat until the time is over; one that fails fails the benchmark.</summary>
    public Task<Measurement> RepeatAsync(IEnumerable<Func<Task>> callers, TimeSpan time) => MeasureAsync(async () =>
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(callers.Select(caller => Task.Run(async () =>
        {
            long count = 0;
            for (; watch.Elapsed < time; count++)
                await caller();
            return count;
        })));
        return counts.Sum();
    });

    /// <summary>Measures something that says how much it did.</summary>
    public async Task<Measurement> MeasureAsync(Func<Task<long>> work)
    {
        var (client, server) = (Client(), await ServerCpu.ReadAsync(database.Owner));
        var watch = Stopwatch.StartNew();
        var count = await work();
        var wall = watch.Elapsed;
        return new Measurement(count, wall, Client() - client, await ServerCpu.ReadAsync(database.Owner) - server);
    }

    private static TimeSpan Client()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
