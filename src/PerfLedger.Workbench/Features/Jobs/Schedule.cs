using System.Globalization;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>Instants at a fixed distance. Local time is Asia/Shanghai, which has no summer time, so a period is always as long.</summary>
/// <param name="Period">Distance of two instants.</param>
/// <param name="First">One of them.</param>
/// <param name="Text">As people say it.</param>
internal sealed record Schedule(TimeSpan Period, DateTimeOffset First, string Text)
{
    // A Monday.
    private static readonly DateTimeOffset Anchor = new(2020, 1, 6, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly string[] Weekdays = ["日", "一", "二", "三", "四", "五", "六"];

    public static Schedule Every(int minutes) =>
        new(TimeSpan.FromMinutes(minutes), Anchor, string.Create(CultureInfo.InvariantCulture, $"每{minutes}分钟"));

    public static Schedule Daily(int hour, int minute) =>
        new(TimeSpan.FromDays(1), Anchor + new TimeSpan(hour, minute, 0), $"每天{At(hour, minute)}");

    public static Schedule Weekly(DayOfWeek day, int hour, int minute) =>
        new(TimeSpan.FromDays(7), Anchor + new TimeSpan(((int)day + 6) % 7, hour, minute, 0), $"每周{Weekdays[(int)day]}{At(hour, minute)}");

    /// <summary>The last instant at or before this one.</summary>
    public DateTimeOffset Latest(DateTimeOffset now)
    {
        var since = now - First;
        var periods = since.Ticks / Period.Ticks - (since.Ticks % Period.Ticks < 0 ? 1 : 0);
        return (First + periods * Period).ToUniversalTime();
    }

    /// <summary>The next instant after this one.</summary>
    public DateTimeOffset Next(DateTimeOffset now) => Latest(now) + Period;

    private static string At(int hour, int minute) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}");
}
