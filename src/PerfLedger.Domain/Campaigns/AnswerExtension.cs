using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Campaigns;

/// <summary>
/// Grants a later due date, asked for or not: the office's reply is a document. A day beyond the campaign's limit is proposed by the first
/// organiser and granted when another one says the same.
/// </summary>
/// <param name="By">Who grants; the organiser of the campaign.</param>
/// <param name="Scope">For which forms.</param>
/// <param name="Until">The new last day, Asia/Shanghai.</param>
/// <param name="Document">The reply.</param>
/// <param name="On">Its date.</param>
/// <param name="Reason">Why.</param>
public sealed record GrantExtension(Who By, ExtensionScope Scope, DateOnly Until, string Document, DateOnly? On, Reason Reason)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (By.Role != Role.Organiser) return Refusals.OnlyAnOrganiserExtends();
        var granted = new ExtensionGranted(Scope.Opened.Unit.Code, Scope.Opened.Form, Scope.Only, Until, Document, On, Reason);
        if (state.Extensions.Contains(granted)) return Decision<ICampaignEvent>.Nothing;
        if (Scope.Check(state, Until) is { } no) return no;
        if (string.IsNullOrWhiteSpace(Document)) return Refusals.ExtensionNeedsADocument();
        if (Reason.Check() is { } empty) return empty;
        return NeedsTwo(state) ? Second(state, granted) : new ICampaignEvent[] { granted };
    }

    private bool NeedsTwo(Campaign state) => state.Opened!.ExtensionLimitDays is { } limit
        && Until > DueDates.RouteOf(state, FormKey.Of(Scope.Opened))!.Due.AddDays(limit);

    private Decision<ICampaignEvent> Second(Campaign state, ExtensionGranted granted)
    {
        var proposal = new ExtensionProposed(
            granted.Unit, granted.Form, granted.Evaluation, Until, Document, On, Reason);
        var first = state.Proposed.Find(p => p.Extension.Key == proposal.Key);
        if (first.Extension is not { } standing || (standing.Until, standing.Document) != (Until, Document))
            return new ICampaignEvent[] { proposal };
        return first.By == By.Id
            ? Refusals.ExtensionNeedsASecondPerson(state.Opened!.ExtensionLimitDays!.Value)
            : new ICampaignEvent[] { granted };
    }
}

/// <summary>Turns down what was asked for, or proposed by one organiser.</summary>
/// <param name="By">Who answers; the organiser of the campaign.</param>
/// <param name="Scope">For which forms it was asked.</param>
/// <param name="Reason">Why.</param>
public sealed record RefuseExtension(Who By, ExtensionScope Scope, Reason Reason)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (By.Role != Role.Organiser) return Refusals.OnlyAnOrganiserExtends();
        if (CampaignRule.Check(state) is { } no) return no;
        var refused = new ExtensionRefused(Scope.Opened.Unit.Code, Scope.Opened.Form, Scope.Only, Reason);
        if (state.LastAnswer == refused) return Decision<ICampaignEvent>.Nothing;
        if (!state.Asked.Exists(a => a.Key == refused.Key)
            && !state.Proposed.Exists(p => p.Extension.Key == refused.Key)) return Refusals.NoExtensionIsAsked();
        return Reason.Check() is { } empty ? empty : new ICampaignEvent[] { refused };
    }
}
