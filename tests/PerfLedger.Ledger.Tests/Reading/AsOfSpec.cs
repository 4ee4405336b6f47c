using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Reading;

public sealed class AsOfSpec(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private static readonly Category<int> Counted = new("thing", 0, (count, _) => count + 1);

    private readonly EventLedger ledger = LedgerOf(database);

    [LedgerFact]
    public async Task A_stream_folds_as_of_a_version_a_position_and_an_instant()
    {
        var first = await ledger.AcceptAsync("fold", 0, Noted(), Noted());
        await ledger.AcceptAsync("fold.other", 0, Noted());
        var second = await ledger.AcceptAsync("fold", 2, Noted());

        Assert.Equal(new(3, 3, second.LastPosition), await ledger.FoldAsync(Counted, "fold"));
        Assert.Equal(new(3, 3, second.LastPosition), await ledger.FoldAsync(Counted, "fold", AsOf.Now));
        Assert.Equal(new(1, 1, first.FirstPosition), await ledger.FoldAsync(Counted, "fold", AsOf.Version(1)));
        Assert.Equal(new(2, 2, first.LastPosition), await ledger.FoldAsync(Counted, "fold", AsOf.Position(first.LastPosition + 1)));
        Assert.Equal(new(2, 2, first.LastPosition), await ledger.FoldAsync(Counted, "fold", AsOf.Instant(first.RecordedAt)));
        var shanghai = second.RecordedAt.ToOffset(TimeSpan.FromHours(8));
        Assert.Equal(new(3, 3, second.LastPosition), await ledger.FoldAsync(Counted, "fold", AsOf.Instant(shanghai)));
        Assert.Equal(new(0, 0, 0), await ledger.FoldAsync(Counted, "fold", AsOf.Instant(first.RecordedAt.AddMicroseconds(-1))));
        Assert.Equal(new(0, 0, 0), await ledger.FoldAsync(Counted, "never"));
    }

    [LedgerFact]
    public async Task An_instant_finds_its_position()
    {
        var commands = new List<AppendResult.Accepted>();
        for (var i = 0; i < 9; i++)
            commands.Add(await ledger.AcceptAsync("instant", i * 2, Noted(), Noted()));
        foreach (var command in commands)
        {
            Assert.Equal(command.LastPosition, await ledger.PositionAtAsync(command.RecordedAt));
            Assert.Equal(command.FirstPosition - 1, await ledger.PositionAtAsync(command.RecordedAt.AddMicroseconds(-1)));
        }

        Assert.Equal(0, await ledger.PositionAtAsync(DateTimeOffset.UnixEpoch));
        Assert.Equal((await ledger.HeadAsync()).Position, await ledger.PositionAtAsync(DateTimeOffset.MaxValue));
    }

    [LedgerFact]
    public async Task Many_streams_are_read_as_of_one_position()
    {
        await ledger.AcceptAsync("cut.a", 0, Noted(1));
        var cut = await ledger.AcceptAsync("cut.b", 0, Noted(2));
        await ledger.AcceptAsync("cut.c", 0, Noted(3));
        await ledger.AcceptAsync("cut.a", 1, Noted(4));

        var events = await ToListAsync(ledger.ReadStreamsAsync(["cut.a", "cut.b", "cut.c"], cut.LastPosition));
        Assert.Equal([("cut.a", 1L), ("cut.b", 1L)], events.Select(e => (e.Stream, e.Version)));
        var heads = await ledger.StreamsAsync("cut.", cut.LastPosition);
        Assert.Equal([("cut.a", 1L), ("cut.b", 1L)], heads.Select(h => (h.Stream, h.Version)));
        var head = await ledger.HeadAtAsync(cut.LastPosition);
        Assert.Equal(new StreamHead("cut.b", "thing", 1, cut.LastPosition, cut.RecordedAt, head.Leaf), heads[1]);
        Assert.NotEqual(head, await ledger.HeadAsync());
        await Assert.ThrowsAsync<LedgerException>(() => ledger.HeadAtAsync(long.MaxValue));
        Assert.Equal([("cut.a", 2L), ("cut.b", 1L), ("cut.c", 1L)], (await ledger.StreamsAsync("cut.")).Select(h => (h.Stream, h.Version)));
    }

    [LedgerFact]
    public async Task Reading_goes_on_over_many_pages()
    {
        var accepted = await ledger.AcceptAsync("pages", 0, [.. Enumerable.Range(1, 2500).Select(n => Noted(n))]);
        var all = await ToListAsync(ledger.ReadAllAsync(accepted.FirstPosition - 1, accepted.FirstPosition + 2399));
        Assert.Equal(Enumerable.Range(0, 2400).Select(i => accepted.FirstPosition + i), all.Select(e => e.Position));
        var part = await ToListAsync(ledger.ReadStreamAsync("pages", 500, 2000));
        Assert.Equal(Enumerable.Range(500, 1501).Select(v => (long)v), part.Select(e => e.Version));
        Assert.Equal(2500, (await ToListAsync(ledger.ReadStreamsAsync(["pages"], accepted.LastPosition))).Count);
    }

    [LedgerFact]
    public async Task An_empty_ledger_has_a_head_of_zeros()
    {
        await using var empty = await LedgerDatabase.CreateAsync();
        var nothing = LedgerOf(empty);
        Assert.Equal(new LedgerHead(0, DateTimeOffset.UnixEpoch, new string('0', 64)), await nothing.HeadAsync());
        Assert.Equal(0, await nothing.PositionAtAsync(DateTimeOffset.MaxValue));
        Assert.Empty(await nothing.StreamsAsync(""));
        Assert.True((await LedgerVerifier.VerifyAsync(empty.Reader, Catalogue)).IsSound);
    }
}
