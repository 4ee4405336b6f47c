using System.Collections.Frozen;

namespace PerfLedger.Domain.Calendars;

/// <summary>
/// Which days are worked: Monday to Friday, except the days off and make-up days of the notices. A year without a notice counts Monday to
/// Friday and is provisional (CAL-04). A date on a day off is told, never moved (CAL-03).
/// </summary>
public sealed class WorkCalendar
{
    private readonly FrozenDictionary<DateOnly, CalendarDay> _named;
    private readonly FrozenSet<int> _settled;

    /// <summary>Puts years together; where two notices name one day, the later year's stands.</summary>
    public WorkCalendar(IEnumerable<CalendarPublished> years)
    {
        var named = new Dictionary<DateOnly, CalendarDay>();
        var settled = new HashSet<int>();
        foreach (var year in years.OrderBy(y => y.Year))
        {
            foreach (var day in year.Days) named[day.Date] = day;
            if (!year.Provisional) settled.Add(year.Year);
        }

        (_named, _settled) = (named.ToFrozenDictionary(), settled.ToFrozenSet());
    }

    /// <summary>True for a working day; a make-up Saturday is one (CAL-01).</summary>
    public bool IsWorkingDay(DateOnly day) =>
        _named.TryGetValue(day, out var named) ? !named.Off : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Name of the holiday or make-up day; null for an ordinary day.</summary>
    public string? NameOf(DateOnly day) => _named.TryGetValue(day, out var named) ? named.Name : null;

    /// <summary>True when no notice settles the year of the day.</summary>
    public bool IsProvisional(DateOnly day) => !_settled.Contains(day.Year);

    /// <summary>T-n: the n-th working day before a day, which itself does not count; 0 is the last working day not after it.</summary>
    /// <param name="day">T.</param>
    /// <param name="n">0 or more.</param>
    public DateOnly Before(DateOnly day, int n)
    {
        var at = day;
        if (n == 0)
        {
            while (!IsWorkingDay(at)) at = at.AddDays(-1);
            return at;
        }

        for (var left = n; left > 0;)
        {
            at = at.AddDays(-1);
            if (IsWorkingDay(at)) left--;
        }

        return at;
    }

    /// <summary>T+n: the n-th working day after a day, which itself does not count.</summary>
    /// <param name="day">T.</param>
    /// <param name="n">1 or more.</param>
    public DateOnly After(DateOnly day, int n)
    {
        var at = day;
        for (var left = n; left > 0;)
        {
            at = at.AddDays(1);
            if (IsWorkingDay(at)) left--;
        }

        return at;
    }

    /// <summary>Working days from the day after <paramref name="from"/> through <paramref name="to"/>; negative backwards.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from) return -Between(to, from);
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) count++;
        }

        return count;
    }
}
