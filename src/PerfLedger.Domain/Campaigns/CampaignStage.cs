namespace PerfLedger.Domain.Campaigns;

/// <summary>The stages of a campaign.</summary>
public enum CampaignStage
{
    /// <summary>自评</summary>
    SelfEvaluation,

    /// <summary>复核</summary>
    Review,

    /// <summary>外部评价</summary>
    OutsideEvaluation,

    /// <summary>总体报告</summary>
    OverallReport,

    /// <summary>公开</summary>
    Publication,

    /// <summary>支付进度</summary>
    PaymentPace,
}
