using System.Diagnostics;

namespace PerfLedger.Benchmarks.Documents;

/// <summary>How often something was done, in how long, for how much processor time and memory.</summary>
internal sealed record Work(long Count, TimeSpan Wall, TimeSpan Cpu, long Allocated)
{
    public double PerCpuSecond => Count / Cpu.TotalSeconds;

    public double CpuMilliseconds => Cpu.TotalMilliseconds / Count;

    public double WallMilliseconds => Wall.TotalMilliseconds / Count;

    /// <summary>Repeats something that makes so many documents until the time is over.</summary>
    public static Work Repeat(int documents, TimeSpan time, Action make)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (cpu, allocated) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        var watch = Stopwatch.StartNew();
        long count = 0;
        while (watch.Elapsed < time)
        {
            make();
            count += documents;
        }

        var wall = watch.Elapsed;
        process.Refresh();
        return new Work(count, wall, process.TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
