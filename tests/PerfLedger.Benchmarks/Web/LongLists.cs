using System.Globalization;
using PerfLedger.Domain;

namespace PerfLedger.Benchmarks.Web;

/// <summary>The lists of an office over two thousand units, and a unit among them; a form of two hundred indicators.</summary>
internal static class LongLists
{
    private const int Asks = 8;

    // Environment: the statements behind pages, such as PERFLEDGER_BENCH_SQL="/submissions,cell saved".
    private static readonly List<string> Explained = [.. Environment.GetEnvironmentVariable("PERFLEDGER_BENCH_SQL")?.Split(',') ?? []];

    public static async Task RunAsync(Settings settings, WebSite site)
    {
        await County.BuildAsync(site);
        var large = await LargeForm.MakeAsync(site.Session, "200", indicators: 200);
        using var organiser = await site.VisitorAsync("b-lo", County.Office, Role.Organiser);
        using var reviewer = await site.VisitorAsync("b-lr", County.Office, Role.Reviewer);
        using var clerk = await site.VisitorAsync("b-lc", County.UnitOf(1401), Role.Filler);
        using var filler = await site.VisitorAsync("b-lf", LargeForm.Unit, Role.Filler);
        Head();
        foreach (var (who, visitor, path) in new[]
        {
            ("office", organiser, "/"), ("office", organiser, "/submissions"), ("office", organiser, "/submissions?page=19"),
            ("reviewer", reviewer, "/review"), ("reviewer", reviewer, "/"), ("office", organiser, "/late"),
            ("office", organiser, "/units"), ("office", organiser, "/people"), ("office", organiser, "/evaluations"),
            ("office", organiser, "/evaluations?page=40"), ("office", organiser, "/evaluations?text=1234"),
            ("office", organiser, "/filings"), ("office", organiser, "/filings?state=Awaiting&page=10"),
            ("office", organiser, "/overview"), ("office", organiser, "/overview?year=2019"), ("office", organiser, "/campaigns"),
            ("office", organiser, "/campaigns/" + County.Campaign),
            ("office", organiser, $"/campaigns/{County.Campaign}/extensions"), ("office", organiser, "/trail"),
            ("office", organiser, "/reports"), ("office", organiser, "/notices"), ("unit", clerk, "/"), ("unit", clerk, "/submissions"),
            ("unit", clerk, "/evaluations"), ("unit", clerk, "/filings"), ("unit", clerk, "/overview"),
            ("unit", clerk, "/evaluations/" + County.FormOf(2020, 1401)), ("200 indicators", filler, "/evaluations/" + large),
        })
        {
            await PageAsync(settings, who, visitor, path);
        }

        await filler.OpenAsync("/evaluations/" + large);
        await MeasureAsync(settings, "200 indicators, a cell saved", "30", async n =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var figure = string.Create(CultureInfo.InvariantCulture, $"indicator.i-{1 + (n % 200):000}.actual");
            await filler.SaveAsync(large, figure, string.Create(CultureInfo.InvariantCulture, $"{n}个"));
            return (watch.Elapsed, 0);
        });
    }

    private static void Head() => Console.WriteLine("""

        | who and what | number | p50 ms | p95 ms | goal | in the database ms | round trips | KB on the wire |
        |---|---|---|---|---|---|---|---|
        """);

    private static Task PageAsync(Settings settings, string who, Visitor visitor, string path) =>
        MeasureAsync(settings, $"{who}: {path}", who == "office" || who == "reviewer" ? "300" : "30", _ => visitor.AskAsync(path));

    private static async Task MeasureAsync(Settings settings, string what, string goal, Func<int, Task<(TimeSpan Time, int Bytes)>> ask)
    {
        using var trips = new RoundTrips();
        var (latencies, waits, counts, size) = (new Latencies(), new Latencies(), new List<int>(), 0);
        for (var n = -2; n < settings.Rounds * Asks; n++)
        {
            trips.Statements = n == 0 && Explained.Exists(e => what.EndsWith(e, StringComparison.Ordinal)) ? [] : null;
            trips.Take();
            var (time, bytes) = await ask(n + 2);
            var (count, waited) = trips.Take();
            foreach (var (sql, took) in trips.Statements ?? [])
                await Console.Error.WriteLineAsync(FormattableString.Invariant($"{took.TotalMilliseconds:0.0} ms  {sql}\n"));
            if (n < 0) continue;
            latencies.Add(time);
            waits.Add(waited);
            counts.Add(count);
            size = bytes;
        }

        // Others ask now and then (the follower, the clock of jobs): the least is the page's own.
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {counts.Count} | {latencies.At(50):0.0} | {latencies.At(95):0.0} | {goal} | {waits.At(50):0.0} | {counts.Min()} "
            + $"| {size / 1000.0:0.0} |"));
    }
}
