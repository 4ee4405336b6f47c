using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Campaigns.Called;

namespace PerfLedger.Domain.Tests.Deadlines;

/// <summary>What is due from whom: each stage fires, and a near miss does not.</summary>
public sealed class DutySpecs
{
    private static readonly DateOnly StageDue = new(2021, 6, 15);

    private static readonly FormStanding Draft = new(
        Sample.Evaluation, new FormKey(Form.Form, "ZZ-JYJ", "09", "nhfz"), "标准化考点建设", Stage.Draft, null, [], 0);

    private static FormStanding Handed(Stage stage, DateOnly on) => Draft with { Stage = stage, Submissions = [new(Noon(on), null)] };

    private static FormStanding Filed(DateOnly on) =>
        Handed(Stage.Filed, on) with { Filings = 1, ReviewedAt = Noon(on), FiledAt = Noon(on), FirstFiledAt = Noon(on) };

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);

    private static StageScheduled Stages(CampaignStage stage, decimal? rate = null, string? form = null) =>
        new(stage, "department", form, null, "财务建设处", null, StageDue, rate, null);

    private static IReadOnlyList<Duty> Of(DateOnly today, FormStanding[] forms, params ICampaignEvent[] more) =>
        new DutyList(Domain.Tests.Campaigns.Called.Stream, Campaign(more).State, forms, Noon(today)).All();

    private static Duty In(CampaignStage stage, DateOnly today, FormStanding[] forms, params ICampaignEvent[] more) =>
        Of(today, forms, more).Single(d => d.Stage == stage);

    [Fact]
    public void A_unit_that_has_not_begun_owes_from_the_route_and_is_late_the_day_after()
    {
        var duty = Assert.Single(Of(Due, []));
        Assert.Equal((null, DutyState.Open, DutyBearer.Unit, 0), (duty.Subject, duty.State, duty.Bearer, duty.LateDays));
        Assert.Equal(1, Assert.Single(Of(Due.AddDays(1), [])).LateDays);
        Assert.Equal(Instant, duty.Instant);
    }

    [Fact]
    public void A_form_begun_takes_the_place_of_its_route_and_keeps_its_key_when_its_day_moves()
    {
        var duty = Assert.Single(Of(Due, [Draft]));
        Assert.Equal((Sample.Evaluation, "标准化考点建设"), (duty.Subject, duty.Title));
        var later = Assert.Single(Of(Due, [Draft], Granted(Due.AddDays(5))));
        Assert.Equal((duty.Key, Due.AddDays(5), DueGround.Extension), (later.Key, later.Due, later.Ground));
        Assert.DoesNotContain(Of(Due, [Draft with { Key = Draft.Key with { Unit = "ZZ-XXX" } }]), d => d.Subject is not null);
    }

    [Fact]
    public void The_route_of_a_direction_is_owed_beside_another_and_the_one_for_all_only_while_nothing_is_begun()
    {
        var special = Route with { Direction = "nhfz" };
        var other = Route with { Direction = "10" };
        ICampaignEvent[] routes = [new DirectionAdded("10", "另一方向", null), special, other];
        Assert.Equal([null, "10", "nhfz"], Of(Due, [], routes).Select(d => d.Direction).Order(StringComparer.Ordinal));
        Assert.Equal([("10", null), ("nhfz", Sample.Evaluation)],
            Of(Due, [Draft], routes).Select(d => (d.Direction, d.Subject)).OrderBy(d => d.Direction, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Stage.Draft, DutyState.Open, DutyBearer.Unit)]
    [InlineData(Stage.Submitted, DutyState.Submitted, DutyBearer.Reviewer)]
    [InlineData(Stage.Returned, DutyState.Returned, DutyBearer.Unit)]
    [InlineData(Stage.Accepted, DutyState.Accepted, DutyBearer.Unit)]
    [InlineData(Stage.Filed, DutyState.Done, DutyBearer.Nobody)]
    [InlineData(Stage.Correcting, DutyState.Returned, DutyBearer.Unit)]
    public void Who_is_to_act_follows_from_where_the_form_stands(Stage stage, DutyState state, DutyBearer bearer)
    {
        var duty = Assert.Single(Of(Due, [Draft with { Stage = stage }]));
        Assert.Equal((state, bearer, bearer != DutyBearer.Nobody), (duty.State, duty.Bearer, duty.IsOwed));
    }

    [Fact]
    public void What_was_handed_in_late_stays_late_by_its_submission_however_long_the_review_takes()
    {
        Assert.Equal(0, Assert.Single(Of(Due.AddDays(30), [Handed(Stage.Submitted, Due)])).LateDays);
        Assert.Equal(2, Assert.Single(Of(Due.AddDays(30), [Handed(Stage.Accepted, Due.AddDays(2))])).LateDays);
    }

    [Fact]
    public void A_review_waits_for_the_unit_then_for_the_reviewer_and_is_done_when_all_is_accepted()
    {
        var review = Stages(CampaignStage.Review);
        var late = StageDue.AddDays(3);
        var waiting = In(CampaignStage.Review, late, [Draft], review);
        Assert.Equal((DutyState.Waiting, false, 0), (waiting.State, waiting.IsOwed, waiting.LateDays));
        var handed = In(CampaignStage.Review, late, [Handed(Stage.Submitted, Due)], review);
        Assert.Equal((DutyState.Submitted, DutyBearer.Reviewer, 3), (handed.State, handed.Bearer, handed.LateDays));
        Assert.Equal(DutyState.Waiting, In(CampaignStage.Review, late, [Handed(Stage.Returned, Due)], review).State);
        var done = In(CampaignStage.Review, late, [Filed(StageDue)], review);
        Assert.Equal((DutyState.Done, 0, Noon(StageDue)), (done.State, done.LateDays, done.DoneAt));
    }

    [Fact]
    public void An_outside_evaluation_is_in_time_by_its_own_day_and_shows_when_it_was_recorded()
    {
        var stage = Stages(CampaignStage.OutsideEvaluation);
        var open = In(CampaignStage.OutsideEvaluation, StageDue.AddDays(4), [], stage);
        Assert.Equal((DutyState.Open, DutyBearer.Organiser, 4), (open.State, open.Bearer, open.LateDays));
        var act = new StageDone(CampaignStage.OutsideEvaluation, "ZZ-JYJ", null, null, StageDue, "示例评价报告", null);
        var done = In(CampaignStage.OutsideEvaluation, StageDue.AddDays(4), [], stage, act);
        Assert.Equal((DutyState.Done, StageDue, 0), (done.State, done.DoneOn, done.LateDays));
        Assert.NotEqual(StageDue, DueDates.DayOf(done.DoneAt!.Value));
        var other = act with { Unit = "ZZ-XXX" };
        Assert.Equal(DutyState.Open, In(CampaignStage.OutsideEvaluation, StageDue, [], stage, other).State);
        Assert.Equal(1, In(CampaignStage.OutsideEvaluation, StageDue, [], stage, act with { On = StageDue.AddDays(1) }).LateDays);
    }

    [Fact]
    public void An_overall_report_is_done_by_its_first_filing_and_its_correction_does_not_make_it_late()
    {
        var stage = Stages(CampaignStage.OverallReport, form: Form.Form);
        var open = In(CampaignStage.OverallReport, StageDue, [], stage);
        Assert.Equal((null, DutyState.Open), (open.Subject, open.State));
        Assert.Equal(DutyState.Accepted, In(CampaignStage.OverallReport, StageDue, [Handed(Stage.Accepted, Due)], stage).State);
        var corrected = Filed(StageDue) with { Stage = Stage.Correcting, FiledAt = Noon(StageDue.AddDays(40)) };
        var done = In(CampaignStage.OverallReport, StageDue.AddDays(41), [corrected], stage);
        Assert.Equal((DutyState.Done, 0, StageDue), (done.State, done.LateDays, done.DoneOn));
    }

    [Fact]
    public void A_publication_is_of_every_form_and_of_its_last_filing()
    {
        var stage = Stages(CampaignStage.Publication);
        var published = Filed(Due) with { Published = new Published(StageDue.AddDays(1), Noon(StageDue.AddDays(2))) };
        var second = Draft with { Stream = Sample.Evaluation + "-2" };
        Assert.Equal(DutyState.Open, In(CampaignStage.Publication, StageDue, [Filed(Due)], stage).State);
        Assert.Equal(DutyState.Open, In(CampaignStage.Publication, StageDue, [published, second], stage).State);
        var done = In(CampaignStage.Publication, StageDue, [published], stage);
        Assert.Equal((DutyState.Done, StageDue.AddDays(1), 1), (done.State, done.DoneOn, done.LateDays));
    }

    [Fact]
    public void The_pace_of_payment_is_exact_over_all_forms_of_the_unit()
    {
        var stage = Stages(CampaignStage.PaymentPace, 85);
        static FormStanding With(decimal executed, string of = "") =>
            Draft with { Stream = Sample.Evaluation + of, Spending = new Spending(1_000_000m, executed, Noon(Due)) };
        Assert.Equal((DutyState.Done, 85m), (In(CampaignStage.PaymentPace, StageDue, [With(850_000m)], stage) is var d
            ? (d.State, d.Pace!.Rate) : default));
        var under = In(CampaignStage.PaymentPace, StageDue, [With(849_999.99m)], stage);
        Assert.Equal((DutyState.Open, 85.00m), (under.State, under.Pace!.Rate)); // rounding shows what is not reached
        Assert.Equal(DutyState.Done, In(CampaignStage.PaymentPace, StageDue, [With(700_000m), With(1_000_000m, "-2")], stage).State);
        Assert.Null(In(CampaignStage.PaymentPace, StageDue, [Draft], stage).Pace!.Rate);
        var two = Of(StageDue, [], stage, Stages(CampaignStage.PaymentPace, 100)).Where(x => x.Stage == CampaignStage.PaymentPace);
        Assert.Equal(2, two.Select(x => x.Key).Distinct().Count());
    }

    [Fact]
    public void Nothing_is_owed_in_a_campaign_at_its_end_and_what_was_done_stays_done()
    {
        ICampaignEvent[] ends = [new CampaignClosed(null), new CampaignCancelled("示例撤销通知", null, Sample.Why)];
        Assert.All(ends, end =>
        {
            var ended = Assert.Single(Of(Due.AddDays(9), [Draft], end));
            Assert.Equal((DutyState.Ended, false, 0), (ended.State, ended.IsOwed, ended.LateDays));
            Assert.Equal(DutyState.Done, Assert.Single(Of(Due.AddDays(9), [Filed(Due)], end)).State);
        });
    }

    [Fact]
    public void A_retrospective_campaign_lists_what_it_asks_and_binds_nobody()
    {
        var campaign = By(Opened with { Retrospective = true }).State;
        var duty = Assert.Single(new DutyList(Domain.Tests.Campaigns.Called.Stream, campaign, [], Noon(Due.AddDays(9))).All());
        Assert.Equal((DutyState.Open, false, 0), (duty.State, duty.IsOwed, duty.LateDays));
    }

    [Fact]
    public void A_unit_of_another_kind_owes_nothing_by_these_routes_and_stages()
    {
        var school = new UnitEnlisted("ZZ-13Z", "市十三中", "school");
        Assert.DoesNotContain(Of(Due, [], school, Stages(CampaignStage.Review)), d => d.Unit == "ZZ-13Z");
        Assert.Contains(Of(Due, [], school, Stages(CampaignStage.Review) with { UnitKind = null }), d => d.Unit == "ZZ-13Z");
    }
}
