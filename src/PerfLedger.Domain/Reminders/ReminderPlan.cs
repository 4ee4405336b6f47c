using PerfLedger.Domain.Calendars;

namespace PerfLedger.Domain.Reminders;

/// <summary>
/// On which days it is reminded of what is due by a day. A step is a number that goes down as time passes: n = the n-th working day before
/// the due day (T-n), 0 = the due day itself or the last working day before it, -k = the k-th Tuesday or Friday after it, or the next
/// working day where that is a day off. Where several steps have come, or come on one day, only the latest counts; the others lapse,
/// and those before the due day lapse with it.
/// </summary>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="Steps">The steps before the due day.</param>
public sealed record ReminderPlan(WorkCalendar Calendar, ReminderSteps Steps)
{
    private const int DaysOfAWeek = 7;

    /// <summary>So many Tuesdays and Fridays at most are moved behind one another by one holiday (four weeks).</summary>
    private const int MostMoved = 8;

    /// <summary>The day a step comes on.</summary>
    public DateOnly DayOf(DateOnly due, int step) => step >= 0 ? Calendar.Before(due, step) : WorkedFrom(Weekday(due, -step));

    /// <summary>The step in force on a day; null when none has come.</summary>
    public int? StepAt(DateOnly due, DateOnly today)
    {
        if (today <= due)
        {
            if (DayOf(due, 0) <= today) return 0;
            foreach (var step in Steps.Ascending)
                if (DayOf(due, step) <= today) return step;
            return null;
        }

        var passed = Weekdays(due, today);
        while (passed > 0 && DayOf(due, -passed) > today) passed--;
        return passed > 0 ? -passed : null;
    }

    /// <summary>The steps that come before the due day or on it, in order of time; several on one day are the latest of them.</summary>
    public IEnumerable<PlannedStep> Ahead(DateOnly due) => Steps.Ascending.Reverse().Append(0)
        .Select(step => new PlannedStep(step, DayOf(due, step)))
        .GroupBy(p => p.Day).Select(day => day.Last());

    /// <summary>The first step that comes after a day, as long as nothing is handed in.</summary>
    public PlannedStep Next(DateOnly due, DateOnly after)
    {
        foreach (var ahead in Ahead(due))
            if (ahead.Day > after && after < due) return ahead;
        for (var k = Math.Max(1, Weekdays(due, after) - MostMoved); ; k++)
        {
            if (DayOf(due, -k) is var day && day <= after) continue;
            while (DayOf(due, -k - 1) == day) k++;
            return new PlannedStep(-k, day);
        }
    }

    /// <summary>The day of the k-th escalation: the first working day after the due day, then each week after it.</summary>
    public DateOnly EscalationDay(DateOnly due, int step) =>
        WorkedFrom(Calendar.After(due, 1).AddDays(DaysOfAWeek * (step - 1)));

    /// <summary>The escalation in force on a day; null when none has come.</summary>
    public int? EscalationAt(DateOnly due, DateOnly today)
    {
        if (today <= due || Calendar.After(due, 1) is var first && first > today) return null;
        var step = (today.DayNumber - first.DayNumber) / DaysOfAWeek + 1;
        while (EscalationDay(due, step) > today) step--;
        return step;
    }

    private DateOnly WorkedFrom(DateOnly day)
    {
        while (!Calendar.IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    // The k-th Tuesday or Friday after a day: they come 3 and 4 days after each other in turn.
    private static DateOnly Weekday(DateOnly due, int k)
    {
        var first = due.AddDays(1);
        while (first.DayOfWeek is not (DayOfWeek.Tuesday or DayOfWeek.Friday)) first = first.AddDays(1);
        var odd = first.DayOfWeek == DayOfWeek.Tuesday ? 3 : 4;
        return first.AddDays((k - 1) / 2 * DaysOfAWeek + (k % 2 == 0 ? odd : 0));
    }

    /// <summary>How many Tuesdays and Fridays lie after a day through another. Day number 0 is a Monday.</summary>
    private static int Weekdays(DateOnly after, DateOnly through)
    {
        return After(through) - After(after);

        static int After(DateOnly day) => (day.DayNumber + 6) / DaysOfAWeek + (day.DayNumber + 3) / DaysOfAWeek;
    }
}

/// <summary>A step and its day.</summary>
/// <param name="Step">See <see cref="ReminderPlan"/>.</param>
/// <param name="Day">The day it comes on, Asia/Shanghai.</param>
public readonly record struct PlannedStep(int Step, DateOnly Day);
