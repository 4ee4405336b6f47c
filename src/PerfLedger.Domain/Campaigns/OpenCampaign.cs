namespace PerfLedger.Domain.Campaigns;

/// <summary>Opens a campaign as its notice orders it.</summary>
/// <param name="Opening">Year judged, issuer and notice (segments of its stream id), title, rule pack, forms.</param>
public sealed record OpenCampaign(CampaignOpened Opening)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (state.Opened is { } standing)
            return Same(standing) ? Decision<ICampaignEvent>.Nothing : Refusals.CampaignIsOpen(standing.Title);
        return IsComplete() ? new ICampaignEvent[] { Opening } : Refusals.CampaignIsIncomplete();
    }

    private bool IsComplete() =>
        Opening.FiscalYear is >= 2000 and <= 2100 && StreamIds.IsSegment(Opening.Issuer) && StreamIds.IsSegment(Opening.Notice)
        && !string.IsNullOrWhiteSpace(Opening.Title) && !string.IsNullOrWhiteSpace(Opening.RulePack) && !Opening.Forms.IsDefaultOrEmpty
        && Opening.ExtensionLimitDays is not < 0
        && Opening.Forms.Distinct(StringComparer.Ordinal).Count() == Opening.Forms.Length;

    private bool Same(CampaignOpened standing) =>
        standing with { Forms = [] } == Opening with { Forms = [] } && standing.Forms.SequenceEqual(Opening.Forms);
}
