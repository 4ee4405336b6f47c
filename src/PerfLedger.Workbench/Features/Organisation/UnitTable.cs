using Npgsql;
using PerfLedger.Domain.Organisation;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Organisation;

/// <summary>The organisation tree, one row a unit.</summary>
internal sealed class UnitTable : IInlineProjection
{
    public string Name => "unit";

    public IReadOnlyList<string> Tables { get; } = ["unit"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var recorded in events)
        {
            if (Streams.Read(recorded) is not UnitRegistered u) continue;
            batch.BatchCommands.Add(Parameters.Command($"""
                insert into {table("unit")} (code, name, parent, kind, version) values ($1, $2, $3, $4, $5)
                on conflict (code) do update set name = excluded.name, parent = excluded.parent, kind = excluded.kind,
                    version = excluded.version
                """, u.Code, u.Name, u.Parent, u.Kind, recorded.Version));
        }
    }
}
