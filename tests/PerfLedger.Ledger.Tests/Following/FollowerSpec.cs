using Npgsql;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Following;

public sealed class FollowerSpec
{
    [LedgerFact]
    public async Task A_follower_takes_every_event_once_and_goes_on_where_it_was()
    {
        await using var database = await Copy.PreparedAsync();
        var ledger = LedgerOf(database);
        await FillAsync(ledger, "a", 1300);
        Assert.Equal(1300, await CatchUpAsync(database, new Copy()));
        Assert.Equal(1300, await CatchUpAsync(database, new Copy()));
        await FillAsync(ledger, "b", 7);
        Assert.Equal(1307, await CatchUpAsync(database, new Copy()));
        await Copy.RequireWholeAsync(database);
        Assert.Equal(
            1307L, await database.Reader.RunAsync("select last_seq_id from ledger.mt_event_progression where name = 'perfledger:copy'"));
    }

    [LedgerFact]
    public async Task An_error_stops_it_before_the_event_and_is_told_until_it_gets_past()
    {
        await using var database = await Copy.PreparedAsync();
        var ledger = LedgerOf(database);
        await FillAsync(ledger, "a", 20);
        await ledger.AcceptAsync("a", 20, Noted(-1), Noted(3));
        var stopped = await Assert.ThrowsAsync<FollowerStoppedException>(() => CatchUpAsync(database, new Copy()));
        Assert.Equal(("copy", 20L), (stopped.Follower, stopped.Position));
        var status = Assert.Single(await FollowerStatus.ReadAsync(database.Reader));
        Assert.Equal(("copy", 20L, 2L, false), (status.Name, status.Position, status.Behind, status.Running));
        Assert.Contains("not_negative", status.Error, StringComparison.Ordinal);
        Assert.Equal(20L, await database.Reader.RunAsync("select count(*) from ledger.test_copy"));

        await Assert.ThrowsAsync<FollowerStoppedException>(() => FollowerHost.RunAsync(database.App, Catalogue, new Copy()));
        Assert.Equal(status, Assert.Single(await FollowerStatus.ReadAsync(database.Reader))); // since when: the first time

        await database.Owner.RunAsync("alter table ledger.test_copy drop constraint not_negative");
        await CatchUpAsync(database, new Copy());
        await Copy.RequireWholeAsync(database);
        var repaired = Assert.Single(await FollowerStatus.ReadAsync(database.Reader));
        Assert.Equal((22L, 0L, null), (repaired.Position, repaired.Behind, repaired.Error));
        Assert.True(repaired.Since > status.Since);
    }

    [LedgerFact]
    public async Task Writes_and_progress_are_one_transaction()
    {
        await using var database = await Copy.PreparedAsync();
        await FillAsync(LedgerOf(database), "a", 5);
        var failing = new Copy { After = _ => throw new InvalidOperationException("no more") };
        var stopped = await Assert.ThrowsAsync<FollowerStoppedException>(() => CatchUpAsync(database, failing));
        Assert.Equal((0L, "no more"), (stopped.Position, stopped.InnerException!.Message));
        Assert.Equal(0L, await database.Reader.RunAsync("select count(*) from ledger.test_copy"));
        Assert.Equal(0L, await database.Reader.RunAsync("select last_seq_id from ledger.mt_event_progression"));
        await CatchUpAsync(database, new Copy());
        await Copy.RequireWholeAsync(database);
    }

    [LedgerFact]
    public async Task An_event_it_does_not_know_stops_it()
    {
        await using var database = await Copy.PreparedAsync();
        var ledger = LedgerOf(database);
        await ledger.AcceptAsync("a", 0, Noted(), Changed("原因"), Noted());
        var older = new EventCatalogue([new EventType("thing_noted", 1, [])]);
        var stopped = await Assert.ThrowsAsync<FollowerStoppedException>(() =>
            FollowerHost.CatchUpAsync(database.App, older, new Copy()));
        Assert.Equal(1, stopped.Position);
        Assert.Contains("thing_changed", stopped.Message, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Progress_ahead_of_the_ledger_or_moved_by_another_hand_is_refused()
    {
        await using var database = await Copy.PreparedAsync();
        await FillAsync(LedgerOf(database), "a", 5);
        var robbed = new Copy { After = _ => database.Administrator.RunAsync("update ledger.mt_event_progression set last_seq_id = 9") };
        var stopped = await Assert.ThrowsAsync<FollowerStoppedException>(() => CatchUpAsync(database, robbed));
        Assert.Contains("被另一只手改过", stopped.Message, StringComparison.Ordinal);
        var ahead = await Assert.ThrowsAsync<LedgerException>(() => CatchUpAsync(database, new Copy()));
        Assert.Contains("而台账只到", ahead.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await database.Reader.RunAsync("select count(*) from ledger.test_copy"));
    }

    [LedgerTheory]
    [InlineData("")]
    [InlineData("Copy")]
    [InlineData("a:b")]
    public async Task A_name_that_could_be_mistaken_is_refused(string name)
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=/nowhere");
        await Assert.ThrowsAsync<ArgumentException>(() => FollowerHost.RunAsync(nowhere, Catalogue, new Named(name)));
        await Assert.ThrowsAsync<ArgumentException>(() => FollowerHost.CatchUpAsync(nowhere, Catalogue, new Named(name)));
    }

    private static Task<long> CatchUpAsync(LedgerDatabase database, IFollower follower) =>
        FollowerHost.CatchUpAsync(database.App, Catalogue, follower);

    private static Task<AppendResult.Accepted> FillAsync(EventLedger ledger, string stream, int events) =>
        ledger.AcceptAsync(stream, 0, [.. Enumerable.Range(1, events).Select(n => Noted(n))]);

    private sealed class Named(string name) : IFollower
    {
        public string Name => name;

        public Task FollowAsync(
            IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct) =>
            throw new InvalidOperationException("Never called.");
    }
}
