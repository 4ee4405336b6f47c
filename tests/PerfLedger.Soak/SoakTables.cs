using System.Globalization;
using System.Text.Json;
using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Soak;

/// <summary>A read model that notices a lost, doubled or reordered event: a row an event, and running sums a stream.</summary>
internal sealed class SoakTables : IInlineProjection
{
    /// <summary>Run by the owner after the migrations.</summary>
    public const string Definition = """
        create table ledger.soak_event (
            position bigint primary key, stream text not null, version bigint not null, amount numeric not null,
            unique (stream, version));
        create table ledger.soak_stream (
            stream text primary key, events bigint not null, amount numeric not null, chain bigint not null);
        grant select, insert, update on ledger.soak_event, ledger.soak_stream to perfledger_app;
        grant select on ledger.soak_event, ledger.soak_stream to perfledger_reader;
        """;

    private const long Prime = 1_000_003;

    public string Name => "soak";

    public IReadOnlyList<string> Tables => ["soak_event", "soak_stream"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var e in events)
        {
            using var data = JsonDocument.Parse(e.Json);
            var amount = decimal.Parse(data.RootElement.GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);
            Add(
                batch, $"insert into {table("soak_event")} (position, stream, version, amount) values ($1, $2, $3, $4)",
                e.Position, e.Stream, e.Version, amount);
            // The chain depends on the order: (chain * prime + position) in a ring that fits a bigint.
            Add(
                batch,
                $"""
                insert into {table("soak_stream")} as s (stream, events, amount, chain) values ($1, 1, $2, $3)
                on conflict (stream) do update set events = s.events + 1, amount = s.amount + excluded.amount,
                    chain = (s.chain * {Prime.ToString(CultureInfo.InvariantCulture)} + excluded.chain) % 1000000007
                """,
                e.Stream, amount, e.Position % 1_000_000_007);
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
