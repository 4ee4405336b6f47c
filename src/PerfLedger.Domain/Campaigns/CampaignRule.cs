namespace PerfLedger.Domain.Campaigns;

/// <summary>When a campaign can change.</summary>
internal static class CampaignRule
{
    /// <summary>Refuses a campaign that is not open or is closed.</summary>
    public static Refusal? Check(Campaign s)
    {
        if (s.Opened is null) return Refusals.CampaignIsNotOpen();
        return s.Closed ? Refusals.CampaignIsClosed() : null;
    }
}
