using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Reminders;
using static PerfLedger.Domain.Tests.Reminders.Shipped;

namespace PerfLedger.Domain.Tests.Reminders;

/// <summary>On which days it is reminded, on the calendars of the notices.</summary>
public sealed class ReminderPlanSpecs
{
    private static readonly ReminderPlan Plan = new(Calendar, ReminderSteps.Usual);

    // 2020: the labour days are 1 to 5 May, 26 April and 9 May are worked.
    [Theory]
    [InlineData("2020-05-15", 10, "2020-04-29")]
    [InlineData("2020-05-15", 5, "2020-05-09")]
    [InlineData("2020-05-15", 3, "2020-05-12")]
    [InlineData("2020-05-15", 1, "2020-05-14")]
    [InlineData("2020-05-15", 0, "2020-05-15")]
    [InlineData("2021-05-15", 1, "2021-05-14")] // a Saturday
    [InlineData("2021-05-15", 0, "2021-05-14")]
    [InlineData("2020-05-15", -1, "2020-05-19")]
    [InlineData("2020-05-15", -2, "2020-05-22")]
    [InlineData("2020-05-15", -3, "2020-05-26")]
    [InlineData("2020-05-18", -1, "2020-05-19")] // due on a Monday
    [InlineData("2020-05-19", -1, "2020-05-22")] // due on a Tuesday: not the same day
    [InlineData("2020-04-30", -1, "2020-05-06")] // the Friday is a holiday, the next working day is a Wednesday
    [InlineData("2020-04-30", -2, "2020-05-06")] // and so is the Tuesday
    [InlineData("2020-04-30", -3, "2020-05-08")]
    public void A_step_comes_on_its_day(string due, int step, string day) => Assert.Equal(day, Text(Plan.DayOf(Day(due), step)));

    [Theory]
    [InlineData("2020-05-15", "2020-04-28", null)]
    [InlineData("2020-05-15", "2020-04-29", 10)]
    [InlineData("2020-05-15", "2020-05-11", 10)]
    [InlineData("2020-05-15", "2020-05-12", 3)]
    [InlineData("2020-05-15", "2020-05-14", 1)]
    [InlineData("2020-05-15", "2020-05-15", 0)]
    [InlineData("2021-05-15", "2021-05-14", 0)] // T-1 and T on one day: the later
    [InlineData("2020-05-15", "2020-05-16", null)] // what came before the due day lapses with it
    [InlineData("2020-05-15", "2020-05-18", null)]
    [InlineData("2020-05-15", "2020-05-19", -1)]
    [InlineData("2020-05-15", "2020-05-21", -1)]
    [InlineData("2020-05-15", "2020-05-22", -2)]
    [InlineData("2020-04-30", "2020-05-05", null)] // a Tuesday off
    [InlineData("2020-04-30", "2020-05-06", -2)] // two steps on one day: the later
    [InlineData("2020-05-15", "2021-05-14", -104)]
    public void On_a_day_the_latest_step_counts(string due, string today, int? step) =>
        Assert.Equal(step, Plan.StepAt(Day(due), Day(today)));

    [Fact]
    public void A_campaign_may_have_steps_of_its_own_and_the_day_itself_always_comes()
    {
        var plan = new ReminderPlan(Calendar, ReminderSteps.Of([5, 3, 5, 0, 10]));
        Assert.Equal([(10, "2020-04-29"), (5, "2020-05-09"), (3, "2020-05-12"), (0, "2020-05-15")],
            plan.Ahead(Day("2020-05-15")).Select(p => (p.Step, Text(p.Day))));
        Assert.Equal(0, new ReminderPlan(Calendar, ReminderSteps.Of([])).StepAt(Day("2020-05-15"), Day("2020-05-15")));
    }

    [Theory]
    [InlineData("2020-05-15", "2020-04-01", 10, "2020-04-29")]
    [InlineData("2020-05-15", "2020-05-12", 1, "2020-05-14")]
    [InlineData("2021-05-15", "2021-05-13", 0, "2021-05-14")]
    [InlineData("2021-05-15", "2021-05-14", -1, "2021-05-18")]
    [InlineData("2020-05-15", "2020-05-15", -1, "2020-05-19")]
    [InlineData("2020-05-15", "2020-05-19", -2, "2020-05-22")]
    [InlineData("2020-04-30", "2020-05-05", -2, "2020-05-06")]
    [InlineData("2020-04-30", "2020-05-06", -3, "2020-05-08")]
    public void The_next_step_is_the_first_that_comes_after_a_day(string due, string after, int step, string day) =>
        Assert.Equal(new PlannedStep(step, Day(day)), Plan.Next(Day(due), Day(after)));

    // The 15th of May 2020 is a Friday; the week after has no holiday. 1 October 2020 begins eight days off.
    [Theory]
    [InlineData("2020-05-15", "2020-05-17", null)]
    [InlineData("2020-05-15", "2020-05-18", 1)]
    [InlineData("2020-05-15", "2020-05-24", 1)]
    [InlineData("2020-05-15", "2020-05-25", 2)]
    [InlineData("2020-05-15", "2020-06-01", 3)]
    [InlineData("2020-09-23", "2020-09-24", 1)]
    [InlineData("2020-09-23", "2020-10-08", 1)] // 1 October is off, and so is the week after it
    [InlineData("2020-09-23", "2020-10-09", 3)] // the second and the third on one day
    public void Offices_are_told_on_the_first_working_day_after_and_then_weekly(string due, string today, int? step) =>
        Assert.Equal(step, Plan.EscalationAt(Day(due), Day(today)));

    [Fact]
    public void A_revised_calendar_moves_the_steps_that_count_days()
    {
        // As the notice of November 2019 had it: 1 to 5 May, 26 April and 9 May worked. Suppose 9 May were a day off after all.
        var revised = new WorkCalendar([.. Years.Select(y => y.Year != 2020 ? y
            : y with { Days = y.Days.RemoveAll(d => d.Date == Day("2020-05-09")) })]);
        Assert.Equal("2020-05-08", Text((Plan with { Calendar = revised }).DayOf(Day("2020-05-15"), 5)));
        Assert.Equal("2020-05-12", Text((Plan with { Calendar = revised }).DayOf(Day("2020-05-15"), 3)));
    }

    [Theory]
    [InlineData("2020-05-15 08:59:59", null, "2020-05-15 09:00:00")]
    [InlineData("2020-05-15 09:00:00", "2020-05-15 09:00:00", "2020-05-15 09:30:00")]
    [InlineData("2020-05-15 09:29:59", "2020-05-15 09:00:00", "2020-05-15 09:30:00")]
    [InlineData("2020-05-15 17:00:00", "2020-05-15 17:00:00", "2020-05-18 09:00:00")]
    [InlineData("2020-05-15 17:29:59", "2020-05-15 17:00:00", "2020-05-18 09:00:00")]
    [InlineData("2020-05-15 17:30:00", null, "2020-05-18 09:00:00")]
    [InlineData("2020-05-08 18:00:00", null, "2020-05-09 09:00:00")] // the Saturday is worked
    [InlineData("2020-05-01 10:00:00", null, "2020-05-06 09:00:00")]
    public void Reminders_go_out_in_office_hours_of_working_days(string now, string? slot, string next)
    {
        Assert.Equal(slot is null ? null : At(slot), ReminderWindow.SlotAt(Calendar, At(now)));
        Assert.Equal(slot is not null, ReminderWindow.IsOpen(Calendar, At(now)));
        Assert.Equal(At(next), ReminderWindow.NextSlot(Calendar, At(now)));
    }
}
