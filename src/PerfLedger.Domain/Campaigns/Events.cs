using System.Collections.Immutable;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Campaigns;

// One yearly order to evaluate (评价工作), as its notice lays it down: who sends which forms to which office by when (WFL-08).

/// <summary>An event of a campaign stream.</summary>
public interface ICampaignEvent;

/// <summary>
/// The campaign was opened. Retrospective (补录) = for a past year: no lock, and marked on each filing. LockAtDue = at the due instant drafts
/// are locked too; without it a late draft is still filled in and files as 逾期. ExtensionLimitDays = calendar days after the route's day up
/// to which one organiser extends alone; further it takes two. Null = one is always enough.
/// </summary>
public sealed record CampaignOpened(
    int FiscalYear, string Issuer, string Notice, string Title, string RulePack, ImmutableArray<string> Forms, bool Retrospective,
    bool LockAtDue, int? ExtensionLimitDays = null) : ICampaignEvent;

/// <summary>A special fund or direction was put in scope, or got another name or office.</summary>
public sealed record DirectionAdded(string Code, string Name, string? Office) : ICampaignEvent;

/// <summary>A budget unit was put in scope, or got another name or kind.</summary>
public sealed record UnitEnlisted(string Code, string Name, string Kind) : ICampaignEvent;

/// <summary>Units of a kind send a form to an office by a date; laid again, the later stands.</summary>
public sealed record RouteLaid(
    string Form, string UnitKind, string? Direction, string Office, DateOnly Due, string? Contact) : ICampaignEvent;

/// <summary>So many working days before each due day it is reminded; the due day itself always is. Set again, the later stands.</summary>
public sealed record ReminderStepsSet(ImmutableArray<int> Days) : ICampaignEvent;

/// <summary>
/// A stage other than the self-evaluation is due by a day from units of a kind (null = all); scheduled again, the later stands. Rate = per
/// cent of the budget demanded by 支付进度. The day reminds and is reported; it locks nothing.
/// </summary>
public sealed record StageScheduled(
    CampaignStage Stage, string? UnitKind, string? Form, string? Direction, string Office, DateOnly? From, DateOnly Due, decimal? Rate,
    string? Contact) : ICampaignEvent
{
    internal (CampaignStage, string?, string?, string?, decimal?) Key => (Stage, UnitKind, Form, Direction, Rate);
}

/// <summary>
/// A stage was done by a unit outside the ledger, on a day, by this document. The day is when it took effect; when it was recorded stands
/// in the envelope. Told again, the later stands.
/// </summary>
public sealed record StageDone(
    CampaignStage Stage, string Unit, string? Form, string? Direction, DateOnly On, string Document, string? Note) : ICampaignEvent
{
    internal (CampaignStage, string, string?, string?) Key => (Stage, Unit, Form, Direction);
}

/// <summary>What was recorded as done was not.</summary>
public sealed record StageDoneWithdrawn(
    CampaignStage Stage, string Unit, string? Form, string? Direction, Reason Reason) : ICampaignEvent
{
    internal (CampaignStage, string, string?, string?) Key => (Stage, Unit, Form, Direction);
}

/// <summary>A unit asked for a later due date for one form (<paramref name="Evaluation"/>), or for all of a kind (null); Document = name or
/// number of the paper that bears it out, where there is one.</summary>
public sealed record ExtensionAsked(
    string Unit, string Form, string? Evaluation, DateOnly Until, Reason Reason, string? Document = null) : ICampaignEvent
{
    internal (string, string, string?) Key => (Unit, Form, Evaluation);
}

/// <summary>One organiser would grant a day beyond the limit; it takes effect when another one grants the same.</summary>
public sealed record ExtensionProposed(
    string Unit, string Form, string? Evaluation, DateOnly Until, string Document, DateOnly? On, Reason Reason) : ICampaignEvent
{
    internal (string, string, string?) Key => (Unit, Form, Evaluation);
}

/// <summary>延期: the forms are due at the end of another, later day, by this document.</summary>
public sealed record ExtensionGranted(
    string Unit, string Form, string? Evaluation, DateOnly Until, string Document, DateOnly? On, Reason Reason) : ICampaignEvent
{
    internal (string, string, string?) Key => (Unit, Form, Evaluation);

    internal bool Covers(string evaluation, FormKey key) =>
        Unit == key.Unit && Form == key.Form && (Evaluation is null || Evaluation == evaluation);
}

/// <summary>The office turned down what was asked for; the due date stays.</summary>
public sealed record ExtensionRefused(string Unit, string Form, string? Evaluation, Reason Reason) : ICampaignEvent
{
    internal (string, string, string?) Key => (Unit, Form, Evaluation);
}

/// <summary>The campaign was closed; nothing in it changes any more.</summary>
public sealed record CampaignClosed(string? Note) : ICampaignEvent;

/// <summary>撤销: the finance performance office called the campaign off. Nothing is due any more and no form of it goes on; what was filed
/// stays filed.</summary>
public sealed record CampaignCancelled(string Document, DateOnly? On, Reason Reason) : ICampaignEvent;
