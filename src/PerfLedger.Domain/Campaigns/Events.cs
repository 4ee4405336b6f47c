using System.Collections.Immutable;

namespace PerfLedger.Domain.Campaigns;

// One yearly order to evaluate (评价工作), as its notice lays it down: who sends which forms to which office by when (WFL-08).

/// <summary>An event of a campaign stream.</summary>
public interface ICampaignEvent;

/// <summary>The campaign was opened. Retrospective (补录) = for a past year: no lock, and marked on each filing.</summary>
public sealed record CampaignOpened(
    int FiscalYear, string Issuer, string Notice, string Title, string RulePack, ImmutableArray<string> Forms, bool Retrospective)
    : ICampaignEvent;

/// <summary>A special fund or direction was put in scope, or got another name or office.</summary>
public sealed record DirectionAdded(string Code, string Name, string? Office) : ICampaignEvent;

/// <summary>A budget unit was put in scope, or got another name or kind.</summary>
public sealed record UnitEnlisted(string Code, string Name, string Kind) : ICampaignEvent;

/// <summary>Units of a kind send a form to an office by a date; laid again, the later stands.</summary>
public sealed record RouteLaid(
    string Form, string UnitKind, string? Direction, string Office, DateOnly Due, string? Contact) : ICampaignEvent;

/// <summary>The campaign was closed; nothing in it changes any more.</summary>
public sealed record CampaignClosed(string? Note) : ICampaignEvent;
