using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Tests.Campaigns;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Deadlines;

/// <summary>Which due dates a campaign has, and that each is recorded once when it has passed.</summary>
public sealed class PassedDueSpecs
{
    private static readonly DuePassed Line = new(
        Called.Form.Form, "ZZ-JYJ", null, null, Called.Due, DueGround.Route, Called.Instant);

    private static readonly DateTimeOffset LastMoment = Called.Instant.AddMicroseconds(-1);

    [Fact]
    public void A_route_passes_at_its_due_instant_and_not_a_microsecond_before()
    {
        Book().When(Record(Called.Campaign().State, LastMoment)).ThenNothing();
        Book().When(Record(Called.Campaign().State, Called.Instant)).Then(Line);
    }

    [Fact]
    public void Each_unit_of_the_kind_has_its_own_and_other_kinds_have_none()
    {
        var campaign = Called.Campaign(
            new UnitEnlisted("ZZ-WSJ", "示例卫生局", "department"), new UnitEnlisted("ZZ-YZ", "示例一中", "school")).State;
        Book().When(Record(campaign, Called.Instant)).Then(Line, Line with { Unit = "ZZ-WSJ" });
    }

    [Fact]
    public void An_extension_of_all_forms_moves_the_day_and_a_shorter_one_does_not()
    {
        var until = Called.Due.AddDays(5);
        var campaign = Called.Campaign(Called.Granted(until, null), Called.Granted(Called.Due.AddDays(-1), null)).State;
        Book().When(Record(campaign, Called.Instant)).ThenNothing();
        Book().When(Record(campaign, DueDates.EndOf(until))).Then(
            Line with { Due = until, Ground = DueGround.Extension, Effective = DueDates.EndOf(until).ToUniversalTime() });
    }

    [Fact]
    public void An_extension_of_one_form_passes_beside_the_day_of_the_others()
    {
        var until = Called.Due.AddDays(5);
        var campaign = Called.Campaign(Called.Granted(until)).State;
        var own = Line with
        {
            Evaluation = Sample.Evaluation,
            Due = until,
            Ground = DueGround.Extension,
            Effective = DueDates.EndOf(until).ToUniversalTime(),
        };
        Book().When(Record(campaign, Called.Instant)).Then(Line).When(Record(campaign, DueDates.EndOf(until))).Then(own);
    }

    [Fact]
    public void A_route_laid_again_after_it_passed_passes_once_more()
    {
        var later = Called.Due.AddDays(30);
        var campaign = Called.Campaign(Called.Route with { Due = later }).State;
        Book(Line).When(Record(campaign, Called.Instant)).ThenNothing();
        Book(Line).When(Record(campaign, DueDates.EndOf(later))).Then(
            Line with { Due = later, Effective = DueDates.EndOf(later).ToUniversalTime() });
    }

    [Fact]
    public void A_past_year_entered_later_and_a_campaign_not_opened_have_none()
    {
        Assert.Empty(DueList.Of(Called.By(Called.Opened with { Retrospective = true }).State));
        Assert.Empty(DueList.Of(Campaign.Initial));
    }

    /// <summary>The effective due date of a form, as the lock has it, is always one of the list.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(5, false)]
    [InlineData(5, true)]
    public void The_list_agrees_with_the_lock(int days, bool ofOne)
    {
        var campaign = Called.Campaign(Called.Granted(Called.Due.AddDays(days), ofOne ? Sample.Evaluation : null)).State;
        var due = DueDates.Of(campaign, Sample.Evaluation, Called.Form)!;
        Assert.Contains(DueList.Of(campaign), d => d.Effective == due.Instant && d.Due == due.On && d.Ground == due.Ground);
    }

    private static Func<PassedDues, Decision<IDeadlineEvent>> Record(Campaign campaign, DateTimeOffset now) =>
        new RecordPassedDues(campaign, now).Decide;

    private static Spec<PassedDues, IDeadlineEvent> Book(params IDeadlineEvent[] events) =>
        Given.Stream(PassedDues.Initial, PassedDues.Evolve, events);
}
