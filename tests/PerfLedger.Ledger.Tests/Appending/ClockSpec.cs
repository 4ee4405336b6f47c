using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Appending;

/// <summary>Each test replaces the clock of a database of its own, as only the owner can.</summary>
public sealed class ClockSpec
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    [LedgerFact]
    public async Task A_deadline_holds_to_the_microsecond_on_the_clock_of_the_database()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        var ledger = LedgerOf(database);
        await SetClockAsync(database, "2026-03-31 12:00:00+00");
        await ledger.AcceptAsync(CommandOf("on.time", 0, Noted()) with { NotAfter = Noon });
        var late = Noon.AddMicroseconds(-1);
        Assert.Equal(
            new AppendResult.TooLate(late, Noon), await ledger.AppendAsync(CommandOf("late", 0, Noted()) with { NotAfter = late }));
        Assert.Equal(1, (await ledger.HeadAsync()).Position);
        await ledger.AcceptAsync("no.deadline", 0, Noted());
    }

    [LedgerFact]
    public async Task A_deadline_is_an_instant_in_whatever_offset_it_is_given()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        await SetClockAsync(database, "2026-03-31 20:00:00+08");
        var ledger = LedgerOf(database);
        await ledger.AcceptAsync(CommandOf("a", 0, Noted()) with { NotAfter = Noon.ToOffset(TimeSpan.FromHours(8)) });
        Assert.IsType<AppendResult.TooLate>(await ledger.AppendAsync(
            CommandOf("b", 0, Noted()) with { NotAfter = new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.FromHours(8)) }));
    }

    [LedgerFact]
    public async Task Recorded_time_rises_even_when_the_clock_stands_or_goes_back()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        var ledger = LedgerOf(database);
        await SetClockAsync(database, "2026-03-31 12:00:00+00");
        Assert.Equal(Noon, (await ledger.AcceptAsync("s", 0, Noted(), Noted())).RecordedAt);
        Assert.Equal(Noon.AddMicroseconds(1), (await ledger.AcceptAsync("s", 2, Noted())).RecordedAt);
        await SetClockAsync(database, "2026-03-31 11:00:00+00");
        Assert.Equal(Noon.AddMicroseconds(2), (await ledger.AcceptAsync("s", 3, Noted())).RecordedAt);
        // The guard asks the raw clock, not the time that had to rise.
        await ledger.AcceptAsync(CommandOf("s", 4, Noted()) with { NotAfter = Noon.AddHours(-1) });
        Assert.True((await LedgerVerifier.VerifyAsync(database.Reader, Catalogue)).IsSound);
    }

    [LedgerFact]
    public async Task A_replaced_clock_turns_the_status_red()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        Assert.True((await LedgerStatus.ReadAsync(database.App)).IsGreen);
        await SetClockAsync(database, "2026-03-31 12:00:00+00");
        var status = await LedgerStatus.ReadAsync(database.App);
        Assert.False(status.ClockUntouched);
        Assert.False(status.IsGreen);
    }

    [LedgerFact]
    public async Task The_application_cannot_replace_the_clock()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        var e = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.App.RunAsync(
            "create or replace function ledger.clock() returns timestamptz language sql as 'select now()'"));
        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, e.SqlState);
    }

    private static Task<object?> SetClockAsync(LedgerDatabase database, string instant) => database.Owner.RunAsync(
        $"create or replace function ledger.clock() returns timestamptz language sql volatile as $$select timestamptz '{instant}'$$");
}
