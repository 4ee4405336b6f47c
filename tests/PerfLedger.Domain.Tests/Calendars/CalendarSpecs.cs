using System.Globalization;
using System.Text.Json;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Calendars;

public sealed class CalendarSpecs
{
    private static readonly CalendarPublished[] Shipped =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "templates", "calendars"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => JsonSerializer.Deserialize<CalendarPublished>(File.ReadAllBytes(f), JsonSerializerOptions.Web)!),
    ];

    private static readonly WorkCalendar Calendar = new(Shipped);

    private static readonly CalendarPublished Year2020 = Shipped.Single(c => c.Year == 2020);

    private static readonly Who Organiser = new("o-01", Role.Organiser);

    private static Spec<CalendarYear, ICalendarEvent> Year(params ICalendarEvent[] events) =>
        Given.Stream(CalendarYear.Initial, CalendarYear.Evolve, events);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // domain.md section 8: a Monday-to-Friday calendar is a day off in 2020, 2024 and 2026.
    [Theory]
    [InlineData("2019-05-15", "2019-05-08")]
    [InlineData("2020-05-15", "2020-05-09")]
    [InlineData("2021-05-15", "2021-05-10")]
    [InlineData("2022-05-15", "2022-05-09")]
    [InlineData("2023-05-15", "2023-05-08")]
    [InlineData("2024-05-15", "2024-05-09")]
    [InlineData("2025-05-15", "2025-05-08")]
    [InlineData("2026-05-15", "2026-05-09")]
    public void Five_working_days_before_the_due_day_count_the_make_up_Saturdays(string due, string expected) =>
        Assert.Equal(Day(expected), Calendar.Before(Day(due), 5));

    [Theory]
    [InlineData("2020-05-15", "2020-05-15")]
    [InlineData("2021-05-15", "2021-05-14")]
    [InlineData("2022-05-15", "2022-05-13")]
    [InlineData("2027-05-15", "2027-05-14")]
    public void The_last_working_day_of_a_due_day_on_a_day_off_lies_before_it(string due, string expected) =>
        Assert.Equal(Day(expected), Calendar.Before(Day(due), 0));

    [Fact]
    public void Days_of_a_year_may_stand_in_the_next_years_notice()
    {
        Assert.True(Calendar.IsWorkingDay(Day("2018-12-29")));
        Assert.False(Calendar.IsWorkingDay(Day("2018-12-31")));
        Assert.False(Calendar.IsWorkingDay(Day("2022-12-31")));
    }

    [Fact]
    public void Steps_forward_and_back_meet_and_agree_with_the_count()
    {
        for (var day = Day("2019-01-01"); day < Day("2021-01-01"); day = day.AddDays(1))
        {
            foreach (var n in new[] { 1, 3, 10 })
            {
                var after = Calendar.After(day, n);
                Assert.True(Calendar.IsWorkingDay(after));
                Assert.Equal(n, Calendar.Between(day, after));
                Assert.Equal(-n, Calendar.Between(after, day));
                Assert.Equal(Calendar.IsWorkingDay(day) ? day : Calendar.Before(day, 0), Calendar.Before(after, n));
            }
        }
    }

    [Fact]
    public void A_year_without_a_notice_is_provisional()
    {
        Assert.True(Calendar.IsProvisional(Day("2027-05-15")));
        Assert.False(Calendar.IsProvisional(Day("2026-05-15")));
        Assert.True(Calendar.IsProvisional(Day("2031-05-15")));
    }

    [Fact]
    public void Every_shipped_year_is_published_without_a_fault_and_once()
    {
        Assert.Equal(Enumerable.Range(2015, 13), Shipped.Select(c => c.Year));
        Assert.All(Shipped, year => Year().When(new PublishCalendar(Organiser, year).Decide).Then(year));
        Year(Year2020).When(new PublishCalendar(Organiser, Year2020).Decide).ThenNothing();
    }

    [Fact]
    public void A_revision_is_the_next_event()
    {
        var revised = Year2020 with { Days = Year2020.Days.Add(new CalendarDay(Day("2020-12-31"), "示例", true)) };
        Year(Year2020).When(new PublishCalendar(Organiser, revised).Decide).Then(revised);
    }

    [Fact]
    public void A_faulty_calendar_is_refused()
    {
        var day = Year2020.Days[0];
        CalendarPublished[] wrong =
        [
            Year2020 with { Year = 1999 }, Year2020 with { Papers = [] }, Year2020 with { Papers = [" "] }, Year2020 with { Days = [] },
            Year2020 with { Days = [day, day] }, Year2020 with { Days = [day with { Date = Day("2023-01-02") }] },
            Year2020 with { Days = [day with { Name = "" }] },
        ];
        Assert.All(wrong, w => Year().When(new PublishCalendar(Organiser, w).Decide).ThenRefused("CLD-01"));
    }

    [Fact]
    public void Only_an_organiser_publishes() =>
        Year().When(new PublishCalendar(Sample.Filler, Year2020).Decide).ThenRefused("CLD-02");
}
