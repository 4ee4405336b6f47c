using System.Collections.Immutable;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Reminders;

namespace PerfLedger.Domain.Tests.Reminders;

/// <summary>
/// Forty years of working calendars as they became known: a year counts Monday to Friday until its notice is out, some notices come
/// late, and most are revised, also for days that have passed. Two hundred changes, the same at every run.
/// </summary>
internal sealed class Decades
{
    public const int First = 2010, Last = 2049, Changes = 200;

    private readonly int[] inForce;

    public Decades(int seed)
    {
        var dice = new Random(seed);
        var changes = Publications(dice).OrderBy(c => c.On).ToList();
        Assert.Equal(Changes, changes.Count);
        var known = new Dictionary<int, (CalendarPublished Calendar, long Version)>();
        Calendars = [new WorkCalendar([])];
        Versions = [new CalendarVersions([])];
        inForce = new int[(Last - First + 3) * 366];
        foreach (var (on, calendar) in changes)
        {
            known[calendar.Year] = (calendar, known.GetValueOrDefault(calendar.Year).Version + 1);
            Calendars.Add(new WorkCalendar(known.Values.Select(k => k.Calendar)));
            Versions.Add(new CalendarVersions(known.Values.Select(k => (k.Calendar.Year, k.Version, k.Calendar.Provisional))));
            for (var at = Index(on); at < inForce.Length; at++) inForce[at] = Calendars.Count - 1;
        }
    }

    public List<WorkCalendar> Calendars { get; }

    public List<CalendarVersions> Versions { get; }

    public static DateOnly Start { get; } = new(First - 1, 7, 1);

    /// <summary>Number of the calendar in force on a day.</summary>
    public int Of(DateOnly day) => inForce[Index(day)];

    private static int Index(DateOnly day) => day.DayNumber - Start.DayNumber;

    private static IEnumerable<(DateOnly On, CalendarPublished Calendar)> Publications(Random dice)
    {
        var revisions = Changes - (Last - First + 1);
        for (var year = First; year <= Last; year++)
        {
            var notice = Shipped.Years.FirstOrDefault(y => y.Year == year && !y.Provisional) ?? Made(dice, year);
            // Every eighth notice is late: well into its year.
            yield return (dice.Next(8) == 0
                ? new DateOnly(year, 1, 1).AddDays(dice.Next(250))
                : new DateOnly(year - 1, 10, 25).AddDays(dice.Next(45)), notice);
            for (var n = revisions / (Last - First + 1); n > 0; n--)
            {
                notice = Revised(dice, notice);
                yield return (new DateOnly(year, 1, 1).AddDays(dice.Next(360)), notice);
            }
        }
    }

    /// <summary>Seven holidays, most of them with a make-up day before or after.</summary>
    private static CalendarPublished Made(Random dice, int year)
    {
        var days = new SortedDictionary<DateOnly, CalendarDay>();
        foreach (var (month, day, longest) in new[] { (1, 1, 3), (2, 3, 8), (4, 4, 3), (5, 1, 5), (6, 10, 3), (9, 20, 3), (10, 1, 8) })
        {
            var from = new DateOnly(year, month, day).AddDays(dice.Next(-1, 4));
            var length = dice.Next(1, longest + 1);
            for (var n = 0; n < length; n++) days[from.AddDays(n)] = new(from.AddDays(n), "示例节", true);
            if (length < 3) continue;
            foreach (var near in new[] { from.AddDays(-dice.Next(1, 8)), from.AddDays(length + dice.Next(0, 7)) })
                if (near.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) days.TryAdd(near, new(near, "调休", false));
        }

        return new CalendarPublished(year, false, ["http://example.invalid/notice"], [.. days.Values]);
    }

    /// <summary>One to four days of the year are turned round: a holiday made longer, a make-up day taken back or added.</summary>
    private static CalendarPublished Revised(Random dice, CalendarPublished notice)
    {
        var days = notice.Days.ToDictionary(d => d.Date);
        for (var n = dice.Next(1, 5); n > 0; n--)
        {
            var day = dice.Next(3) == 0 && notice.Days.Length > 0
                ? notice.Days[dice.Next(notice.Days.Length)].Date
                : new DateOnly(notice.Year, 1, 1).AddDays(dice.Next(365));
            if (!days.Remove(day)) days[day] = new(day, "改", day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        }

        return notice with { Days = [.. days.Values.OrderBy(d => d.Date)] };
    }
}
