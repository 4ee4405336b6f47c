using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Campaigns;

/// <summary>Grants a later due date, asked for or not: the office's reply is a document.</summary>
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
        return Reason.Check() is { } empty ? empty : new ICampaignEvent[] { granted };
    }
}

/// <summary>Turns down what was asked for.</summary>
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
        if (!state.Asked.Exists(a => a.Key == refused.Key)) return Refusals.NoExtensionIsAsked();
        return Reason.Check() is { } empty ? empty : new ICampaignEvent[] { refused };
    }
}
