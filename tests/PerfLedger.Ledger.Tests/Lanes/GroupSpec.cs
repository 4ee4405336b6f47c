using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Lanes;

/// <summary>Those who wait together are written together, and each is judged by itself.</summary>
public sealed class GroupSpec(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncDisposable
{
    private readonly EventLedger ledger = LedgerOf(database);

    public ValueTask DisposeAsync() => ledger.DisposeAsync();

    [LedgerFact]
    public async Task Commands_that_wait_together_are_one_transaction()
    {
        var commands = Enumerable.Range(0, 20).Select(i => CommandOf($"together.{i}", 0, Noted(), Noted())).ToArray();
        var results = await TogetherAsync(commands);
        var positions = results.Select(r => Assert.IsType<AppendResult.Accepted>(r).FirstPosition).ToArray();
        Assert.Equal(Enumerable.Range(0, 20).Select(i => positions[0] + (2 * i)), positions);
        Assert.Equal(1L, await database.App.RunAsync(
            "select count(distinct xmin::text) from ledger.mt_events where stream_id like 'together.%'"));
        await AssertSoundAsync();
    }

    [LedgerFact]
    public async Task Each_is_judged_by_itself()
    {
        await ledger.AcceptAsync("judged", 0, Noted());
        var known = CommandOf("judged.known", 0, Noted());
        var first = await ledger.AcceptAsync(known);
        var results = await TogetherAsync(
            CommandOf("judged", 0, Noted()),
            CommandOf("judged.good", 0, Noted()),
            CommandOf("judged.guarded", 0, Noted()) with { Guards = [new("judged", 7)] },
            CommandOf("judged.late", 0, Noted()) with { NotAfter = DateTimeOffset.UnixEpoch },
            known,
            known with { PayloadDigest = "other" },
            CommandOf("judged.better", 0, Noted()) with { Guards = [new("judged", 1)], NotAfter = DateTimeOffset.MaxValue });
        Assert.Equal(new AppendResult.Conflict("judged", 0, 1), results[0]);
        var good = Assert.IsType<AppendResult.Accepted>(results[1]);
        Assert.Equal(new AppendResult.Conflict("judged", 7, 1), results[2]);
        Assert.IsType<AppendResult.TooLate>(results[3]);
        Assert.Equal(first with { Repeated = true }, results[4]);
        Assert.Equal(new AppendResult.CommandReused(known.Id), results[5]);
        Assert.Equal(good.LastPosition + 1, Assert.IsType<AppendResult.Accepted>(results[6]).FirstPosition);
        await AssertSoundAsync();
    }

    [LedgerFact]
    public async Task Several_appends_to_one_stream_are_judged_against_the_running_version()
    {
        var results = await TogetherAsync(
            CommandOf("running", 0, Changed("一")), CommandOf("running", 0, Noted()), CommandOf("running", 1, Changed("二"), Noted()),
            CommandOf("running.guarded", 0, Noted()) with { Guards = [new("running", 3)] }, CommandOf("running", 3, Noted()));
        Assert.Equal(new AppendResult.Conflict("running", 0, 1), results[1]);
        Assert.Equal(4, results.OfType<AppendResult.Accepted>().Select(a => a.RecordedAt).Distinct().Count());
        Assert.Equal([1L, 2L, 3L, 4L], (await ToListAsync(ledger.ReadStreamAsync("running"))).Select(e => e.Version));
        await ledger.AcceptAsync("running", 4, Noted()); // what is remembered fits what was written
        await AssertSoundAsync();
    }

    [LedgerFact]
    public async Task The_same_id_twice_in_one_group_is_recorded_once()
    {
        var command = CommandOf("twice", 0, Noted());
        var results = await TogetherAsync(command, command, command with { PayloadDigest = "other" });
        var first = Assert.IsType<AppendResult.Accepted>(results[0]);
        Assert.Equal([first with { Repeated = true }, new AppendResult.CommandReused(command.Id)], results[1..]);
        Assert.Single(await ToListAsync(ledger.ReadStreamAsync("twice")));
    }

    [LedgerFact]
    public async Task A_breach_of_soundness_fails_its_own_caller_only()
    {
        await ledger.AcceptAsync("sound", 0, Noted());
        await using var lane = await HeldLane.BehindAsync(database, ledger);
        var before = ledger.AppendAsync(CommandOf("sound.before", 0, Noted()));
        var breach = ledger.AppendAsync(CommandOf(new StreamAppend("sound", "other", 1, [Noted()])));
        var after = ledger.AppendAsync(CommandOf("sound.after", 0, Noted()));
        await lane.ReleaseAsync();
        await Assert.ThrowsAsync<LedgerException>(() => breach);
        Assert.All(new[] { await before, await after }, r => Assert.IsType<AppendResult.Accepted>(r));
    }

    private async Task<AppendResult[]> TogetherAsync(params Command[] commands)
    {
        await using var lane = await HeldLane.BehindAsync(database, ledger);
        var waiting = commands.Select(c => ledger.AppendAsync(c)).ToArray();
        Assert.All(waiting, w => Assert.False(w.IsCompleted));
        await lane.ReleaseAsync();
        Assert.IsType<AppendResult.Accepted>(await lane.Stuck);
        return await Task.WhenAll(waiting);
    }

    private async Task AssertSoundAsync() =>
        Assert.Empty((await LedgerVerifier.VerifyAsync(database.Reader, Catalogue)).Problems);
}
