using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Campaigns.Called;

namespace PerfLedger.Domain.Tests.Campaigns;

/// <summary>The stages after the self-evaluation: scheduled, recorded as done, taken back.</summary>
public sealed class StageSpecs
{
    private static readonly Who Organiser = new("p-organiser", Role.Organiser);

    private static readonly StageScheduled OnSite = new(
        CampaignStage.OutsideEvaluation, "department", null, null, "财务建设处", new DateOnly(2021, 5, 15), new DateOnly(2021, 6, 15), null,
        "示例联系人");

    private static readonly StageScheduled Pace = OnSite with { Stage = CampaignStage.PaymentPace, Rate = 85 };

    private static readonly DateOnly Today = new(2021, 6, 20);

    private static readonly RecordStageDone Record = new(
        Organiser, new StageOfUnit(CampaignStage.OutsideEvaluation, "ZZ-JYJ"), new DateOnly(2021, 6, 10), "示例评价报告", null, Today);

    private static readonly StageDone Recorded = new(
        CampaignStage.OutsideEvaluation, "ZZ-JYJ", null, null, new DateOnly(2021, 6, 10), "示例评价报告", null);

    [Fact]
    public void A_stage_is_scheduled_and_scheduled_again_with_another_day()
    {
        var later = OnSite with { Due = new DateOnly(2021, 6, 30) };
        Campaign().When(new ScheduleStage(OnSite).Decide).Then(OnSite);
        Campaign(OnSite).When(new ScheduleStage(OnSite).Decide).ThenNothing();
        Assert.Equal([later], Campaign(OnSite).When(new ScheduleStage(later).Decide).Then(later).State.Stages);
    }

    [Fact]
    public void Two_rates_of_payment_pace_stand_beside_each_other()
    {
        var full = Pace with { Rate = 100, Due = new DateOnly(2021, 11, 30) };
        Assert.Equal([Pace, full], Campaign(Pace).When(new ScheduleStage(full).Decide).Then(full).State.Stages);
    }

    [Fact]
    public void A_stage_fits_its_campaign()
    {
        (StageScheduled Wrong, string Code)[] wrong =
        [
            (OnSite with { Stage = CampaignStage.SelfEvaluation }, "STG-01"), (OnSite with { Office = " " }, "STG-02"),
            (OnSite with { UnitKind = "部门" }, "STG-02"), (OnSite with { Stage = CampaignStage.OverallReport }, "STG-02"),
            (OnSite with { Form = "another/1" }, "CAM-07"), (OnSite with { Direction = "09" }, "CAM-08"),
            (OnSite with { From = OnSite.Due.AddDays(1) }, "STG-03"),
            (OnSite with { From = null, Due = new DateOnly(2019, 12, 31) }, "CAM-10"),
            (OnSite with { Rate = 85 }, "STG-04"), (Pace with { Rate = null }, "STG-04"), (Pace with { Rate = 0 }, "STG-04"),
            (Pace with { Rate = 100.01m }, "STG-04"),
        ];
        Assert.All(wrong, w => Campaign().When(new ScheduleStage(w.Wrong).Decide).ThenRefused(w.Code));
        StageScheduled[] right =
        [
            OnSite with { From = OnSite.Due }, OnSite with { UnitKind = null }, OnSite with { Direction = "nhfz", Form = Form.Form },
            Pace with { Rate = 100 }, OnSite with { Stage = CampaignStage.OverallReport, Form = Form.Form },
        ];
        Assert.All(right, r => Campaign().When(new ScheduleStage(r).Decide).Then(r));
    }

    [Fact]
    public void What_was_done_outside_is_recorded_with_its_day_and_its_paper()
    {
        var campaign = Campaign(OnSite);
        campaign.When(Record.Decide).Then(Recorded);
        Campaign(OnSite, Recorded).When(Record.Decide).ThenNothing();
        campaign.When((Record with { On = Today }).Decide).Then(Recorded with { On = Today });
        campaign.When((Record with { On = Today.AddDays(1) }).Decide).ThenRefused("STG-08");
        campaign.When((Record with { On = new DateOnly(2019, 12, 31) }).Decide).ThenRefused("STG-08");
        campaign.When((Record with { Document = " " }).Decide).ThenRefused("STG-09");
        campaign.When((Record with { By = Sample.Filler }).Decide).ThenRefused("STG-06");
        campaign.When((Record with { What = Record.What with { Stage = CampaignStage.Review } }).Decide).ThenRefused("STG-05");
        Campaign().When(Record.Decide).ThenRefused("STG-07");
        campaign.When((Record with { What = Record.What with { Unit = "ZZ-XXX" } }).Decide).ThenRefused("STG-07");
    }

    [Fact]
    public void Of_two_stages_of_a_kind_one_has_to_be_named()
    {
        var campaign = Campaign(OnSite, OnSite with { Direction = "nhfz" });
        campaign.When(Record.Decide).ThenRefused("STG-07");
        var named = Record with { What = Record.What with { Direction = "nhfz" } };
        campaign.When(named.Decide).Then(Recorded with { Direction = "nhfz" });
    }

    [Fact]
    public void A_record_is_taken_back_with_a_reason()
    {
        var withdraw = new WithdrawStageDone(Organiser, Record.What, Sample.Why);
        var withdrawn = new StageDoneWithdrawn(CampaignStage.OutsideEvaluation, "ZZ-JYJ", null, null, Sample.Why);
        Campaign(OnSite, Recorded).When(withdraw.Decide).ThenOnce(withdrawn);
        var after = Campaign(OnSite, Recorded, withdrawn);
        Assert.Empty(after.State.Acts);
        after.When(withdraw.Decide).ThenRefused("STG-10");
        Campaign(OnSite, Recorded).When((withdraw with { Reason = new Reason("other", "错") }).Decide).ThenRefused("EVA-10");
    }

    [Fact]
    public void Only_the_organiser_cancels_with_a_paper_and_a_reason()
    {
        var cancel = new CancelCampaign(Organiser, "示例撤销通知", null, Sample.Why);
        var cancelled = new CampaignCancelled("示例撤销通知", null, Sample.Why);
        var after = Campaign().When(cancel.Decide).Then(cancelled);
        after.When(cancel.Decide).ThenNothing();
        Campaign().When((cancel with { By = Sample.Reviewer }).Decide).ThenRefused("CAM-12");
        Campaign().When((cancel with { Document = "" }).Decide).ThenRefused("CAM-13");
        Campaign().When((cancel with { Reason = new Reason("other", "撤") }).Decide).ThenRefused("EVA-10");
        Campaign(new CampaignClosed(null)).When(cancel.Decide).ThenRefused("CAM-04");
        after.When(new ScheduleStage(OnSite).Decide).ThenRefused("CAM-11");
        after.When(new CloseCampaign().Decide).ThenRefused("CAM-11");
        Assert.Null(DueDates.Of(after.State, Sample.Evaluation, Form));
        Assert.Equal("CAM-11", after.State.StopsForms?.Code);
        Assert.Null(Campaign().State.StopsForms);
    }
}
