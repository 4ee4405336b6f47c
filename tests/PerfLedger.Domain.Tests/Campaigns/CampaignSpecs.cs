using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Campaigns;

public sealed class CampaignSpecs
{
    private const string Form = "project-self-evaluation/2020-zhuzhou";

    private static readonly CampaignOpened Opened = new(
        2020, "ZZ-JYJ", "2021-07", "关于开展2020年度预算绩效自评工作的通知", "cn-2020", [Form, "department-self-evaluation/2020"], false, false);

    private static readonly DirectionAdded Direction = new("09", "标准化考点建设", "考试院");

    private static readonly UnitEnlisted Unit = new("ZZ-13Z", "市十三中", "school");

    private static readonly RouteLaid Route = new(Form, "school", null, "财务建设处", new DateOnly(2021, 5, 15), "示例联系人");

    private static Spec<Campaign, ICampaignEvent> Campaign(params ICampaignEvent[] events) =>
        Given.Stream(Domain.Campaigns.Campaign.Initial, Domain.Campaigns.Campaign.Evolve, events);

    [Fact]
    public void A_campaign_is_opened_once()
    {
        Campaign().When(new OpenCampaign(Opened).Decide).Then(Opened);
        Campaign(Opened).When(new OpenCampaign(Opened with { Forms = [.. Opened.Forms] }).Decide).ThenNothing();
        Campaign(Opened).When(new OpenCampaign(Opened with { Retrospective = true }).Decide).ThenRefused("CAM-01");
        Campaign(Opened).When(new OpenCampaign(Opened with { LockAtDue = true }).Decide).ThenRefused("CAM-01");
        Campaign(Opened).When(new OpenCampaign(Opened with { Forms = [Form] }).Decide).ThenRefused("CAM-01");
    }

    [Fact]
    public void An_opening_is_complete()
    {
        CampaignOpened[] wrong =
        [
            Opened with { FiscalYear = 0 }, Opened with { Issuer = "教育局" }, Opened with { Notice = "" }, Opened with { Title = " " },
            Opened with { RulePack = "" }, Opened with { Forms = [] }, Opened with { Forms = default },
            Opened with { Forms = [Form, Form] },
        ];
        Assert.All(wrong, w => Campaign().When(new OpenCampaign(w).Decide).ThenRefused("CAM-02"));
    }

    [Fact]
    public void Directions_and_units_are_put_in_scope_and_renamed()
    {
        Campaign(Opened).When(new AddDirection("09", "标准化考点建设", "考试院").Decide).Then(Direction);
        Campaign(Opened, Direction).When(new AddDirection("09", "考点建设", "考试院").Decide).Then(Direction with { Name = "考点建设" });
        Campaign(Opened).When(new EnlistUnit("ZZ-13Z", "市十三中", "school").Decide).Then(Unit);
        Campaign(Opened, Unit).When(new EnlistUnit("ZZ-13Z", "株洲市第十三中学", "school").Decide).Then(Unit with { Name = "株洲市第十三中学" });
    }

    [Fact]
    public void Directions_and_units_have_codes_and_names()
    {
        Campaign(Opened).When(new AddDirection("9.1", "考点", null).Decide).ThenRefused("CAM-05");
        Campaign(Opened).When(new AddDirection("09", " ", null).Decide).ThenRefused("CAM-05");
        Campaign(Opened).When(new EnlistUnit("十三中", "市十三中", "school").Decide).ThenRefused("CAM-06");
        Campaign(Opened).When(new EnlistUnit("ZZ-13Z", "市十三中", "学校").Decide).ThenRefused("CAM-06");
    }

    [Fact]
    public void A_route_is_laid_and_laid_again_with_another_date()
    {
        var later = Route with { Due = new DateOnly(2021, 5, 31) };
        Campaign(Opened).When(Lay(Route).Decide).Then(Route);
        Assert.Equal([later], Campaign(Opened, Route).When(Lay(later).Decide).Then(later).State.Routes);
    }

    [Fact]
    public void A_route_fits_its_campaign()
    {
        Campaign(Opened).When(Lay(Route with { Form = "another/1" }).Decide).ThenRefused("CAM-07");
        Campaign(Opened).When(Lay(Route with { Direction = "09" }).Decide).ThenRefused("CAM-08");
        Campaign(Opened).When(Lay(Route with { Office = " " }).Decide).ThenRefused("CAM-09");
        Campaign(Opened).When(Lay(Route with { Due = new DateOnly(2019, 5, 15) }).Decide).ThenRefused("CAM-10");
    }

    [Fact]
    public void A_unit_takes_the_route_of_its_direction_before_the_one_for_all()
    {
        var special = Route with { Direction = "09", Office = "考试院" };
        var state = Campaign(Opened, Direction, Unit, Route, special).State;
        Assert.Equal(special, state.RouteFor(Form, "ZZ-13Z", "09"));
        Assert.Equal(Route, state.RouteFor(Form, "ZZ-13Z", "10"));
        Assert.Null(state.RouteFor("department-self-evaluation/2020", "ZZ-13Z", null));
        Assert.Null(state.RouteFor(Form, "ZZ-XXX", "09"));
    }

    [Fact]
    public void Nothing_changes_before_opening_or_after_closing()
    {
        var closed = Campaign(Opened).When(new CloseCampaign("两家单位未报").Decide).Then(new CampaignClosed("两家单位未报"));
        foreach (var (campaign, code) in new[] { (Campaign(), "CAM-03"), (closed, "CAM-04") })
        {
            campaign.When(new AddDirection("09", "标准化考点建设", null).Decide).ThenRefused(code);
            campaign.When(new EnlistUnit("ZZ-13Z", "市十三中", "school").Decide).ThenRefused(code);
            campaign.When(Lay(Route).Decide).ThenRefused(code);
        }
        Campaign().When(new CloseCampaign().Decide).ThenRefused("CAM-03");
    }

    private static LayRoute Lay(RouteLaid r) => new(r.Form, r.UnitKind, r.Direction, r.Office, r.Due, r.Contact);
}
