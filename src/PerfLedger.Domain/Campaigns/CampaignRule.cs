namespace PerfLedger.Domain.Campaigns;

/// <summary>When a campaign can change.</summary>
internal static class CampaignRule
{
    /// <summary>Refuses a campaign that is not open, or at its end.</summary>
    public static Refusal? Check(Campaign s)
    {
        if (s.Opened is null) return Refusals.CampaignIsNotOpen();
        if (s.Cancelled is { } cancelled) return Refusals.CampaignIsCancelled(cancelled);
        return s.Closed ? Refusals.CampaignIsClosed() : null;
    }
}
