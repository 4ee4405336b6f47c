using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Appending;

public sealed class AppendSpec(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private readonly EventLedger ledger = LedgerOf(database);

    [LedgerFact]
    public async Task What_was_appended_is_read_back()
    {
        var command = CommandOf("read.back", 0, Noted(7), Changed("写错"));
        var accepted = await ledger.AcceptAsync(command);
        var events = await ToListAsync(ledger.ReadStreamAsync("read.back"));

        Assert.Equal([accepted.FirstPosition, accepted.LastPosition], events.Select(e => e.Position));
        Assert.Equal([1L, 2L], events.Select(e => e.Version));
        Assert.All(events, e => Assert.Equal(
            (accepted.RecordedAt, "p-001", command.Id, command.Operation), (e.RecordedAt, e.ActorId, e.Command, e.Operation)));
        Assert.Equal(
            new EventHeaders(2, "填报人", "101", Assurance.Session, "p-002", "s-1", "192.0.2.7", "tests/1"), events[1].Headers);
        Assert.Contains("1.250", System.Text.Encoding.UTF8.GetString(events[1].Json.Span), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_wrong_version_is_a_conflict_and_burns_nothing()
    {
        await ledger.AcceptAsync("conflict", 0, Noted());
        var before = await ledger.HeadAsync();
        Assert.Equal(new AppendResult.Conflict("conflict", 0, 1), await ledger.AppendAsync(CommandOf("conflict", 0, Noted())));
        Assert.Equal(new AppendResult.Conflict("conflict", 5, 1), await ledger.AppendAsync(CommandOf("conflict", 5, Noted())));
        Assert.Equal(before, await ledger.HeadAsync());
        var next = await ledger.AcceptAsync("conflict", 1, Noted());
        Assert.Equal(before.Position + 1, next.FirstPosition);
    }

    [LedgerFact]
    public async Task All_streams_of_a_command_or_none()
    {
        await ledger.AcceptAsync("all.a", 0, Noted());
        var both = CommandOf(new StreamAppend("all.b", "thing", 0, [Noted()]), new StreamAppend("all.a", "thing", 0, [Noted()]));
        Assert.Equal(new AppendResult.Conflict("all.a", 0, 1), await ledger.AppendAsync(both));
        Assert.Empty(await ToListAsync(ledger.ReadStreamAsync("all.b")));
    }

    [LedgerFact]
    public async Task A_stream_may_be_a_check_only()
    {
        var check = new StreamAppend("check.only", "thing", 0, []);
        await ledger.AcceptAsync(CommandOf(check, new StreamAppend("check.written", "thing", 0, [Noted()])));
        Assert.Empty(await ledger.StreamsAsync("check.only"));
    }

    [LedgerFact]
    public async Task A_guard_must_stand_where_the_decision_saw_it()
    {
        await ledger.AcceptAsync("guard", 0, Noted());
        var command = CommandOf("guarded", 0, Noted());
        Assert.Equal(
            new AppendResult.Conflict("guard", 2, 1), await ledger.AppendAsync(command with { Guards = [new("guard", 2)] }));
        Assert.Equal(
            new AppendResult.Conflict("guard", 0, 1), await ledger.AppendAsync(command with { Guards = [new("guard", 0)] }));
        await ledger.AcceptAsync(command with { Guards = [new("guard", 1), new("never", 0)] });
        Assert.Equal(1, (await ledger.StreamsAsync("guard")).Single(s => s.Stream == "guard").Version);
    }

    [LedgerFact]
    public async Task Repeating_a_command_returns_the_first_result_and_writes_nothing()
    {
        var command = CommandOf("repeat", 0, Noted());
        var first = await ledger.AcceptAsync(command);
        await ledger.AcceptAsync("repeat", 1, Noted());
        var head = await ledger.HeadAsync();
        Assert.Equal(first with { Repeated = true }, await ledger.AppendAsync(command));
        Assert.Equal(first with { Repeated = true }, await ledger.AppendAsync(command with { NotAfter = DateTimeOffset.UnixEpoch }));
        Assert.Equal(head, await ledger.HeadAsync());
    }

    [LedgerFact]
    public async Task The_same_id_with_another_payload_is_refused()
    {
        var command = CommandOf("reused", 0, Noted());
        await ledger.AcceptAsync(command);
        Assert.Equal(new AppendResult.CommandReused(command.Id), await ledger.AppendAsync(command with { PayloadDigest = "other" }));
    }

    [LedgerFact]
    public async Task A_command_that_records_nothing_is_remembered_too()
    {
        var head = await ledger.HeadAsync();
        var command = CommandOf();
        var first = await ledger.AcceptAsync(command);
        Assert.Equal((head.Position + 1, head.Position, false), (first.FirstPosition, first.LastPosition, first.Repeated));
        Assert.Equal(head, await ledger.HeadAsync());
        await ledger.AcceptAsync("after.nothing", 0, Noted());
        Assert.Equal(first with { Repeated = true }, await ledger.AppendAsync(command));
        Assert.IsType<AppendResult.CommandReused>(await ledger.AppendAsync(command with { PayloadDigest = "other" }));
    }

    [LedgerFact]
    public async Task Five_thousand_events_go_into_one_command_and_no_more()
    {
        var events = Enumerable.Range(1, 5001).Select(n => Noted(n)).ToArray();
        await Assert.ThrowsAsync<ArgumentException>(() => ledger.AppendAsync(CommandOf("many", 0, events)));
        var accepted = await ledger.AcceptAsync("many", 0, events[..5000]);
        Assert.Equal(4999, accepted.LastPosition - accepted.FirstPosition);
        Assert.Equal(5000, (await ToListAsync(ledger.ReadStreamAsync("many"))).Count);
    }

    [LedgerFact]
    public async Task A_stream_keeps_its_category()
    {
        await ledger.AcceptAsync("category", 0, Noted());
        var other = CommandOf(new StreamAppend("category", "other", 1, [Noted()]));
        await Assert.ThrowsAsync<LedgerException>(() => ledger.AppendAsync(other));
    }

    [LedgerFact]
    public async Task An_unknown_type_is_neither_written_nor_read()
    {
        await Assert.ThrowsAsync<LedgerException>(() => ledger.AppendAsync(CommandOf("unknown", 0, Event("never_heard", "{}"))));
        await ledger.AcceptAsync("unknown", 0, Noted());
        var older = new EventLedger(database.App, new EventCatalogue([]), []);
        await Assert.ThrowsAsync<LedgerException>(() => ToListAsync(older.ReadStreamAsync("unknown")));
    }
}
