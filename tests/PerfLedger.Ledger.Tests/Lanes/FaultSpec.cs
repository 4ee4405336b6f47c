using System.Text.Json;
using Npgsql;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Lanes;

/// <summary>A projection that fails for one event of a group fails that command and no other, here or in the database.</summary>
public sealed class FaultSpec(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const int Riders = 13;

    [LedgerTheory]
    [InlineData(Picky.FailsInDatabase, typeof(PostgresException))]
    [InlineData(Picky.FailsHere, typeof(InvalidOperationException))]
    public async Task Only_the_guilty_command_fails(long guilty, Type fault)
    {
        var project = $"fault{-guilty}";
        await using var ledger = LedgerOf(database, new Picky());
        await using var lane = await HeldLane.BehindAsync(database, ledger);
        var waiting = Enumerable.Range(0, Riders)
            .Select(i => ledger.AppendAsync(CommandOf($"{project}.{i}", 0, Noted(i is 4 or 11 ? guilty : i))))
            .ToArray();
        await lane.ReleaseAsync();
        await Task.WhenAny(Task.WhenAll(waiting));
        Assert.Equal([4, 11], Enumerable.Range(0, Riders).Where(i => waiting[i].IsFaulted));
        Assert.All(new[] { waiting[4], waiting[11] }, w => Assert.IsType(fault, w.Exception!.InnerException));
        await ledger.AcceptAsync($"{project}.0", 1, Noted());
        var events = await ToListAsync(ledger.ReadAllAsync());
        Assert.Equal(Enumerable.Range(1, events.Count).Select(p => (long)p), events.Select(e => e.Position));
        Assert.Equal(Riders - 2, (await ledger.StreamsAsync(project)).Count);
    }

    [LedgerFact]
    public async Task A_faulty_command_alone_fails_and_the_next_is_recorded()
    {
        await using var ledger = LedgerOf(database, new Picky());
        await ledger.AcceptAsync("alone", 0, Noted());
        var head = await ledger.HeadAsync();
        await Assert.ThrowsAsync<PostgresException>(() => ledger.AppendAsync(CommandOf("alone", 1, Noted(Picky.FailsInDatabase))));
        Assert.Equal(head.Position + 1, (await ledger.AcceptAsync("alone", 1, Noted())).FirstPosition);
    }

    private sealed class Picky : IInlineProjection
    {
        public const long FailsInDatabase = -1;
        public const long FailsHere = -2;

        public string Name => "picky";

        public IReadOnlyList<string> Tables => [];

        public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
        {
            foreach (var recorded in events)
            {
                using var json = JsonDocument.Parse(recorded.Json);
                var n = json.RootElement.GetProperty("n").GetInt64();
                if (n == FailsHere)
                    throw new InvalidOperationException("picky");
                // Divides by zero, as the ledger's own guards do: the two must not be taken for one another.
                batch.BatchCommands.Add(new NpgsqlBatchCommand("select 1 / ($1 + 1)") { Parameters = { new() { Value = n } } });
            }
        }
    }
}
