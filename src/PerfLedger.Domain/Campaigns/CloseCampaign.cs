namespace PerfLedger.Domain.Campaigns;

/// <summary>Closes a campaign.</summary>
/// <param name="Note">What was left open, if anything.</param>
public sealed record CloseCampaign(string? Note = null)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (state.Closed) return Decision<ICampaignEvent>.Nothing;
        return CampaignRule.Check(state) is { } no ? no : new ICampaignEvent[] { new CampaignClosed(Note) };
    }
}
