using System.Globalization;

namespace PerfLedger.Benchmarks;

/// <summary>How often something was done, in how long, and at what cost to this process.</summary>
internal sealed record Measurement(long Count, TimeSpan Wall, TimeSpan Cpu)
{
    public double PerSecond => Count / Wall.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Count;
}

internal static class Comparison
{
    /// <summary>Runs both in turn in every round, after one round that only warms up, and prints one line.</summary>
    public static async Task RunAsync(string title, int rounds, Func<Task<Measurement>> limit, Func<Task<Measurement>> ledger)
    {
        await limit();
        await ledger();
        var pairs = new List<(Measurement Limit, Measurement Ledger)>();
        for (var round = 0; round < rounds; round++)
            pairs.Add((await limit(), await ledger()));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{title,-24} limit {Median(pairs, p => p.Limit.PerSecond),9:0}/s   ledger {Median(pairs, p => p.Ledger.PerSecond),9:0}/s"
            + $"   ratio {Median(pairs, p => p.Ledger.PerSecond / p.Limit.PerSecond):0.00}"
            + $"   client CPU {Median(pairs, p => p.Limit.CpuMicroseconds):0} -> {Median(pairs, p => p.Ledger.CpuMicroseconds):0} us"));
    }

    private static double Median(
        List<(Measurement Limit, Measurement Ledger)> pairs, Func<(Measurement Limit, Measurement Ledger), double> of)
    {
        var values = pairs.Select(of).Order().ToList();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
