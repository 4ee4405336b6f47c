namespace PerfLedger.Domain.Calendars;

/// <summary>The state of one year's calendar.</summary>
public sealed record CalendarYear
{
    /// <summary>Before it was published.</summary>
    public static CalendarYear Initial { get; } = new();

    /// <summary>As last published; null before.</summary>
    public CalendarPublished? Published { get; init; }

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a calendar stream.</exception>
    public static CalendarYear Evolve(CalendarYear s, ICalendarEvent e, EventMeta m) => e switch
    {
        CalendarPublished x => s with { Published = x },
        _ => throw new InvalidOperationException($"No calendar knows the event {e.GetType().Name}."),
    };
}
