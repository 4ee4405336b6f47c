using System.Globalization;
using System.Text.Json;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Reminders;

/// <summary>The calendars shipped with the program.</summary>
internal static class Shipped
{
    public static IReadOnlyList<CalendarPublished> Years { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "templates", "calendars"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => JsonSerializer.Deserialize<CalendarPublished>(File.ReadAllBytes(f), JsonSerializerOptions.Web)!),
    ];

    public static WorkCalendar Calendar { get; } = new(Years);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time of Shanghai.</summary>
    public static DateTimeOffset At(string local) =>
        DateTimeOffset.ParseExact(local + "+08:00", "yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);
}
