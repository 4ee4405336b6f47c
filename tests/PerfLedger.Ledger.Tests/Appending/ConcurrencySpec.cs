using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Appending;

public sealed class ConcurrencySpec(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const int Writers = 16;
    private readonly EventLedger ledger = LedgerOf(database);

    [LedgerFact]
    public async Task Of_sixteen_writers_on_one_stream_one_wins_each_version()
    {
        const int rounds = 12;
        var wins = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => RaceAsync("race", rounds)));

        var events = await ToListAsync(ledger.ReadStreamAsync("race"));
        Assert.Equal(rounds, wins.Sum());
        Assert.Equal(Enumerable.Range(1, rounds).Select(v => (long)v), events.Select(e => e.Version));
        await AssertDenseAsync();
    }

    [LedgerFact]
    public async Task Positions_are_dense_and_times_rise_whoever_wrote()
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < 10; i++)
                await ledger.AcceptAsync($"own.{writer}", i * 3, Noted(1), Noted(2), Noted(3));
        }));
        var events = await AssertDenseAsync();
        var commands = events.GroupBy(e => e.Command).ToList();
        Assert.All(commands, c => Assert.Single(c.Select(e => e.RecordedAt).Distinct()));
        Assert.All(commands.Zip(commands.Skip(1)), pair => Assert.True(pair.First.First().RecordedAt < pair.Second.First().RecordedAt));
    }

    [LedgerFact]
    public async Task The_same_command_sent_sixteen_times_at_once_is_recorded_once()
    {
        var command = CommandOf("sixteen", 0, Noted());
        var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => ledger.AcceptAsync(command)));
        Assert.Single(results, r => !r.Repeated);
        Assert.Single(results.Select(r => r.FirstPosition).Distinct());
        Assert.Single(await ToListAsync(ledger.ReadStreamAsync("sixteen")));
    }

    [LedgerFact]
    public async Task A_reader_never_sees_a_position_before_the_one_below_it()
    {
        using var done = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                await AssertDenseAsync();
        });
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => ledger.AcceptAsync($"seen.{writer}", 0, Noted(), Noted())));
        await done.CancelAsync();
        await reader;
    }

    [LedgerFact]
    public async Task The_sequence_is_never_ahead_of_the_committed_head()
    {
        await ledger.AcceptAsync("sequence", 0, Noted());
        var head = (await ledger.HeadAsync()).Position;
        await ledger.AcceptAsync("sequence", 1, Noted(), Noted());
        await ledger.AppendAsync(CommandOf("sequence", 1, Noted()));
        var last = (long)(await database.Owner.RunAsync("select last_value from ledger.mt_events_sequence"))!;
        Assert.InRange(last, head, (await ledger.HeadAsync()).Position);
    }

    private async Task<int> RaceAsync(string stream, int rounds)
    {
        var won = 0;
        for (var version = 0L; version < rounds; version++)
        {
            if (await ledger.AppendAsync(CommandOf(stream, version, Noted())) is AppendResult.Accepted)
                won++;
        }

        return won;
    }

    private async Task<List<RecordedEvent>> AssertDenseAsync()
    {
        var events = await ToListAsync(ledger.ReadAllAsync());
        Assert.Equal(Enumerable.Range(1, events.Count).Select(p => (long)p), events.Select(e => e.Position));
        return events;
    }
}
