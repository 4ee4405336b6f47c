namespace PerfLedger.Domain.Campaigns;

/// <summary>The stages of a yearly evaluation (domain.md section 4), in the order they fall due.</summary>
public enum CampaignStage
{
    /// <summary>自评: forms and reports handed in by the route of the notice. The only stage whose due date locks.</summary>
    SelfEvaluation,

    /// <summary>复核: what the unit handed in is accepted or returned.</summary>
    Review,

    /// <summary>外部评价: on-site evaluation by an intermediary (现场评价).</summary>
    OutsideEvaluation,

    /// <summary>总体报告: the named report is filed.</summary>
    OverallReport,

    /// <summary>公开: what was filed is published.</summary>
    Publication,

    /// <summary>支付进度: full-year execution reaches a rate of the full-year budget by a day.</summary>
    PaymentPace,
}

/// <summary>Stages in the words of the field.</summary>
public static class CampaignStages
{
    /// <summary>The name people read.</summary>
    public static string Name(CampaignStage stage) => stage switch
    {
        CampaignStage.SelfEvaluation => "自评",
        CampaignStage.Review => "复核",
        CampaignStage.OutsideEvaluation => "外部评价",
        CampaignStage.OverallReport => "总体报告",
        CampaignStage.Publication => "公开",
        _ => "支付进度",
    };
}
