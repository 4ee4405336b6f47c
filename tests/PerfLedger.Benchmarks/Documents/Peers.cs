namespace PerfLedger.Benchmarks.Documents;

internal static class Peers
{
    public static Task RunAsync(Settings settings, double ours) => Task.CompletedTask;
}
