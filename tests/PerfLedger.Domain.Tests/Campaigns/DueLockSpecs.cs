using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Campaigns.Called;

namespace PerfLedger.Domain.Tests.Campaigns;

public sealed class DueLockSpecs
{
    private static readonly FigureEntered Change = Sample.Entered("indicator.i-002.score", Sample.Points("9"));

    private static readonly EvaluationReturned Back = Sample.Returned with { AnswerBy = Due.AddDays(5) };

    private static readonly SelfEvaluation Returned =
        Draft.At(Instant.AddDays(-1), Sample.Submitted, Sample.Returned with { AnswerBy = null });

    private static readonly SelfEvaluation Filed = Draft.At(Instant.AddDays(-1), Sample.Submitted, Sample.Accepted, Sample.Filed);

    [Fact]
    public void A_draft_that_was_never_submitted_stays_writable()
    {
        Assert.Null(On(Campaign(), Draft, Change));
        Assert.Null(On(Campaign(), Draft, Sample.Submitted));
        Assert.Null(On(Campaign(), SelfEvaluation.Initial, Form, Change));
    }

    [Fact]
    public void A_campaign_that_locks_refuses_drafts_submissions_and_new_forms()
    {
        Assert.Equal((Due, Bearing.Content), On(Locking(), Draft, Change));
        Assert.Equal((Due, Bearing.Delivery), On(Locking(), Draft, Sample.Submitted));
        var acknowledged = new FindingsAcknowledged([Sample.Error], Sample.Code, Sample.Why, "p-head", null);
        Assert.Equal((Due, Bearing.Delivery), On(Locking(), Draft, acknowledged));
        Assert.Equal((Due, Bearing.Content), On(Locking(), SelfEvaluation.Initial, Form));
        Assert.Equal((Due.AddDays(3), Bearing.Content), On(Locking(Granted(Due.AddDays(3))), Draft, Change));
    }

    [Fact]
    public void What_was_submitted_is_frozen_with_its_due_date()
    {
        Assert.Equal((Due, Bearing.Content), On(Campaign(), Returned, Change));
        Assert.Null(On(Campaign(), Returned, new EvaluationSubmitted(2)));
        Assert.Equal((Due.AddDays(2), Bearing.Content), On(Campaign(Granted(Due.AddDays(2))), Returned, Change));
    }

    [Fact]
    public void A_return_opens_the_form_until_its_answer_date_and_leaves_time_to_answer()
    {
        var waiting = Draft.At(Instant.AddDays(-1), Sample.Submitted);
        Assert.Equal((Due.AddDays(5), Bearing.Reopening), On(Campaign(), waiting, Back));
        Assert.Equal((Due, Bearing.Reopening), On(Campaign(), waiting, Back with { AnswerBy = null }));
        Assert.Equal((Due, Bearing.Reopening), On(Campaign(), waiting, Back with { AnswerBy = Due.AddDays(-5) }));
        Assert.Equal((Due.AddDays(5), Bearing.Content), On(Campaign(), waiting.At(Instant, Back), Change));
    }

    [Fact]
    public void A_correction_opens_the_form_until_its_own_date()
    {
        var opened = new CorrectionOpened(1, Sample.Why, null, Due.AddDays(40));
        Assert.Equal((Due.AddDays(40), Bearing.Reopening), On(Campaign(), Filed, opened));
        Assert.Equal((Due, Bearing.Reopening), On(Campaign(), Filed, opened with { AnswerBy = null }));
        Assert.Equal((Due.AddDays(40), Bearing.Content), On(Campaign(), Filed.At(Instant.AddDays(30), opened), Change));
    }

    [Fact]
    public void The_offices_work_is_never_too_late()
    {
        var waiting = Draft.At(Instant.AddDays(-1), Sample.Submitted);
        foreach (var e in new ISelfEvaluationEvent[] { Sample.Attached, Sample.Accepted, Sample.Filed })
            Assert.Null(On(Locking(), waiting, e));
        Assert.Null(On(Locking(), Draft));
    }

    [Fact]
    public void Nothing_is_locked_without_a_due_date()
    {
        var retrospective = By(Opened with { Retrospective = true, LockAtDue = true });
        foreach (var campaign in new[] { retrospective.State, Domain.Campaigns.Campaign.Initial })
        {
            Assert.Null(DueLock.Of(campaign, Sample.Evaluation, Draft, [Change]));
            Assert.Null(DueLock.Of(campaign, Sample.Evaluation, Returned, [Change]));
            Assert.Null(DueLock.Of(campaign, Sample.Evaluation, Filed, [new CorrectionOpened(1, Sample.Why, null)]));
        }
    }

    [Fact]
    public void What_a_form_says_is_locked_with_or_without_a_change()
    {
        Assert.Null(DueLock.OfContent(Campaign().State, Sample.Evaluation, Draft));
        Assert.Equal(Due, DueLock.OfContent(Locking().State, Sample.Evaluation, Draft)?.Due.On);
        Assert.Equal(Due, DueLock.OfContent(Campaign().State, Sample.Evaluation, Returned)?.Due.On);
        Assert.Null(DueLock.OfContent(By(Opened with { Retrospective = true }).State, Sample.Evaluation, Returned));
    }

    [Fact]
    public void One_who_comes_too_late_is_told_the_date_and_the_way_out()
    {
        var content = new DueLock(new DueDate(Due, DueGround.Route), Bearing.Content).Refusal;
        Assert.Equal("DUE-01", content.Code);
        Assert.Contains("报送期限为 2021-05-15（当日24时止，北京时间）", content.Message, StringComparison.Ordinal);
        var reopening = new DueLock(new DueDate(Due, DueGround.Extension), Bearing.Reopening).Refusal;
        Assert.Equal("DUE-02", reopening.Code);
        Assert.Contains("延期后的期限", reopening.Message, StringComparison.Ordinal);
    }

    private static (DateOnly, Bearing)? On(
        Spec<Campaign, ICampaignEvent> campaign, SelfEvaluation before, params ISelfEvaluationEvent[] decided) =>
        DueLock.Of(campaign.State, Sample.Evaluation, before, decided) is { } due ? (due.Due.On, due.Bearing) : null;
}
