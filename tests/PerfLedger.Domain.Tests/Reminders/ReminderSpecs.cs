using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Reminders;
using PerfLedger.Domain.Tests.Campaigns;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Reminders.Shipped;

namespace PerfLedger.Domain.Tests.Reminders;

/// <summary>Who is reminded of what, and that each reminder is issued once.</summary>
public sealed class ReminderSpecs
{
    private static readonly Duty Open = new(Called.Stream, CampaignStage.SelfEvaluation, "ZZ-JYJ", "form/1", null, null, Day("2020-05-15"),
        DueGround.Route, DutyState.Open, null);

    private static readonly PersonRegistered[] Persons =
    [
        new("f-01", "填一", "ZZ-JYJ", [Role.Filler]), new("f-02", "填二", "ZZ-JYJ", [Role.Filler, Role.Head]),
        new("h-01", "责一", "ZZ-JYJ", [Role.Head]), new("f-09", "填九", "ZZ-WSJ", [Role.Filler, Role.Head]),
        new("r-01", "审一", "ZZ-CZJ", [Role.Reviewer]), new("r-09", "审九", "ZZ-SJJ", [Role.Reviewer]),
        new("o-01", "组一", "ZZ-CZJ", [Role.Organiser]), new("o-09", "组九", "ZZ-SJJ", [Role.Organiser]),
    ];

    private static string Said(Duty duty, string today) => Said(Round(today).Of(duty));

    private static string Said(IEnumerable<ReminderIssued> issued) =>
        string.Join(' ', issued.Select(r => $"{r.Recipient}:{r.Role}:{r.Kind}:{r.Step}"));

    private static ReminderRound Round(string today, params PersonRegistered[] persons) => new(new(Calendar, ReminderSteps.Usual),
        new CalendarVersions(Years.Select(y => (y.Year, 0L, y.Provisional))), new(persons is [] ? Persons : persons), Day(today));

    private static Spec<ReminderBook, IReminderEvent> Book(params IReminderEvent[] events) =>
        Given.Stream(ReminderBook.Initial, ReminderBook.Evolve, events);

    [Theory]
    [InlineData("2020-04-28", "")]
    [InlineData("2020-04-29", "f-01:Filler:Ahead:10 f-02:Filler:Ahead:10")]
    [InlineData("2020-05-14", "f-01:Filler:Ahead:1 f-02:Filler:Ahead:1 h-01:Head:Ahead:1")]
    [InlineData("2020-05-19", "f-01:Filler:Overdue:-1 f-02:Filler:Overdue:-1 h-01:Head:Overdue:-1")]
    public void The_unit_is_reminded_of_what_it_has_and_its_head_from_the_day_before(string today, string said) =>
        Assert.Equal(said, Said(Open, today));

    [Theory]
    [InlineData(DutyState.Submitted, "r-01:Reviewer:Ahead:3")]
    [InlineData(DutyState.Accepted, "f-01:Filler:Ahead:3 f-02:Filler:Ahead:3 h-01:Head:Ahead:3")]
    [InlineData(DutyState.Done, "")]
    [InlineData(DutyState.Ended, "")]
    [InlineData(DutyState.Waiting, "")]
    public void Whoever_has_to_act_is_reminded_and_nobody_when_nobody_has(DutyState state, string said) =>
        Assert.Equal(said, Said(Open with { State = state }, "2020-05-12"));

    [Fact]
    public void What_was_handed_in_by_its_day_and_only_waits_to_be_filed_is_not_overdue()
    {
        var accepted = Open with { State = DutyState.Accepted };
        Assert.Equal("", Said(Round("2020-05-19").Of([accepted])));
        Assert.Equal("f-01:Filler:Overdue:-1 f-02:Filler:Overdue:-1 h-01:Head:Overdue:-1",
            Said(Round("2020-05-19").Of([accepted with { LateDays = 2 }])));
    }

    [Fact]
    public void A_reviewer_is_reminded_by_the_day_of_the_review_where_the_campaign_names_one()
    {
        var submitted = Open with { State = DutyState.Submitted };
        var review = submitted with { Stage = CampaignStage.Review, Form = null, Due = Day("2020-05-25") };
        Assert.Empty(Said(submitted, "2020-05-19"));
        Assert.Equal("r-01:Reviewer:Ahead:10", Said(Round("2020-05-12").Of([submitted, review])));
        Assert.Equal("r-01:Reviewer:Overdue:-1", Said(Round("2020-05-26").Of([submitted, review])));
    }

    [Fact]
    public void A_past_year_entered_later_binds_nobody() => Assert.Empty(Said(Open with { Binds = false }, "2020-05-12"));

    [Fact]
    public void What_is_with_the_organisers_reminds_those_of_the_issuing_office_and_all_where_it_has_none()
    {
        var outside = Open with { Stage = CampaignStage.OutsideEvaluation };
        Assert.Equal("o-01:Organiser:Ahead:3", Said(outside, "2020-05-12"));
        Assert.Equal("o-09:Organiser:Ahead:3", Said(Round("2020-05-12", Persons[^1]).Of(outside)));
    }

    [Fact]
    public void A_return_is_told_to_the_fillers_and_takes_the_place_of_the_steps_before_it()
    {
        var back = Open with { State = DutyState.Returned, Return = new DutyReturn(1, At("2020-05-12 10:00:00")) };
        Assert.Equal("f-01:Filler:Returned:1 f-02:Filler:Returned:1", Said(back, "2020-05-12"));
        Assert.Contains("h-01:Head:Ahead:1", Said(back, "2020-05-14"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_is_issued_once_and_an_earlier_one_never_after_it()
    {
        var (first, last) = (Round("2020-05-12").Of(Open).ToArray(), Round("2020-05-14").Of(Open).ToArray());
        var book = Book().When(new IssueReminders([.. first, .. first]).Decide).Then(first);
        Book(last).When(new IssueReminders(first).Decide).ThenNothing();
        book.When(new IssueReminders(last).Decide).Then(last);
    }

    [Fact]
    public void A_moved_day_is_a_new_deadline_and_a_form_begun_since_is_not()
    {
        var book = Book([.. Round("2020-05-12").Of(Open)]);
        book.When(new IssueReminders([.. Round("2020-05-12").Of(Open with { Subject = Sample.Evaluation })]).Decide).ThenNothing();
        var moved = Round("2020-05-12").Of(Open with { Due = Day("2020-05-18") }).ToArray();
        Assert.NotEmpty(moved);
        book.When(new IssueReminders(moved).Decide).Then(moved);
    }

    [Fact]
    public void A_reminder_names_the_calendar_it_was_planned_by()
    {
        Assert.All(Round("2020-05-12").Of(Open), r => Assert.Equal(("2020@0", "2020-05-12"), (r.Calendar, Text(r.Planned))));
        Assert.All(Round("2028-01-04").Of(Open with { Due = Day("2028-01-04") }), r => Assert.Equal("2028@0?", r.Calendar));
    }

    [Fact]
    public void Late_units_are_told_to_the_organisers_day_by_day_of_their_due_days()
    {
        Duty[] duties =
        [
            Open with { Unit = "ZZ-WSJ" }, Open, Open with { Unit = "ZZ-RSJ", State = DutyState.Submitted },
            Open with { Unit = "ZZ-MZJ", Due = Day("2020-05-18") }, Open with { Unit = "ZZ-GAJ", State = DutyState.Done },
        ];
        Assert.Empty(Round("2020-05-15").Escalations(duties, "ZZ-CZJ"));
        var told = Assert.Single(Round("2020-05-18").Escalations(duties, "ZZ-CZJ"));
        Assert.Equal(["ZZ-JYJ 3", "ZZ-WSJ 3"], told.Late.Select(l => $"{l.Unit} {l.Days}"));
        Assert.Equal("o-01", Assert.Single(told.Recipients));
        Book().When(new EscalateLateUnits([told, told]).Decide).Then(told);
        Assert.Equal([1, 1], Round("2020-05-19").Escalations(duties, "ZZ-CZJ").Select(e => e.Step));
        Assert.Empty(Round("2020-05-18", Persons[0]).Escalations(duties, "ZZ-CZJ"));
    }

    [Fact]
    public void A_call_is_recorded_by_an_office_and_says_what_was_said()
    {
        CallUnit call = new(new Who("r-01", Role.Reviewer), "f-01", " 答应周一送来 ");
        Book().When(call.Decide).ThenOnce(new UnitCalled("f-01", "答应周一送来"));
        Book().When((call with { Note = "好" }).Decide).ThenRefused("REM-02");
        Book().When((call with { By = new Who("f-01", Role.Filler) }).Decide).ThenRefused("REM-01");
    }

    [Fact]
    public void A_campaign_says_when_it_reminds()
    {
        Called.Campaign().When(new SetReminderSteps([3, 10, 5]).Decide).Then(new ReminderStepsSet([10, 5, 3]));
        Called.Campaign().When(new SetReminderSteps([10, 3, 1]).Decide).ThenNothing(); // as usual
        Called.Campaign().When(new SetReminderSteps([3, 3]).Decide).ThenRefused("REM-03");
        Called.Campaign(new CampaignClosed(null)).When(new SetReminderSteps([3]).Decide).ThenRefused("CAM-04");
    }
}
