using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Campaigns.Called;

namespace PerfLedger.Domain.Tests.Campaigns;

public sealed class DueDateSpecs
{
    private static readonly DateTimeOffset LastMoment = Instant.AddMicroseconds(-1);

    [Fact]
    public void A_due_day_lasts_to_midnight_in_shanghai()
    {
        Assert.Equal(Instant, DueDates.EndOf(Due));
        Assert.Equal(Due, DueDates.DayOf(LastMoment));
        Assert.Equal(Due.AddDays(1), DueDates.DayOf(Instant));
        Assert.Equal(DateTimeOffset.MaxValue, DueDates.EndOf(DateOnly.MaxValue));
        Assert.Equal(new DateTimeOffset(2020, 2, 29, 16, 0, 0, TimeSpan.Zero), DueDates.EndOf(new DateOnly(2020, 2, 29)));
        Assert.Equal(new DateTimeOffset(2020, 12, 31, 16, 0, 0, TimeSpan.Zero), DueDates.EndOf(new DateOnly(2020, 12, 31)));
    }

    [Fact]
    public void A_form_is_due_by_the_route_of_its_unit_its_form_and_its_direction()
    {
        Assert.Equal(new DueDate(Due, DueGround.Route), Of(Campaign().State));
        var fund = Route with { Direction = "nhfz", Due = new DateOnly(2021, 5, 20) };
        Assert.Equal(fund.Due, Of(Campaign(fund).State)?.On);
        var project = Route with { Direction = "09", Due = new DateOnly(2021, 5, 10) };
        Assert.Equal(project.Due, Of(Campaign(fund, new DirectionAdded("09", "考点", null), project).State)?.On);
        Assert.Equal(Due, Of(Campaign(Route with { Direction = "10", Due = new DateOnly(2021, 6, 1) }).State)?.On);
    }

    [Fact]
    public void Without_a_campaign_or_a_route_or_in_a_retrospective_one_nothing_is_due()
    {
        Assert.Null(Of(Domain.Campaigns.Campaign.Initial));
        Assert.Null(Of(By(Opened with { Retrospective = true }, Granted(Due.AddDays(9))).State));
        Assert.Null(DueDates.Of(Campaign().State, Sample.Evaluation, Form with { Form = "department-self-evaluation/2020" }));
        Assert.Null(DueDates.Of(Campaign().State, Sample.Evaluation, Form with { Unit = new UnitRef("ZZ-XXX", "另一单位") }));
        Assert.Null(DueDates.Of(Campaign().State, Sample.Evaluation, SelfEvaluation.Initial));
    }

    [Fact]
    public void An_extension_moves_the_form_or_the_forms_it_is_for()
    {
        var later = Due.AddDays(10);
        Assert.Equal(new DueDate(later, DueGround.Extension), Of(Campaign(Granted(later)).State));
        Assert.Equal(later, Of(Campaign(Granted(later, null)).State)?.On);
        string another = Sample.Evaluation.Replace(".09", ".10", StringComparison.Ordinal);
        Assert.Equal(Due, Of(Campaign(Granted(later, another)).State)?.On);
        Assert.Equal(Due, Of(Campaign(Granted(later) with { Unit = "ZZ-XXX" }).State)?.On);
        Assert.Equal(Due, Of(Campaign(Granted(later) with { Form = "department-self-evaluation/2020" }).State)?.On);
    }

    [Fact]
    public void The_latest_date_counts_and_none_shortens_another()
    {
        var state = Campaign(Granted(Due.AddDays(10)), Granted(Due.AddDays(5))).State;
        Assert.Equal(Due.AddDays(10), Of(state)?.On);
        Assert.Equal(new DueDate(Due.AddDays(12), DueGround.Answer), DueDates.Of(state, Sample.Evaluation, Form, Due.AddDays(12)));
        Assert.Equal(new DueDate(Due.AddDays(10), DueGround.Extension), DueDates.Of(state, Sample.Evaluation, Form, Due.AddDays(3)));
        Assert.Equal(Due.AddDays(20), Of(Campaign(Granted(Due.AddDays(5)), Route with { Due = Due.AddDays(20) }).State)?.On);
    }

    [Fact]
    public void Overdue_is_counted_in_calendar_days_from_the_submission()
    {
        Assert.Null(Late(LastMoment));
        Assert.Equal(new Overdue(Due, 1), Late(Instant));
        Assert.Equal(new Overdue(Due, 1), Late(Instant.AddDays(1).AddMicroseconds(-1)));
        Assert.Equal(new Overdue(Due, 2), Late(Instant.AddDays(1)));
        Assert.Equal(new Overdue(Due, 17), Late(new DateTimeOffset(2021, 6, 1, 0, 0, 0, TimeSpan.FromHours(8))));
        Assert.Null(Late(Instant.AddDays(3), Granted(Due.AddDays(5))));
        Assert.Null(DueDates.OverdueOf(By(Opened with { Retrospective = true }).State, Sample.Evaluation, Submitted(Instant.AddDays(3))));
    }

    [Fact]
    public void An_answer_in_its_own_time_is_not_overdue_and_a_late_first_submission_stays_so()
    {
        var back = Sample.Returned with { AnswerBy = Due.AddDays(6) };
        var inTime = Submitted(LastMoment).At(Instant.AddDays(1), back).At(Instant.AddDays(5), new EvaluationSubmitted(2));
        Assert.Null(OverdueOf(inTime));
        var late = Submitted(Instant.AddDays(2)).At(Instant.AddDays(3), back).At(Instant.AddDays(5), new EvaluationSubmitted(2));
        Assert.Equal(new Overdue(Due, 3), OverdueOf(late));
        var lateAnswer = Submitted(LastMoment).At(Instant.AddDays(1), back).At(Instant.AddDays(7), new EvaluationSubmitted(2));
        Assert.Equal(new Overdue(Due.AddDays(6), 2), OverdueOf(lateAnswer));
    }

    [Fact]
    public void A_correction_counts_from_its_own_date_only()
    {
        var filed = Submitted(Instant.AddDays(2)).At(Instant.AddDays(3), Sample.Accepted, Sample.Filed);
        Assert.Equal(new Overdue(Due, 3), OverdueOf(filed));
        var corrected = filed.At(Instant.AddDays(30), new CorrectionOpened(1, Sample.Why, null, Due.AddDays(40)));
        Assert.Null(OverdueOf(corrected));
        Assert.Null(OverdueOf(corrected.At(Instant.AddDays(39), new EvaluationSubmitted(2))));
        Assert.Equal(new Overdue(Due.AddDays(40), 1), OverdueOf(corrected.At(Instant.AddDays(40), new EvaluationSubmitted(2))));
    }

    [Fact]
    public void A_form_stands_to_its_due_date_as_a_person_would_say()
    {
        Assert.Equal(DueStanding.Open, Standing(Campaign(), Draft, LastMoment));
        Assert.Equal(DueStanding.Late, Standing(Campaign(), Draft, Instant));
        Assert.Equal(DueStanding.Locked, Standing(Locking(), Draft, Instant));
        Assert.Equal(DueStanding.HandedIn, Standing(Campaign(), Submitted(LastMoment), Instant));
        var back = Submitted(LastMoment).At(Instant, Sample.Returned with { AnswerBy = Due.AddDays(2) });
        Assert.Equal(DueStanding.Open, Standing(Campaign(), back, Instant.AddDays(1)));
        Assert.Equal(DueStanding.Locked, Standing(Campaign(), back, Instant.AddDays(2)));
        Assert.Equal(DueStanding.NotDue, Standing(By(Opened with { Retrospective = true }), Draft, Instant));
    }

    private static DueDate? Of(Campaign campaign) => DueDates.Of(campaign, Sample.Evaluation, Form);

    private static SelfEvaluation Submitted(DateTimeOffset at) => Draft.At(at, Sample.Submitted);

    private static Overdue? Late(DateTimeOffset submitted, params ICampaignEvent[] more) =>
        DueDates.OverdueOf(Campaign(more).State, Sample.Evaluation, Submitted(submitted));

    private static Overdue? OverdueOf(SelfEvaluation state) => DueDates.OverdueOf(Campaign().State, Sample.Evaluation, state);

    private static DueStanding Standing(Spec<Campaign, ICampaignEvent> campaign, SelfEvaluation state, DateTimeOffset now) =>
        DueDates.StandingOf(campaign.State, Sample.Evaluation, state, now);
}
