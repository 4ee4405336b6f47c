using System.Diagnostics;
using PerfLedger.Domain;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Benchmarks.Web;

/// <summary>
/// What a person waits for: a form, a cell saved, a search. Times are taken at the other end of the loopback, from request to last byte, so
/// they are a little more than the server's.
/// </summary>
internal static class WebSuite
{
    /// <summary>The two halves.</summary>
    public const string Pages = "pages", Lists = "lists";

    private const int Writers = 5, SavesASecond = 20;

    public static async Task RunAsync(Settings settings)
    {
        await using var database = await BenchDatabase.CreateAsync("web", LedgerSession.Projections);
        await using var site = await WebSite.StartAsync(database);
        Console.WriteLine($"{await database.DescribeAsync()}. {settings.Rounds} rounds. Repeat: ./perfledger bench web"
            + FormattableString.Invariant($" --rounds {settings.Rounds} --seconds {settings.Seconds} --events {settings.Events}"));
        if (settings.Only is null or Pages)
        {
            Latencies.Head();
            await PageAsync(settings, site);
            await SavesAsync(settings, site);
            await SearchAsync(settings, site);
        }

        if (settings.Only is null or Lists) await LongLists.RunAsync(settings, site);
    }

    /// <summary>The form of 25 indicators, to fill in and to read. Baseline: the sign-in page.</summary>
    private static async Task PageAsync(Settings settings, WebSite site)
    {
        var form = await LargeForm.MakeAsync(site.Session, "25");
        using var filler = await site.VisitorAsync("b-f", LargeForm.Unit, Role.Filler);
        var version = (await site.Session.Ledger.FoldAsync(Streams.Evaluations, form, AsOf.Now, CancellationToken.None)).Version;
        var then = FormattableString.Invariant($"/evaluations/{form}?at={version}");
        var (bare, filling, reading) = (new Latencies(), new Latencies(), new Latencies());
        var (bareBytes, fillingBytes, readingBytes) = (0, 0, 0);
        for (var round = -1; round < settings.Rounds; round++)
        {
            for (var i = 0; i < 100; i++)
            {
                bareBytes = await TimedAsync(bare, () => filler.AskAsync("/sign-in"), round >= 0);
                fillingBytes = await TimedAsync(filling, () => filler.AskAsync("/evaluations/" + form), round >= 0);
                readingBytes = await TimedAsync(reading, () => filler.AskAsync(then), round >= 0);
            }
        }

        bare.Print("sign-in page (baseline)", "", null, bareBytes);
        filling.Print("form of 25 indicators, open to fill in", "30", bare, fillingBytes, "40");
        reading.Print("the same to read", "30", bare, readingBytes, "40");
    }

    /// <summary>Saves come at an even pace however long each takes. Baseline: one event appended to a stream by itself.</summary>
    private static async Task SavesAsync(Settings settings, WebSite site)
    {
        var writers = new List<(Visitor Visitor, string Form)>();
        for (var w = 0; w < Writers; w++)
        {
            var form = await LargeForm.MakeAsync(site.Session, FormattableString.Invariant($"s{w}"));
            var visitor = await site.VisitorAsync(FormattableString.Invariant($"b-s{w}"), LargeForm.Unit, Role.Filler);
            await visitor.OpenAsync("/evaluations/" + form);
            writers.Add((visitor, form));
        }

        var story = new Story(site.Database.Ledger, Guid.NewGuid().ToString("N"));
        var (bare, saves) = (new Latencies(), new Latencies());
        for (var n = 0; n < SavesASecond; n++) // warm
            await SaveAsync(writers[n % Writers], n);
        var count = settings.Rounds * settings.Seconds * SavesASecond;
        await PacedAsync(count, saves, n => SaveAsync(writers[n % Writers], SavesASecond + n));
        await PacedAsync(count, bare, _ => story.AppendAsync(1));
        bare.Print("one event appended (baseline)", "", null);
        saves.Print("cell saved, 20 a second", "p95 30", bare);
        foreach (var (visitor, _) in writers) visitor.Dispose();
    }

    private static Task SaveAsync((Visitor Visitor, string Form) writer, int n) => writer.Visitor.SaveAsync(
        writer.Form, FormattableString.Invariant($"indicator.i-{1 + (n / Writers % 25):000}.actual"), FormattableString.Invariant($"{n}个"));

    private static async Task PacedAsync(int count, Latencies latencies, Func<int, Task> act)
    {
        var watch = Stopwatch.StartNew();
        var all = new List<Task>();
        for (var n = 0; n < count; n++)
        {
            var due = TimeSpan.FromSeconds(n / (double)SavesASecond);
            if (due > watch.Elapsed) await Task.Delay(due - watch.Elapsed);
            all.Add(OneAsync(n, watch.Elapsed));
        }

        await Task.WhenAll(all);

        async Task OneAsync(int n, TimeSpan began)
        {
            await act(n);
            latencies.Add(watch.Elapsed - began);
        }
    }

    /// <summary>The trail among all changes of a town. Baseline: its first page without any condition.</summary>
    private static async Task SearchAsync(Settings settings, WebSite site)
    {
        await Town.BuildAsync(site, settings.Events);
        using var overseer = await site.VisitorAsync("b-o", Town.Root, Role.Filler);
        using var clerk = await site.VisitorAsync("b-c", Town.UnitOf(7), Role.Filler);
        var (bare, all) = (new Latencies(), new Latencies());
        var each = Town.Questions.ToDictionary(q => q, _ => new Latencies());
        for (var round = -1; round < settings.Rounds * 2; round++)
        {
            foreach (var question in Town.Questions)
            {
                await TimedAsync(bare, () => overseer.AskAsync("/trail"), round >= 0);
                foreach (var visitor in new[] { overseer, clerk })
                {
                    var (time, _) = await visitor.AskAsync("/trail?" + question);
                    if (round < 0) continue;
                    all.Add(time);
                    each[question].Add(time);
                }
            }
        }

        var n = FormattableString.Invariant($"{settings.Events:N0}");
        bare.Print($"newest changes among {n} (baseline)", "", null);
        all.Print($"trail search among {n} changes", "p95 300", bare);
        foreach (var (question, latencies) in each.OrderByDescending(e => e.Value.At(95)))
            latencies.Print("  " + question, "", bare);
    }

    private static async Task<int> TimedAsync(Latencies latencies, Func<Task<(TimeSpan Time, int Bytes)>> ask, bool counts)
    {
        var (time, bytes) = await ask();
        if (counts) latencies.Add(time);
        return bytes;
    }
}
