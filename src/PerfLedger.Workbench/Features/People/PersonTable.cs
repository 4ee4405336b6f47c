using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.People;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.People;

/// <summary>The register of persons: id, unit, name, roles of the home unit, contact, account open or closed.</summary>
internal sealed class PersonTable : IInlineProjection
{
    public string Name => "person";

    public IReadOnlyList<string> Tables { get; } = ["person"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var recorded in events)
        {
            if (StreamIds.Parse(recorded.Stream) is not { Kind: "person", Segments: [var id] }) continue;
            var command = Streams.Read(recorded) switch
            {
                PersonRegistered p => Parameters.Command($"""
                    insert into {table("person")} (id, unit, name, roles) values ($1, $2, $3, $4)
                    on conflict (id) do update set unit = excluded.unit, name = excluded.name, roles = excluded.roles
                    """, p.Id, p.Unit, p.Name, p.Roles.Select(r => r.ToString().ToLowerInvariant()).ToArray()),
                ContactGiven c => Parameters.Command($"update {table("person")} set email = $2::text, phone = $3::text where id = $1",
                    id, c.Email, c.Phone),
                AccountClosed => Parameters.Command($"update {table("person")} set closed = true where id = $1", id),
                AccountReopened => Parameters.Command($"update {table("person")} set closed = false where id = $1", id),
                _ => null,
            };
            if (command is not null) batch.BatchCommands.Add(command);
        }
    }
}
