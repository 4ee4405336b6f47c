using PerfLedger.Benchmarks;

// Figures of a shared machine are noise; the ratio to the limit measured in the same round is not. So each round measures the limit
// and the ledger in turn, and what counts is the median of the rounds' ratios.
if (Settings.Parse(args) is not { } settings)
{
    Console.Error.WriteLine(Settings.Usage);
    return 2;
}

if (settings.Area != "ledger")
{
    await (settings.Area == "web" ? PerfLedger.Benchmarks.Web.WebSuite.RunAsync(settings)
        : PerfLedger.Benchmarks.Documents.DocumentsSuite.RunAsync(settings));
    return 0;
}

var table = new Table(settings);
foreach (var (name, suite) in Suites.All)
{
    if (settings.Only is null || settings.Only == name)
        await suite(settings, table);
}

return 0;
