using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Tests.Jobs;

public sealed class ScheduleTests
{
    // 2026-11-22 is a Sunday.
    [Theory]
    [InlineData("2026-11-21T19:00:00Z", "2026-11-21T19:00:00Z", "2026-11-28T19:00:00Z")] // the instant itself counts
    [InlineData("2026-11-21T18:59:59Z", "2026-11-14T19:00:00Z", "2026-11-21T19:00:00Z")]
    [InlineData("2019-06-01T00:00:00Z", "2019-05-25T19:00:00Z", "2019-06-01T19:00:00Z")] // also before the anchor
    public void Sunday_three_o_clock_is_a_time_of_Shanghai(string now, string latest, string next)
    {
        var schedule = Schedule.Weekly(DayOfWeek.Sunday, 3, 0);
        Assert.Equal((At(latest), At(next)), (schedule.Latest(At(now)), schedule.Next(At(now))));
        Assert.Equal("每周日03:00", schedule.Text);
    }

    [Fact]
    public void Every_day_of_forty_years_has_its_instant_once()
    {
        var schedule = Schedule.Daily(2, 30);
        var instant = At("2000-01-01T00:00:00Z");
        for (var day = new DateOnly(2000, 1, 2); day.Year < 2040; day = day.AddDays(1))
        {
            instant = schedule.Next(instant);
            Assert.Equal(new DateTimeOffset(day.ToDateTime(new TimeOnly(2, 30)), TimeSpan.FromHours(8)), instant);
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
