using System.Text.Json;
using Npgsql;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Following;

/// <summary>A follower that copies events: one taken twice breaks the key of its table, one left out shows as a gap.</summary>
internal sealed class Copy(string by = "one") : IFollower
{
    public string Name => "copy";

    /// <summary>Called inside the transaction, after the writes.</summary>
    public Func<IReadOnlyList<RecordedEvent>, Task> After { get; init; } = _ => Task.CompletedTask;

    public static async Task<LedgerDatabase> PreparedAsync()
    {
        var database = await LedgerDatabase.CreateAsync();
        await database.Owner.RunAsync("""
            create table ledger.test_copy (position bigint primary key, n numeric not null, by_whom text not null, backend int not null,
                constraint not_negative check (n >= 0));
            grant select, insert on ledger.test_copy to perfledger_app;
            grant select on ledger.test_copy to perfledger_reader
            """);
        return database;
    }

    public async Task FollowAsync(
        IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand(
            "insert into ledger.test_copy select p, n, $3, pg_backend_pid() from unnest($1, $2) as e (p, n)", connection, transaction);
        insert.Parameters.Add(new() { Value = events.Select(e => e.Position).ToArray() });
        insert.Parameters.Add(new() { Value = events.Select(Number).ToArray() });
        insert.Parameters.Add(new() { Value = by });
        await insert.ExecuteNonQueryAsync(ct);
        await After(events);
    }

    /// <summary>Every event of the ledger up to its head, each once.</summary>
    public static async Task RequireWholeAsync(LedgerDatabase database) => Assert.Equal("t", await database.Reader.RunAsync("""
        select case when count(*) = h.position and coalesce(max(c.position), 0) = h.position then 't'
                    else format('%s copies up to %s of %s', count(*), max(c.position), h.position) end
        from ledger.ledger_head h left join (select position from ledger.test_copy) c on true group by h.position
        """));

    private static decimal Number(RecordedEvent e)
    {
        using var json = JsonDocument.Parse(e.Json);
        return json.RootElement.GetProperty("n").GetDecimal();
    }
}
