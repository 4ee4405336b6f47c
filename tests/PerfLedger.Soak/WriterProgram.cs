using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Soak;

/// <summary>The program that is killed: a node of the ledger with several callers. It ends in order when its standard input ends.</summary>
internal static class WriterProgram
{
    public const string WriteWord = "write";
    public const string RaceWord = "race";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Words: connection, folder of the journals, seed, first caller, number of callers.</summary>
    public static async Task<int> WriteAsync(string[] words)
    {
        var (journals, seed, first, callers) = (words[1], Number(words[2]), (int)Number(words[3]), (int)Number(words[4]));
        using var stop = new CancellationTokenSource();
        using var keyboard = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true); // meant for the campaign
        _ = StopAtEndOfInputAsync(stop);
        await using var main = NpgsqlDataSource.Create(words[0]);
        var ledger = new EventLedger(main, Work.Catalogue, [new SoakTables()]);
        // One that fails ends the program at once, without waiting for the others: the campaign stops there.
        await foreach (var caller in Task.WhenEach(
            Enumerable.Range(first, callers).Select(c => Task.Run(() => new Caller(ledger, seed, c, journals).RunAsync(stop.Token)))))
            await caller;
        await CloseAsync(ledger);
        return 0;
    }

    /// <summary>
    /// Words: connection, stream, rounds, callers. All callers of all nodes want to write each version of one stream; prints how often one
    /// of these won.
    /// </summary>
    public static async Task<int> RaceAsync(string[] words)
    {
        var (stream, rounds, callers) = (words[1], Number(words[2]), (int)Number(words[3]));
        await using var main = NpgsqlDataSource.Create(words[0]);
        var ledger = new EventLedger(main, Work.Catalogue, [new SoakTables()]);
        var wins = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => RaceAsync(ledger, stream, rounds))));
        await CloseAsync(ledger);
        Console.WriteLine(wins.Sum().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<long> RaceAsync(EventLedger ledger, string stream, long rounds)
    {
        var won = 0L;
        for (var version = 0L; version < rounds; version++)
        {
            var id = Guid.NewGuid();
            var json = FormattableString.Invariant($$"""{"caller":0,"number":{{version}},"index":0,"amount":"1","note":"{{id}}"}""");
            var append = new StreamAppend(stream, "race", version, [new("soak_counted", Encoding.UTF8.GetBytes(json))]);
            var actor = new Actor("soak", "soak", "soak", Assurance.Job);
            if (await ledger.AppendAsync(new Command(id, id, actor, "race", [append])) is AppendResult.Accepted)
                won++;
        }

        return won;
    }

    /// <summary>A ledger that gathers appends has to be closed; one that does not keeps nothing open.</summary>
    private static ValueTask CloseAsync(object ledger) => ledger is IAsyncDisposable open ? open.DisposeAsync() : ValueTask.CompletedTask;

    private static async Task StopAtEndOfInputAsync(CancellationTokenSource stop)
    {
        await Task.Yield();
        await using var input = Console.OpenStandardInput();
        while (await input.ReadAsync(new byte[16]) > 0)
        {
        }

        await stop.CancelAsync();
        await Task.Delay(Patience); // PostgreSQL may be away for ever, and nobody is left to stop us
        Environment.Exit(75);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
