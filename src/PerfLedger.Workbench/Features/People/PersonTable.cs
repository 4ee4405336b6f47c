using Npgsql;
using PerfLedger.Domain.People;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.People;

/// <summary>The register of persons: id, unit, name, roles.</summary>
internal sealed class PersonTable : IInlineProjection
{
    public string Name => "person";

    public IReadOnlyList<string> Tables { get; } = ["person"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var recorded in events)
        {
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
}
