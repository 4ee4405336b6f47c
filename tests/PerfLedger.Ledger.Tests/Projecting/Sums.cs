using System.Text.Json;
using Npgsql;

namespace PerfLedger.Ledger.Tests.Projecting;

/// <summary>A projection that adds up: an event taken twice or not at all shows in its rows.</summary>
internal class Sums : IInlineProjection
{
    public string Name => "sums";

    public IReadOnlyList<string> Tables => ["test_sum"];

    public static async Task<LedgerDatabase> PreparedAsync()
    {
        var database = await LedgerDatabase.CreateAsync();
        await database.Owner.RunAsync("""
            create table ledger.test_sum (stream text primary key, total numeric not null check (total >= 0), position bigint not null);
            grant select, insert, update on ledger.test_sum to perfledger_app;
            grant select on ledger.test_sum to perfledger_reader
            """);
        return database;
    }

    public virtual void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var recorded in events)
        {
            using var json = JsonDocument.Parse(recorded.Json);
            var step = new NpgsqlBatchCommand($"""
                insert into {table("test_sum")} as s values ($1, $2, $3)
                on conflict (stream) do update set total = s.total + excluded.total, position = excluded.position
                """);
            step.Parameters.Add(new() { Value = recorded.Stream });
            step.Parameters.Add(new() { Value = json.RootElement.GetProperty("n").GetDecimal() });
            step.Parameters.Add(new() { Value = recorded.Position });
            batch.BatchCommands.Add(step);
        }
    }
}
