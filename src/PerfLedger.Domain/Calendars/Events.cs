using System.Collections.Immutable;

namespace PerfLedger.Domain.Calendars;

/// <summary>An event of a calendar stream: one year's working days.</summary>
public interface ICalendarEvent;

/// <summary>
/// The days off and make-up working days of a year, as the yearly notice of the State Council's office gives them (CAL-01).
/// Published again, the later stands (CAL-02): 2019 and 2020 were revised after their notice.
/// </summary>
/// <param name="Year">The year of the notice; its days may reach into the neighbouring years.</param>
/// <param name="Provisional">True while no notice is out (CAL-04).</param>
/// <param name="Papers">Addresses of the notices.</param>
/// <param name="Days">The days that differ from Monday to Friday, in order.</param>
public sealed record CalendarPublished(int Year, bool Provisional, ImmutableArray<string> Papers, ImmutableArray<CalendarDay> Days)
    : ICalendarEvent;

/// <summary>A day that the notice names.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">Such as 劳动节.</param>
/// <param name="Off">True for a day off, false for a working day: a make-up Saturday or Sunday (调休上班), or the first
/// day after a holiday that was prolonged.</param>
public sealed record CalendarDay(DateOnly Date, string Name, bool Off);
