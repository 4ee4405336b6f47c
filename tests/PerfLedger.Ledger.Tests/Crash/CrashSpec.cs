using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Crash;

/// <summary>Connections die at any moment; whoever repeats his command under its id loses nothing and doubles nothing.</summary>
public sealed class CrashSpec(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const int Writers = 6;
    private const int Appends = 25;

    [LedgerFact]
    public async Task Broken_connections_lose_nothing_and_double_nothing()
    {
        await using var ledger = LedgerOf(database);
        using var done = new CancellationTokenSource();
        var killer = Task.Run(() => KillAsync(done.Token));
        var acknowledged = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(ledger, $"crash.{writer}")));
        await done.CancelAsync();
        var killed = await killer;

        var events = await ToListAsync(new EventLedger(database.Reader, Catalogue, []).ReadAllAsync());
        Assert.Equal(acknowledged.SelectMany(a => a).Order(), events.Select(e => (e.Command, e.Position)).Order());
        Assert.Empty((await LedgerVerifier.VerifyAsync(database.Reader, Catalogue)).Problems);
        Assert.True(killed > 0, "no connection was killed");
    }

    private static async Task<List<(Guid Command, long Position)>> WriteAsync(EventLedger ledger, string stream)
    {
        var acknowledged = new List<(Guid, long)>();
        for (var version = 0; version < Appends; version++)
        {
            var command = CommandOf(stream, version, Changed("原因"));
            while (true)
            {
                try
                {
                    acknowledged.Add((command.Id, (await ledger.AcceptAsync(command)).LastPosition));
                    break;
                }
                catch (LedgerUnavailableException)
                {
                    // the outcome may be unknown: the same command again
                }
            }
        }

        return acknowledged;
    }

    private async Task<long> KillAsync(CancellationToken ct)
    {
        var killed = 0L;
        while (!ct.IsCancellationRequested)
        {
            killed += (long)(await database.Administrator.RunAsync("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and usename = 'perfledger_app'
                """))!;
            await Task.Delay(100, CancellationToken.None);
        }

        return killed;
    }
}
