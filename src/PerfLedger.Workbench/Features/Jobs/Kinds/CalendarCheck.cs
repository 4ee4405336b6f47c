using System.Globalization;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Calendars;

namespace PerfLedger.Workbench.Features.Jobs.Kinds;

/// <summary>Warns while the working days of this year, or late in the year of the next, rest on no notice (CAL-04).</summary>
internal sealed class CalendarCheck(LedgerSession session)
{
    public const string Name = "calendar-check";

    /// <summary>The notices of 2018 to 2025 are dated between 25 October and 8 December of the year before: from
    /// December on one that is not recorded here is missed.</summary>
    private const int MonthOfNotice = 12;

    public async Task<JobOutcome> RunAsync(WorkItem item, CancellationToken ct)
    {
        var calendar = await CalendarShelf.LoadAsync(session.Ledger, ct);
        var today = DueDates.DayOf(item.Planned);
        var years = today.Month >= MonthOfNotice ? [today.Year, today.Year + 1] : new[] { today.Year };
        var open = years.Where(y => calendar.IsProvisional(new DateOnly(y, 1, 1)))
            .Select(y => y.ToString(CultureInfo.InvariantCulture)).ToList();
        return open.Count == 0
            ? JobOutcome.Ok($"工作日历已定：{string.Join('、', years)} 年")
            : JobOutcome.Warning($"{string.Join('、', open)} 年的工作日历还是暂定，提醒日期可能不准；放假通知公布后请发布正式的工作日历");
    }
}
