using System.Globalization;

namespace PerfLedger.Domain.Calendars;

/// <summary>Publishes a year's calendar, or its revision.</summary>
/// <param name="By">Who publishes; an organiser.</param>
/// <param name="Calendar">The whole year.</param>
public sealed record PublishCalendar(Who By, CalendarPublished Calendar)
{
    /// <summary>Decides.</summary>
    public Decision<ICalendarEvent> Decide(CalendarYear state)
    {
        if (By.Role != Role.Organiser) return Refusals.OnlyAnOrganiserSetsTheCalendar();
        if (Fault() is { } fault) return Refusals.CalendarIsFaulty(fault);
        return Same(state.Published) ? Decision<ICalendarEvent>.Nothing : new ICalendarEvent[] { Calendar };
    }

    private string? Fault()
    {
        if (Calendar.Year is < 2000 or > 2100) return "年份应在 2000 到 2100 之间";
        if (Calendar.Papers.IsDefault || Calendar.Papers.Any(string.IsNullOrWhiteSpace)) return "依据的文件写空了";
        if (Calendar.Days.IsDefault || Calendar.Days.Any(d => string.IsNullOrWhiteSpace(d.Name))) return "有一天没有写名称";
        if (!Calendar.Provisional && (Calendar.Papers.IsEmpty || Calendar.Days.IsEmpty)) return "没有依据文件或日期的，只能作为暂定日历（provisional）";
        for (var i = 0; i < Calendar.Days.Length; i++)
        {
            var day = Calendar.Days[i];
            if (i > 0 && Calendar.Days[i - 1].Date >= day.Date) return $"{Text(day.Date)} 重复或不在日期次序上";
            if (Math.Abs(day.Date.Year - Calendar.Year) > 1) return $"{Text(day.Date)} 不属于 {Text(Calendar.Year)} 年的通知";
        }

        return null;
    }

    private bool Same(CalendarPublished? standing) =>
        standing is not null && standing.Provisional == Calendar.Provisional && standing.Papers.SequenceEqual(Calendar.Papers)
        && standing.Days.SequenceEqual(Calendar.Days);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
