using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>A duty on the working calendar.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="Workdays">Null once nobody has to act on it.</param>
public sealed record SubmissionRow(Duty Duty, DueWorkdays? Workdays);

/// <summary>Whose duties are wanted; null = anybody's.</summary>
/// <param name="Campaign">Stream of one campaign.</param>
/// <param name="Units">Codes of units; the office that issued a campaign sees all of it.</param>
/// <param name="Reach">What the reader may look at, exact to the form; what is not begun has no form and goes by its unit.</param>
internal sealed record SubmissionScope(string? Campaign = null, IReadOnlyCollection<string>? Units = null, ReachSql? Reach = null);

/// <summary>Reads the 报送清单: what is due from whom, in every campaign or one, in order of due day.</summary>
internal sealed class SubmissionQuery(LedgerSession session, CampaignShelf shelf)
{
    public async Task<IReadOnlyList<SubmissionRow>> ReadAsync(Reads reads, SubmissionScope scope, CancellationToken ct)
    {
        var now = await session.Ledger.ClockAsync(ct);
        var (today, calendar) = (DueDates.DayOf(now), await shelf.CalendarAsync(ct));
        var query = new DutyQuery(reads, session.Ledger);
        var rows = new List<SubmissionRow>();
        foreach (var (stream, campaign) in await shelf.AllAsync(ct))
        {
            if (scope.Campaign is not null && scope.Campaign != stream) continue;
            var units = scope.Reach?.Issued(stream) == true ? null : scope.Units;
            rows.AddRange((await query.ReadAsync(stream, campaign, now, units, scope.Reach, ct))
                .Select(d => new SubmissionRow(d, d.IsOwed ? DueQuery.Workdays(calendar, d.Due, today) : null)));
        }

        return rows;
    }
}
