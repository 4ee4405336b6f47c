using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Campaigns.Called;

namespace PerfLedger.Domain.Tests.Campaigns;

/// <summary>An extension beyond the campaign's limit takes two organisers.</summary>
public sealed class TwoPersonSpecs
{
    private static readonly DateOnly Far = Due.AddDays(11);

    private static readonly ExtensionProposed Proposed = new(
        "ZZ-JYJ", Form.Form, Sample.Evaluation, Far, "株财绩函〔2021〕5号", new DateOnly(2021, 5, 14), Sample.Why);

    private static GrantExtension Grant(string by, DateOnly until) => new(
        new Who(by, Role.Organiser), new ExtensionScope(Sample.Evaluation, Form), until, "株财绩函〔2021〕5号", new DateOnly(2021, 5, 14),
        Sample.Why);

    private static Spec<Campaign, ICampaignEvent> Limited(params ICampaignEvent[] more) =>
        By(Opened with { ExtensionLimitDays = 10 }, more);

    [Fact]
    public void Up_to_the_limit_one_person_grants()
    {
        Limited().When(Grant("o-1", Due.AddDays(10)).Decide).Then(Granted(Due.AddDays(10)));
        Campaign().When(Grant("o-1", Due.AddDays(365)).Decide).Then(Granted(Due.AddDays(365)));
        By(Opened with { ExtensionLimitDays = 0 }).When(Grant("o-1", Due.AddDays(1)).Decide)
            .ThenOnce(Proposed with { Until = Due.AddDays(1) });
    }

    [Fact]
    public void Beyond_it_the_first_proposes_and_the_date_stands()
    {
        Limited().When(Grant("o-1", Far).Decide).ThenOnce(Proposed);
        Assert.Equal(Due, DueDates.Of(Limited(Proposed).State, Sample.Evaluation, Form)?.On);
        Limited(Proposed).When(Grant("p-filler", Far).Decide).ThenRefused("EXT-06"); // who wrote what is given
    }

    [Fact]
    public void A_second_person_grants_the_same_and_it_takes_effect()
    {
        var after = Limited(Proposed).When(Grant("o-2", Far).Decide).Then(Granted(Far));
        Assert.Empty(after.State.Proposed);
        Assert.Equal(Far, DueDates.Of(after.State, Sample.Evaluation, Form)?.On);
    }

    [Fact]
    public void Another_day_or_paper_is_a_proposal_of_its_own()
    {
        Limited(Proposed).When(Grant("o-2", Far.AddDays(1)).Decide).ThenOnce(Proposed with { Until = Far.AddDays(1) });
        var other = Grant("o-2", Far) with { Document = "株财绩函〔2021〕6号" };
        var again = Proposed with { Document = "株财绩函〔2021〕6号" };
        Limited(Proposed).When(other.Decide).ThenOnce(again);
        Assert.Single(Limited(Proposed, again).State.Proposed);
    }

    [Fact]
    public void Small_steps_do_not_lead_past_the_limit() =>
        Limited(Granted(Due.AddDays(9))).When(Grant("o-1", Far).Decide).ThenOnce(Proposed);

    [Fact]
    public void What_is_proposed_is_turned_down_like_what_is_asked()
    {
        var refuse = new RefuseExtension(new Who("o-2", Role.Organiser), new ExtensionScope(Sample.Evaluation, Form), Sample.Why);
        var after = Limited(Proposed).When(refuse.Decide)
            .Then(new ExtensionRefused("ZZ-JYJ", Form.Form, Sample.Evaluation, Sample.Why));
        Assert.Empty(after.State.Proposed);
    }

    [Fact]
    public void A_limit_is_never_negative() =>
        Given.Stream(Domain.Campaigns.Campaign.Initial, Domain.Campaigns.Campaign.Evolve, Array.Empty<ICampaignEvent>())
            .When(new OpenCampaign(Opened with { ExtensionLimitDays = -1 }).Decide).ThenRefused("CAM-02");
}
