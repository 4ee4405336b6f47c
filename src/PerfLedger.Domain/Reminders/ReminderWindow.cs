using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain.Reminders;

/// <summary>When reminders go out: on working days from 09:00 until before 17:30, Asia/Shanghai, each half hour.</summary>
public static class ReminderWindow
{
    private static readonly TimeSpan Opens = new(9, 0, 0), Closes = new(17, 30, 0), Slot = TimeSpan.FromMinutes(30);

    /// <summary>True when a reminder may go out.</summary>
    public static bool IsOpen(WorkCalendar calendar, DateTimeOffset now) =>
        calendar.IsWorkingDay(DueDates.DayOf(now)) && SinceMidnight(now) is var time && time >= Opens && time < Closes;

    /// <summary>The last slot of this day at or before an instant; null outside the window.</summary>
    public static DateTimeOffset? SlotAt(WorkCalendar calendar, DateTimeOffset now) => !IsOpen(calendar, now) ? null
        : Midnight(DueDates.DayOf(now)) + TimeSpan.FromTicks(SinceMidnight(now).Ticks / Slot.Ticks * Slot.Ticks);

    /// <summary>The first slot after an instant.</summary>
    public static DateTimeOffset NextSlot(WorkCalendar calendar, DateTimeOffset now)
    {
        var day = DueDates.DayOf(now);
        if (calendar.IsWorkingDay(day))
        {
            var next = TimeSpan.FromTicks((SinceMidnight(now).Ticks / Slot.Ticks + 1) * Slot.Ticks);
            if (next <= Opens) return Midnight(day) + Opens;
            if (next < Closes) return Midnight(day) + next;
        }

        return Midnight(calendar.After(day, 1)) + Opens;
    }

    // 00:00 of a day is the end of the day before.
    private static DateTimeOffset Midnight(DateOnly day) => DueDates.EndOf(day.AddDays(-1)).ToUniversalTime();

    private static TimeSpan SinceMidnight(DateTimeOffset now) => now - Midnight(DueDates.DayOf(now));
}
