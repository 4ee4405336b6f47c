using System.Globalization;

namespace PerfLedger.Benchmarks;

/// <summary>Runs limit and ledger in turn in every round and prints one line for each comparison.</summary>
internal sealed class Table(Settings settings)
{
    private bool headed;

    /// <summary>Says something between the lines.</summary>
    public void Say(string text)
    {
        headed = false;
        Console.WriteLine();
        Console.WriteLine(text);
    }

    /// <param name="title">What is compared.</param>
    /// <param name="goal">The ratio wished for; null = none.</param>
    /// <param name="limit">The bare database.</param>
    /// <param name="ledger">The same with everything the ledger adds.</param>
    /// <param name="beside">A figure printed beside, such as pgbench.</param>
    public async Task CompareAsync(
        string title, double? goal, Func<Task<Measurement>> limit, Func<Task<Measurement>> ledger, string beside = "")
    {
        Head();
        await limit();
        await ledger();
        var pairs = new List<(Measurement Limit, Measurement Ledger)>();
        for (var round = 0; round < settings.Rounds; round++)
            pairs.Add((await limit(), await ledger()));
        double Of(Func<(Measurement Limit, Measurement Ledger), double> figure) => Median([.. pairs.Select(figure)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {title,-34} | {Of(p => p.Limit.PerSecond),10:0.#} | {Of(p => p.Ledger.PerSecond),10:0.#} "
            + $"| {Of(p => p.Ledger.PerSecond / p.Limit.PerSecond),5:0.00} | {goal,4:0.00} | {Of(p => p.Limit.Cpu / p.Ledger.Cpu),5:0.00} "
            + $"| {Of(p => p.Limit.ClientMicroseconds),7:0} + {Of(p => p.Limit.ServerMicroseconds),-7:0} "
            + $"| {Of(p => p.Ledger.ClientMicroseconds),7:0} + {Of(p => p.Ledger.ServerMicroseconds),-7:0} | {beside} |"));
    }

    private void Head()
    {
        if (headed)
            return;
        headed = true;
        Console.WriteLine();
        Console.WriteLine(
            $"| {"",-34} | {"limit /s",10} | {"ledger /s",10} | ratio | goal | CPU   | CPU us of limit   | CPU us of ledger  | beside |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
