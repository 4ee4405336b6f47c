namespace PerfLedger.Benchmarks;

/// <summary>What is measured, in the order it is printed.</summary>
internal static class Suites
{
    public static IReadOnlyList<(string Name, Func<Settings, Table, Task> Run)> All { get; } =
    [
        ("append", AppendSuite.RunAsync),
        ("bulk", BulkSuite.RunAsync),
        ("fold", FoldSuite.RunAsync),
        ("large", LargeSuite.RunAsync),
    ];
}
