using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Lanes;

/// <summary>Two programs append to one ledger: what one remembers is never taken for true when the other has written.</summary>
public sealed class TwoNodesSpec(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncDisposable
{
    private readonly EventLedger one = LedgerOf(database);
    private readonly EventLedger two = LedgerOf(database);

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
    }

    [LedgerFact]
    public async Task What_the_other_wrote_is_seen()
    {
        await one.AcceptAsync("seen", 0, Noted());
        await one.AcceptAsync("seen.other", 0, Noted());
        await two.AcceptAsync("seen", 1, Noted());
        Assert.Equal(new AppendResult.Conflict("seen", 1, 2), await one.AppendAsync(CommandOf("seen", 1, Noted())));
        await two.AcceptAsync("seen.other", 1, Noted());
        await one.AcceptAsync("seen.other", 2, Noted());
        await AssertSoundAsync();
    }

    [LedgerFact]
    public async Task The_other_s_command_is_not_recorded_again()
    {
        var command = CommandOf("same", 0, Noted());
        await two.AcceptAsync("same.before", 0, Noted());
        var first = await one.AcceptAsync(command);
        Assert.Equal(first with { Repeated = true }, await two.AppendAsync(command));
        var nothing = CommandOf(); // moves no head, so only the command table tells
        var empty = await one.AcceptAsync(nothing);
        Assert.Equal(empty with { Repeated = true }, await two.AppendAsync(nothing));
    }

    [LedgerFact]
    public async Task One_wins_each_version_whoever_sends()
    {
        const int rounds = 10;
        var wins = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            var won = 0;
            for (var version = 0; version < rounds; version++)
            {
                var ledger = writer % 2 == 0 ? one : two;
                won += await ledger.AppendAsync(CommandOf("race", version, Changed("原因"))) is AppendResult.Accepted ? 1 : 0;
            }

            return won;
        })));
        Assert.Equal(rounds, wins.Sum());
        await AssertSoundAsync();
    }

    [LedgerFact]
    public async Task Neither_starves()
    {
        const int enough = 300;
        var done = new int[2];
        using var over = new CancellationTokenSource();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var version = 0; !over.IsCancellationRequested; version++)
            {
                await (writer % 2 == 0 ? one : two).AcceptAsync($"fair.{writer}", version, Noted());
                if (Interlocked.Increment(ref done[writer % 2]) >= enough)
                    await over.CancelAsync();
            }
        })));
        Assert.True(done.Min() > enough / 10, $"one wrote {done[0]}, the other {done[1]}");
        await AssertSoundAsync();
    }

    [LedgerFact]
    public async Task What_a_foreign_hand_moved_is_not_written_over()
    {
        await one.AcceptAsync("foreign", 0, Noted());
        await database.Administrator.RunAsync("update ledger.mt_streams set version = 9 where id = 'foreign'");
        Assert.Equal(new AppendResult.Conflict("foreign", 1, 9), await one.AppendAsync(CommandOf("foreign", 1, Noted())));
        await database.Administrator.RunAsync("update ledger.mt_streams set version = 1 where id = 'foreign'");
        await one.AcceptAsync("foreign", 1, Noted());
    }

    [LedgerFact]
    public async Task Recorded_time_is_never_ahead_of_the_clock_and_hardly_behind()
    {
        for (var version = 0; version < 50; version++)
        {
            var before = await ClockAsync();
            var recorded = (await one.AcceptAsync("time", version, Noted())).RecordedAt;
            Assert.InRange(recorded, before.AddMilliseconds(-50), await ClockAsync());
        }
    }

    private async Task<DateTimeOffset> ClockAsync() => (DateTime)(await database.App.RunAsync("select ledger.clock()"))!;

    private async Task AssertSoundAsync()
    {
        var report = await LedgerVerifier.VerifyAsync(database.Reader, Catalogue);
        Assert.Empty(report.Problems);
    }
}
