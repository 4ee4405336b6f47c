using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Lanes;

/// <summary>What becomes of those who wait: a full queue, a withdrawal, a shutdown, a database that is away.</summary>
public sealed class PressureSpec
{
    [LedgerFact]
    public async Task A_full_queue_refuses_the_next_and_finishes_the_others()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        await using var ledger = LedgerOf(database);
        await using var lane = await HeldLane.BehindAsync(database, ledger);
        var waiting = Enumerable.Range(0, EventLedger.MostWaiting)
            .Select(i => ledger.AppendAsync(CommandOf($"full.{i}", 0, Noted()))).ToArray();
        var e = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync(CommandOf("full.more", 0, Noted())));
        Assert.False(e.OutcomeUnknown);
        await lane.ReleaseAsync();
        Assert.All(await Task.WhenAll(waiting), r => Assert.IsType<AppendResult.Accepted>(r));
        await ledger.AcceptAsync("full.more", 0, Noted());
    }

    [LedgerFact]
    public async Task Who_waits_can_be_withdrawn_and_who_rides_is_finished()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        await using var ledger = LedgerOf(database);
        using var cancelled = new CancellationTokenSource();
        await using var lane = await HeldLane.BehindAsync(database, ledger);
        var withdrawn = ledger.AppendAsync(CommandOf("withdrawn", 0, Noted()), cancelled.Token);
        var stays = ledger.AppendAsync(CommandOf("stays", 0, Noted()));
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => withdrawn);
        await lane.ReleaseAsync();
        Assert.IsType<AppendResult.Accepted>(await stays);
        Assert.Empty(await ToListAsync(ledger.ReadStreamAsync("withdrawn")));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ledger.AppendAsync(CommandOf("never", 0, Noted()), cancelled.Token));
        Assert.Empty(await ToListAsync(ledger.ReadStreamAsync("never")));
    }

    [LedgerFact]
    public async Task A_shutdown_finishes_those_who_wait_and_takes_no_more()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        var ledger = LedgerOf(database);
        await using var lane = await HeldLane.BehindAsync(database, ledger);
        var waiting = Enumerable.Range(0, 30).Select(i => ledger.AppendAsync(CommandOf($"shut.{i}", 0, Noted()))).ToArray();
        var closing = ledger.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ledger.AppendAsync(CommandOf("shut.late", 0, Noted())));
        Assert.False(closing.IsCompleted);
        await lane.ReleaseAsync();
        await closing;
        Assert.All(waiting, w => Assert.IsType<AppendResult.Accepted>(w.Result));
        Assert.Equal(31L, await database.App.RunAsync("select position from ledger.ledger_head"));
        Assert.Equal(0L, await database.Administrator.RunAsync(
            "select count(*) from pg_stat_activity where datname = current_database() and usename = 'perfledger_app' and state <> 'idle'"));
        await ledger.DisposeAsync();
    }

    [LedgerFact]
    public async Task A_database_that_is_away_is_a_clear_refusal_until_it_is_back()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        await using var ledger = LedgerOf(database);
        await ledger.AcceptAsync("away", 0, Noted());
        await using var administration = TestServer.Source("postgres");
        await administration.RunAsync($"alter database {database.Name} allow_connections false");
        await EndConnectionsAsync(administration, database.Name);
        var command = CommandOf("away", 1, Noted());
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync(command));
        // Now there is no connection over which anything could have gone.
        Assert.False((await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync(command))).OutcomeUnknown);
        await administration.RunAsync($"alter database {database.Name} allow_connections true");
        Assert.Equal(2, (await ledger.AcceptAsync(command)).FirstPosition);
        Assert.True((await ledger.AcceptAsync(command)).Repeated);
    }

    [LedgerFact]
    public async Task A_connection_lost_between_two_appends_is_replaced_unnoticed()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        await using var ledger = LedgerOf(database);
        await using var administration = TestServer.Source("postgres");
        for (var version = 0; version < 5; version++)
        {
            Assert.False((await ledger.AcceptAsync("lost", version, Noted())).Repeated);
            await EndConnectionsAsync(administration, database.Name);
        }
    }

    private static Task<object?> EndConnectionsAsync(Npgsql.NpgsqlDataSource administration, string database) => administration.RunAsync(
        $"select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = '{database}'");
}
