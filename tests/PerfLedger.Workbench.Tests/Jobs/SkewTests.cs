using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>No work goes by the clock of a machine; a wrong one is seen, and a very wrong one keeps its machine from work.</summary>
public sealed class SkewTests : EffectTests
{
    private const int Works = 60;

    [LedgerTheory]
    [InlineData(1, false, false)]
    [InlineData(-1, false, false)]
    [InlineData(5, true, false)]
    [InlineData(-5, true, false)]
    [InlineData(30, true, true)]
    [InlineData(-30, true, true)]
    [InlineData(300, true, true)]
    public async Task A_wrong_clock_doubles_no_effect_and_shows(int seconds, bool red, bool refuses)
    {
        var wrong = Node.Quick with { Clock = new Shifted(TimeSpan.FromSeconds(seconds)) };
        await using var healthy = Node.Start(Database.App, "healthy", Node.Quick, Effects.Job((_, ct) => Task.Delay(20, ct)));
        await using var skewed = Node.Start(Database.App, "skewed", wrong, Effects.Job((_, ct) => Task.Delay(20, ct)));
        var keys = Enumerable.Range(0, Works).Select(i => $"w-{i:000}").ToList();
        await Effects.UntilAsync(() => Task.FromResult(skewed.Clock.IsRed == red), "measured", 10);
        await healthy.Queue.PutAsync([.. keys.Select(k => new NewWork(k, Effects.Kind, DateTimeOffset.UnixEpoch))], default);
        healthy.Bell.Ring();
        skewed.Bell.Ring();
        await Effects.UntilAsync(async () => (await Effects.ReadAsync(Database.App)).Count >= Works, "all done");
        Assert.Equal(keys, await Effects.ReadAsync(Database.App));
        Assert.Equal((red, refuses), (skewed.Clock.IsRed, skewed.Clock.Refuses));
        Assert.False(healthy.Clock.IsRed);
        var holders = await Effects.ColumnAsync(Database.App, "select distinct holder from ledger.work order by 1");
        Assert.Equal(refuses ? ["healthy"] : ["healthy", "skewed"], holders);
    }

    [Fact]
    public async Task A_slow_answer_is_no_wrong_clock()
    {
        var time = new Shifted(TimeSpan.Zero);
        var clock = new NodeClock(time);
        await clock.MeasureAsync(
            () =>
            {
                time.By = TimeSpan.FromSeconds(20); // the answer takes 20 s
                return Task.FromResult(TimeProvider.System.GetUtcNow().AddSeconds(4));
            }, server => server);
        Assert.False(clock.IsRed);
    }

    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public TimeSpan By { get; set; } = by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
