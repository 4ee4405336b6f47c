using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Campaigns;

/// <summary>A campaign that wants the sample form by 15 May 2021, and lives of that form with times of their own.</summary>
internal static class Called
{
    public const string Stream = "campaign.2020.ZZ-CZJ.zp-2021";

    public static readonly DateOnly Due = new(2021, 5, 15);

    /// <summary>The due instant: 16 May 00:00 in Shanghai.</summary>
    public static readonly DateTimeOffset Instant = new(2021, 5, 15, 16, 0, 0, TimeSpan.Zero);

    public static readonly SelfEvaluationOpened Form = Sample.Opened with { Campaign = Stream, SpecialFundCode = "nhfz" };

    public static readonly CampaignOpened Opened = new(2020, "ZZ-CZJ", "zp-2021", "2020年度绩效自评", "cn-2020", [Form.Form], false, false);

    public static readonly RouteLaid Route = new(Form.Form, "department", null, "教科文科", Due, null);

    public static Spec<Campaign, ICampaignEvent> Campaign(params ICampaignEvent[] more) => By(Opened, more);

    public static Spec<Campaign, ICampaignEvent> Locking(params ICampaignEvent[] more) => By(Opened with { LockAtDue = true }, more);

    public static Spec<Campaign, ICampaignEvent> By(CampaignOpened opened, params ICampaignEvent[] more) =>
        Given.Stream(Domain.Campaigns.Campaign.Initial, Domain.Campaigns.Campaign.Evolve,
            [opened, new DirectionAdded("nhfz", "内涵发展", null), new UnitEnlisted("ZZ-JYJ", "株洲市教育局", "department"), Route, .. more]);

    public static ExtensionGranted Granted(DateOnly until, string? evaluation = Sample.Evaluation) =>
        new("ZZ-JYJ", Form.Form, evaluation, until, "株财绩函〔2021〕5号", new DateOnly(2021, 5, 14), Sample.Why);

    /// <summary>The draft of the samples in this campaign.</summary>
    public static SelfEvaluation Draft => Given.Form([Form, .. Sample.Draft.Skip(1)]).State;

    /// <summary>One more event at a time of its own.</summary>
    public static SelfEvaluation At(this SelfEvaluation s, DateTimeOffset at, params ISelfEvaluationEvent[] events) =>
        events.Aggregate(s, (state, e) => Evolution.Evolve(state, e, new EventMeta(state.Version + 1, state.Version + 1, at, "p-filler")));
}
