using PerfLedger.Soak;

namespace PerfLedger.Ledger.Tests.Crash;

/// <summary>The audit of the campaigns, shown each fault it exists for by the hand of a superuser.</summary>
public sealed class AuditSpec : IAsyncLifetime
{
    private const long Seed = 7;

    private readonly string journals = Directory.CreateTempSubdirectory("perfledger-audit-").FullName;
    private LedgerDatabase? database;

    public async Task InitializeAsync()
    {
        if (TestServer.IsMissing && !TestServer.IsDemanded)
            return;
        database = await LedgerDatabase.CreateAsync();
        await database.Owner.RunAsync(SoakTables.Definition);
        var ledger = new EventLedger(database.App, Work.Catalogue, [new SoakTables()]);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(1500));
        await Task.WhenAll(Enumerable.Range(0, 2).Select(c => new Caller(ledger, Seed, c, journals).RunAsync(stop.Token)));
    }

    public async Task DisposeAsync()
    {
        if (database is not null)
            await database.DisposeAsync();
        Directory.Delete(journals, recursive: true);
    }

    [LedgerFact]
    public async Task A_sound_ledger_passes_and_all_of_it_was_acknowledged()
    {
        var audit = Audit();
        Assert.Empty((await audit.AtRestAsync()).Faults);
        Assert.True(audit.Events > 10 && audit.Commands > 5);
        Assert.Empty((await audit.LatestAsync()).Faults);
    }

    [LedgerFact]
    public async Task An_acknowledged_event_that_is_gone_is_lost()
    {
        await TamperAsync("delete from ledger.mt_events where seq_id = 3");
        var found = await Audit().LatestAsync();
        Assert.Equal(1, found.Lost);
        Assert.Contains(found.Faults, f => f.Contains("stand between positions", StringComparison.Ordinal));
    }

    [LedgerFact]
    public async Task A_lost_tail_is_lost_even_when_the_head_went_back_with_it()
    {
        await TamperAsync("""
            update ledger.ledger_head set position = position - 1;
            delete from ledger.mt_events where seq_id > (select position from ledger.ledger_head)
            """);
        Assert.Equal(1, (await Audit().LatestAsync()).Lost);
    }

    [LedgerFact]
    public async Task An_event_that_stands_twice_is_doubled()
    {
        await TamperAsync("""
            insert into ledger.mt_events (seq_id, id, stream_id, version, type, data, "timestamp", causation_id)
            select (select position from ledger.ledger_head) + 1, gen_random_uuid(), stream_id,
                (select version + 1 from ledger.mt_streams s where s.id = e.stream_id), type, data, now(), gen_random_uuid()
            from ledger.mt_events e where seq_id = 1;
            update ledger.ledger_head set position = position + 1;
            update ledger.mt_streams set version = version + 1 where id = (select stream_id from ledger.mt_events where seq_id = 1)
            """);
        var found = await Audit().LatestAsync();
        Assert.Equal((0, 1), (found.Lost, found.Doubled));
        Assert.Contains(found.Faults, f => f.Contains("without their command row", StringComparison.Ordinal));
    }

    [LedgerTheory]
    [InlineData("delete from ledger.ledger_command where first_position = 1", "command row wrong")]
    [InlineData("update ledger.mt_events set version = 9999 where seq_id = (select position from ledger.ledger_head)", "gaps in their")]
    [InlineData("update ledger.mt_streams set version = version + 1 where id = 'own.0.0'", "stream rows")]
    [InlineData("update ledger.ledger_head set position = position + 1", "the head says")]
    [InlineData("update ledger.soak_stream set amount = amount + 0.01 where stream = (select min(stream) from ledger.soak_stream)",
        "differs from its rebuild")]
    [InlineData("update ledger.ledger_leaf set leaf = sha256(leaf) where position = 2", "verify:")]
    public async Task Every_other_fault_has_its_sentence(string tampering, string sentence)
    {
        await TamperAsync(tampering);
        Assert.Contains((await Audit().WholeAsync()).Faults, f => f.Contains(sentence, StringComparison.Ordinal));
    }

    [LedgerFact]
    public async Task At_rest_an_event_nobody_was_told_of_is_a_fault()
    {
        var file = Journal.PathOf(journals, 0);
        var lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllTextAsync(file, string.Concat(lines[..^3].Select(l => l + "\n")));
        Assert.Empty((await Audit().WholeAsync()).Faults);
        Assert.Contains((await Audit().AtRestAsync()).Faults, f => f.Contains("were acknowledged", StringComparison.Ordinal));
    }

    private Audit Audit() => new(database!.Administrator, journals, Seed, 2);

    private Task<object?> TamperAsync(string sql) => database!.Administrator.RunAsync("set session_replication_role = replica; " + sql);
}
