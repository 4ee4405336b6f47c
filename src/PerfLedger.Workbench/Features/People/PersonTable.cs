using Npgsql;
using NpgsqlTypes;
using PerfLedger.Domain;
using PerfLedger.Domain.People;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.People;

/// <summary>The register of persons: id, unit, name, roles, contact.</summary>
internal sealed class PersonTable : IInlineProjection
{
    public string Name => "person";

    public IReadOnlyList<string> Tables { get; } = ["person"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var recorded in events)
        {
            if (Streams.Read(recorded) is ContactGiven c)
                batch.BatchCommands.Add(new NpgsqlBatchCommand($"update {table("person")} set email = $2, phone = $3 where id = $1")
                {
                    Parameters = { new() { Value = StreamIds.Parse(recorded.Stream)!.Segments[0] }, Text(c.Email), Text(c.Phone) },
                });
            if (Streams.Read(recorded) is not PersonRegistered p) continue;
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
                insert into {table("person")} (id, unit, name, roles) values ($1, $2, $3, $4)
                on conflict (id) do update set unit = excluded.unit, name = excluded.name, roles = excluded.roles
                """)
            {
                Parameters = { new() { Value = p.Id }, new() { Value = p.Unit }, new() { Value = p.Name },
                    new() { Value = p.Roles.Select(r => r.ToString().ToLowerInvariant()).ToArray() } },
            });
        }
    }

    private static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
