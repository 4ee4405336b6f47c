using System.Collections.Concurrent;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Following;

/// <summary>Several hosts, one holder.</summary>
public sealed class HolderSpec
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [LedgerFact]
    public async Task A_second_host_waits_and_takes_over_when_the_first_ends()
    {
        await using var database = await Copy.PreparedAsync();
        var ledger = LedgerOf(database);
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var one = FollowerHost.RunAsync(database.App, Catalogue, new Copy("one"), null, first.Token);
        await UntilAsync(database, f => f.Running);
        var two = FollowerHost.RunAsync(database.App, Catalogue, new Copy("two"), null, second.Token);
        await ledger.AcceptAsync("a", 0, Noted(), Noted());
        await UntilAsync(database, f => f.Position == 2);
        Assert.Equal(2, (await ledger.HeadAsync()).Position);
        await first.CancelAsync();
        await one;
        await ledger.AcceptAsync("a", 2, Noted(), Noted());
        await UntilAsync(database, f => f.Position == 4);
        Assert.Equal(
            "one one two two",
            await database.Reader.RunAsync("select string_agg(by_whom, ' ' order by position) from ledger.test_copy"));
        await second.CancelAsync();
        await two;
        Assert.False(Assert.Single(await FollowerStatus.ReadAsync(database.Reader)).Running);
    }

    [LedgerFact]
    public async Task Cut_connections_lose_and_double_nothing()
    {
        await using var database = await Copy.PreparedAsync();
        var ledger = LedgerOf(database);
        using var end = new CancellationTokenSource();
        var slow = new Func<IReadOnlyList<RecordedEvent>, Task>(_ => Task.Delay(20));
        var hosts = new[] { "one", "two", "three" }
            .Select(name => FollowerHost.RunAsync(database.App, Catalogue, new Copy(name) { After = slow }, null, end.Token)).ToArray();
        for (var version = 0; version < 300; version += 10)
        {
            await ledger.AcceptAsync("a", version, [.. Enumerable.Range(1, 10).Select(n => Noted(n))]);
            await database.Administrator.RunAsync("""
                select count(pg_terminate_backend(pid)) from pg_locks
                where locktype = 'advisory' and objsubid = 1 and granted
                  and database = (select oid from pg_database where datname = current_database())
                """);
            await Task.Delay(version * 7 % 200);
        }

        await UntilAsync(database, f => f.Behind == 0);
        await Copy.RequireWholeAsync(database);
        Assert.True(await database.Reader.RunAsync("select count(distinct backend) from ledger.test_copy") is > 3L);
        await end.CancelAsync();
        await Task.WhenAll(hosts);
    }

    [LedgerFact]
    public async Task Catching_up_waits_for_the_host_that_has_the_follower()
    {
        await using var database = await Copy.PreparedAsync();
        var ledger = LedgerOf(database);
        await ledger.AcceptAsync("a", 0, [.. Enumerable.Range(1, 600).Select(n => Noted(n))]);
        using var end = new CancellationTokenSource();
        var steps = new ConcurrentQueue<long>();
        var slow = new Copy("host") { After = _ => Task.Delay(300) };
        var host = FollowerHost.RunAsync(database.App, Catalogue, slow, steps.Enqueue, end.Token);
        await UntilAsync(database, f => f.Running);
        Assert.Equal(600, await FollowerHost.CatchUpAsync(database.App, Catalogue, new Copy("other")));
        Assert.Equal([500L, 600L], steps);
        Assert.Equal(0L, await database.Reader.RunAsync("select count(*) from ledger.test_copy where by_whom = 'other'"));
        await end.CancelAsync();
        await host;
    }

    private static async Task UntilAsync(LedgerDatabase database, Func<FollowerStatus, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!(await FollowerStatus.ReadAsync(database.Reader, patience.Token)).Any(holds))
            await Task.Delay(20, patience.Token);
    }
}
