using Npgsql;
using PerfLedger.Domain.Tasks;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Tasks;

/// <summary>One row an assigned block of a form.</summary>
internal sealed class TaskTable : IInlineProjection
{
    public string Name => "task";

    public IReadOnlyList<string> Tables { get; } = ["task"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var recorded in events)
        {
            var command = Streams.Read(recorded) switch
            {
                TaskAssigned x => Parameters.Command($"""
                    insert into {table("task")} (form, block, unit, person, due, done, since) values ($1, $2, $3, $4, $5, false, $6)
                    on conflict (form, block) do update set person = excluded.person, due = excluded.due, done = false,
                        since = excluded.since
                    """, x.Form, x.Block.ToString(), Units.Of(recorded.Stream), x.Person, x.By, recorded.RecordedAt),
                TaskDone x => Parameters.Command(
                    $"update {table("task")} set done = true, since = $3 where form = $1 and block = $2",
                    x.Form, x.Block.ToString(), recorded.RecordedAt),
                _ => null,
            };
            if (command is not null) batch.BatchCommands.Add(command);
        }
    }
}
