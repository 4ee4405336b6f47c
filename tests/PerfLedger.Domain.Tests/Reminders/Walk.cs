using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Reminders;

namespace PerfLedger.Domain.Tests.Reminders;

/// <summary>Something issued: the day, which form and due day, to whom, why and which step.</summary>
internal readonly record struct Said(DateOnly Day, int Form, DateOnly Due, char To, ReminderKind Kind, int Step);

/// <summary>
/// The rules of reminders once more, told as somebody would who walks through the days with a wall calendar: how many worked days lie
/// between today and the due day, how many Tuesdays and Fridays have gone by since. Nothing of the program is used but the calendars.
/// </summary>
internal sealed class Walk
{
    private readonly int[][] worked; // by calendar: worked days before a day
    private readonly int[] slots; // Tuesdays and Fridays before a day

    public Walk(Decades decades, int days)
    {
        worked = [.. decades.Calendars.Select(c => Before(days, c.IsWorkingDay))];
        slots = Before(days, d => d.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Friday);
    }

    public bool Works(int calendar, DateOnly day) => Count(worked[calendar], day, day.AddDays(1)) == 1;

    /// <summary>What one form brings about on a worked day, given what it brought before.</summary>
    public void Day(Life life, DateOnly day, int calendar, List<Said> said)
    {
        var (state, due) = (life.StateOn(day), life.DueOn(day));
        if (state == DutyState.Done) return;
        if (state == DutyState.Returned && !said.Exists(s => s.Kind == ReminderKind.Returned))
            said.Add(new(day, life.Form, due, 'f', ReminderKind.Returned, 1));
        if (Step(calendar, due, day) is not { } step) return;
        // A return says it all, until the next step comes.
        if (state == DutyState.Returned && step >= 0 && Step(calendar, due, life.Back) is { } then && then <= step) return;
        foreach (var to in Asked(state, step))
            if (!said.Exists(s => s.Due == due && s.To == to && s.Kind != ReminderKind.Returned && s.Step <= step))
                said.Add(new(day, life.Form, due, to, step < 0 ? ReminderKind.Overdue : ReminderKind.Ahead, step));
    }

    private static string Asked(DutyState state, int step) => state switch
    {
        DutyState.Submitted => step < 0 ? "" : "r",
        DutyState.Accepted => step < 0 ? "" : "fh", // these units hand in by their day
        _ => step > 1 ? "f" : "fh",
    };

    /// <summary>3, 2, 1, the day, and then how many Tuesdays and Fridays ago the due day was.</summary>
    private int? Step(int calendar, DateOnly due, DateOnly day)
    {
        if (day > due) return Count(slots, due.AddDays(1), day.AddDays(1)) is var k and > 0 ? -k : null;
        var between = Count(worked[calendar], day.AddDays(1), due);
        if (between + (day < due && Works(calendar, due) ? 1 : 0) == 0) return 0;
        return between < 1 ? 1 : between < 3 ? 3 : between < 10 ? 10 : null;
    }

    private static int Count(int[] before, DateOnly from, DateOnly until) => from >= until ? 0
        : before[until.DayNumber - Decades.Start.DayNumber] - before[from.DayNumber - Decades.Start.DayNumber];

    private static int[] Before(int days, Func<DateOnly, bool> counts)
    {
        var before = new int[days + 1];
        for (var at = 0; at < days; at++) before[at + 1] = before[at] + (counts(Decades.Start.AddDays(at)) ? 1 : 0);
        return before;
    }
}
