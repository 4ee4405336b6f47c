using System.Globalization;
using PerfLedger.Benchmarks;

// Figures of a shared machine are noise; the ratio to the limit measured in the same round is not. So each round measures the limit
// and the ledger in turn, and what counts is the median of the rounds' ratios.
var rounds = Option("--rounds", 5);
var seconds = Option("--seconds", 3);
if (rounds < 1 || seconds < 1)
{
    Console.Error.WriteLine("usage: ./perfledger bench [--rounds N] [--seconds N]");
    return 2;
}

await using var database = await BenchDatabase.CreateAsync();
var server = await database.DescribeAsync();
Console.WriteLine($"{server}, {rounds} rounds of {seconds} s, median of the ratios in a round");

foreach (var callers in new[] { 1, 8, 32 })
    await Comparison.RunAsync(
        $"append, {callers} callers", rounds,
        () => Appends.LimitAsync(database, callers, TimeSpan.FromSeconds(seconds)),
        () => Appends.LedgerAsync(database, callers, TimeSpan.FromSeconds(seconds)));

var stream = await Folds.FillAsync(database);
await Comparison.RunAsync(
    $"fold of {Folds.Events} events", rounds, () => Folds.FetchAsync(database, stream), () => Folds.FoldAsync(database, stream));
return 0;

int Option(string name, int otherwise)
{
    var at = Array.IndexOf(args, name);
    if (at < 0) return otherwise;
    return at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
