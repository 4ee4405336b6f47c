using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Campaigns;

/// <summary>Which forms of a unit an extension is for.</summary>
/// <param name="Evaluation">Stream id of the form it is asked for.</param>
/// <param name="Opened">Its opening.</param>
/// <param name="Every">True for all forms of this kind of the unit.</param>
public sealed record ExtensionScope(string Evaluation, SelfEvaluationOpened Opened, bool Every = false)
{
    /// <summary>The one form; null for all of the kind.</summary>
    public string? Only => Every ? null : Evaluation;

    /// <summary>The first rule that stands against a new due date; null when it may be had.</summary>
    internal Refusal? Check(Campaign state, DateOnly until)
    {
        if (CampaignRule.Check(state) is { } no) return no;
        if (DueDates.Of(state, Evaluation, Opened) is not { } due) return Refusals.NothingIsDue(Opened.Unit.Name);
        return until <= due.On ? Refusals.ExtensionIsNotLater(due) : null;
    }
}

/// <summary>Asks for a later due date; asked again with another date, reason or paper, the later stands.</summary>
/// <param name="Scope">For which forms.</param>
/// <param name="Until">The new last day, Asia/Shanghai.</param>
/// <param name="Reason">Why.</param>
/// <param name="Document">Name or number of the supporting paper; null when there is none.</param>
public sealed record AskExtension(ExtensionScope Scope, DateOnly Until, Reason Reason, string? Document = null)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        if (Scope.Check(state, Until) is { } no) return no;
        if (Reason.Check() is { } empty) return empty;
        var asked = new ExtensionAsked(Scope.Opened.Unit.Code, Scope.Opened.Form, Scope.Only, Until, Reason,
            string.IsNullOrWhiteSpace(Document) ? null : Document.Trim());
        return state.Asked.Contains(asked) ? Decision<ICampaignEvent>.Nothing : new ICampaignEvent[] { asked };
    }
}
