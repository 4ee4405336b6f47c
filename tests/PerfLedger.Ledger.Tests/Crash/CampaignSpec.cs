using PerfLedger.Soak;
using Xunit.Abstractions;

namespace PerfLedger.Ledger.Tests.Crash;

/// <summary>PostgreSQL and the program are killed (-9) while two programs append; what was acknowledged has to stand there.</summary>
public sealed class CampaignSpec(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20200515;

    private readonly string home = Directory.CreateTempSubdirectory("perfledger-campaign-").FullName;

    [SoakFact]
    public async Task A_hundred_kills_lose_nothing_and_double_nothing()
    {
        var state = await PlayAsync(cycles: 100);
        Assert.Empty(state.Faults);
        Assert.Equal((100, 0L, 0L), (state.Cycles, state.Lost, state.Doubled));
        Assert.Equal(50, state.ServerKills); // forty alone, ten with the program
        Assert.True(state.ProgramKills >= 60, $"a writer was killed {state.ProgramKills} times only");
        Assert.True(state.Events > 1000, $"{state.Events} events are too few to mean anything");
    }

    /// <summary>The counter-proof: a campaign that could not see a loss would be content with this server.</summary>
    [SoakFact]
    public async Task A_server_that_acknowledges_before_it_writes_is_found_out()
    {
        var state = await PlayAsync(cycles: 40, "synchronous_commit=off", "wal_writer_delay=10s");
        Assert.True(state.Lost > 0, "nothing was lost");
        Assert.True(state.Cycles < 40, "the campaign went on after a loss");
    }

    [SoakFact]
    public async Task A_campaign_goes_on_where_it_was_interrupted()
    {
        var first = await PlayAsync(cycles: 2);
        var state = await PlayAsync(cycles: 4, CampaignState.Read(Campaign.StateFile(home))!);
        Assert.Empty(state.Faults);
        Assert.Equal((4, 4), (state.Cycles, state.CycleTimes.Count));
        Assert.True(state.Events > first.Events, "the events of the first part are gone");
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    private Task<CampaignState> PlayAsync(int cycles, params string[] settings) =>
        PlayAsync(cycles, new CampaignState { Seed = Seed, Writers = 2, CallersEach = 4 }, settings);

    private async Task<CampaignState> PlayAsync(int cycles, CampaignState state, params string[] settings)
    {
        using var lines = new StringWriter();
        try
        {
            await using var campaign = await Campaign.OpenAsync(home, state, settings);
            await campaign.RunAsync(cycles, lines);
        }
        finally
        {
            output.WriteLine(lines.ToString());
            output.WriteLine(Figures.Summary(state));
        }

        return state;
    }
}
