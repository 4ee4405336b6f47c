using System.Globalization;

namespace PerfLedger.Benchmarks.Web;

/// <summary>How long each of many took, and one line about them beside the baseline of the same run.</summary>
internal sealed class Latencies
{
    private readonly List<double> milliseconds = [];

    public void Add(TimeSpan time)
    {
        lock (milliseconds) milliseconds.Add(time.TotalMilliseconds);
    }

    public double At(int percent)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted[(int)Math.Ceiling(sorted.Count * percent / 100.0) - 1];
    }

    public static void Head() => Console.WriteLine("""

        | | number | p50 ms | p95 ms | worst ms | goal | p50 / baseline | KB on the wire | goal |
        |---|---|---|---|---|---|---|---|---|
        """);

    public void Print(string what, string goal, Latencies? baseline, int? bytes = null, string sizeGoal = "") =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {milliseconds.Count} | {At(50):0.0} | {At(95):0.0} | {At(100):0.0} | {goal} "
            + $"| {At(50) / baseline?.At(50):0.0} | {bytes / 1000.0:0.0} | {sizeGoal} |"));
}
