using Npgsql;
using PerfLedger.Domain.Reminders;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>Reads what was issued.</summary>
internal static class ReminderQuery
{
    /// <summary>All of a campaign in the order recorded.</summary>
    public static async Task<IReadOnlyList<ReminderRow>> OfCampaignAsync(Reads reads, string campaign, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("""
            select position, campaign, unit, recorded_at, actor, what, stage, form, direction, subject, due, kind, step, recipient, planned
            from ledger.reminder where campaign = $1 order by position
            """);
        query.Parameters.Add(new() { Value = campaign });
        var rows = new List<ReminderRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            rows.Add(new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3), r.GetString(4), r.GetString(5),
                Text(6), Text(7), Text(8), Text(9), Day(10), Text(11), r.IsDBNull(12) ? null : r.GetInt32(12), Text(13), Day(14)));
        return rows;

        string? Text(int at) => r.IsDBNull(at) ? null : r.GetString(at);

        DateOnly? Day(int at) => r.IsDBNull(at) ? null : r.GetFieldValue<DateOnly>(at);
    }

    /// <summary>The books of the units as the rows tell them: before anything is issued the events themselves are asked.</summary>
    public static IReadOnlyDictionary<string, ReminderBook> Books(IEnumerable<ReminderRow> rows) =>
        rows.GroupBy(r => r.Unit, StringComparer.Ordinal).ToDictionary(g => g.Key,
            g => g.Select(r => r.Event).OfType<IReminderEvent>()
                .Aggregate(ReminderBook.Initial, (book, e) => ReminderBook.Evolve(book, e, default)), StringComparer.Ordinal);
}
