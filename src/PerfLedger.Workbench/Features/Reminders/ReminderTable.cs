using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>One row a reminder, an escalation or a call: what was issued to whom, and when.</summary>
internal sealed class ReminderTable : IInlineProjection
{
    public string Name => "reminder";

    public IReadOnlyList<string> Tables { get; } = ["reminder"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        var rows = new List<ReminderRow>();
        foreach (var recorded in events)
            if (Streams.Read(recorded) is IReminderEvent e) rows.Add(ReminderRow.Of(recorded, e));
        if (rows.Count == 0) return;
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            insert into {table("reminder")} (position, campaign, unit, recorded_at, actor, what, stage, form, direction, subject, due, kind,
                step, recipient, planned)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """)
        {
            Parameters =
            {
                Parameters.Column(rows, r => r.Position), Parameters.Column(rows, r => r.Campaign), Parameters.Column(rows, r => r.Unit),
                Parameters.Column(rows, r => r.At), Parameters.Column(rows, r => r.Actor), Parameters.Column(rows, r => r.What),
                Parameters.Column(rows, r => r.Stage), Parameters.Column(rows, r => r.Form), Parameters.Column(rows, r => r.Direction),
                Parameters.Column(rows, r => r.Subject), Parameters.Column(rows, r => r.Due), Parameters.Column(rows, r => r.Kind),
                Parameters.Column(rows, r => r.Step), Parameters.Column(rows, r => r.Recipient), Parameters.Column(rows, r => r.Planned),
            },
        });
    }
}
