using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Campaigns;

/// <summary>Calls a campaign off: only the finance performance office, with a paper and a reason (domain.md section 4).</summary>
/// <param name="By">Who cancels; the organiser of the campaign.</param>
/// <param name="Document">The paper it is called off by.</param>
/// <param name="On">Its date.</param>
/// <param name="Reason">Why.</param>
public sealed record CancelCampaign(Who By, string Document, DateOnly? On, Reason Reason)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (By.Role != Role.Organiser) return Refusals.OnlyAnOrganiserCancels();
        var cancelled = new CampaignCancelled(Document, On, Reason);
        if (state.Cancelled == cancelled) return Decision<ICampaignEvent>.Nothing;
        if (CampaignRule.Check(state) is { } no) return no;
        if (string.IsNullOrWhiteSpace(Document)) return Refusals.CancellationNeedsADocument();
        return Reason.Check() is { } empty ? empty : new ICampaignEvent[] { cancelled };
    }
}

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
