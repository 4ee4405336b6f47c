using System.Collections.Immutable;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Jobs;
using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Notices;

/// <summary>Whom which event is told: one row for each person. The text is made when it is read (<see cref="NoticeComposer"/>).</summary>
internal sealed class NoticeTable : IInlineProjection
{
    public string Name => "notice";

    public IReadOnlyList<string> Tables { get; } = ["notice"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var recorded in events)
        {
            var (told, unit) = Told(recorded);
            if (told.IsEmpty) continue;
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
                insert into {table("notice")} (recipient, position, event, type, unit, recorded_at)
                select distinct p, $2, $3, $4, $5, $6 from unnest($1) as p
                """)
            {
                Parameters =
                {
                    new() { Value = told.ToArray() }, new() { Value = recorded.Position }, new() { Value = recorded.Id },
                    new() { Value = recorded.Type }, new() { Value = unit }, new() { Value = recorded.RecordedAt },
                },
            });
        }
    }

    private static (ImmutableArray<string> Told, string Unit) Told(RecordedEvent recorded) => Streams.Read(recorded) switch
    {
        ReminderIssued r => ([r.Recipient], StreamIds.Parse(recorded.Stream)!.Segments[^1]),
        LateUnitsEscalated l => (l.Recipients, StreamIds.Parse(recorded.Stream)!.Segments[^1]),
        UndeliveredReported u => (u.Told, u.Issuer),
        _ => ([], ""),
    };
}
