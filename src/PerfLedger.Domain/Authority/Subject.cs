using System.Collections.Immutable;

namespace PerfLedger.Domain.Authority;

/// <summary>What an act is done to. What is null does not apply: a calendar belongs to no unit.</summary>
public sealed record Subject
{
    /// <summary>Of no unit: calendars, libraries, templates, jobs.</summary>
    public static Subject None { get; } = new();

    /// <summary>Code of the unit it belongs to; of a campaign its issuer.</summary>
    public string? Unit { get; init; }

    /// <summary>Name of that unit, for the sentence.</summary>
    public string? UnitName { get; init; }

    /// <summary>Stream id of the campaign it belongs to.</summary>
    public string? Campaign { get; init; }

    /// <summary>Codes of its project and its special fund: what a direction of a campaign is named by.</summary>
    public ImmutableArray<string> Directions { get; init; } = [];

    /// <summary>Year judged.</summary>
    public int? FiscalYear { get; init; }

    /// <summary>Stream id of the form or report.</summary>
    public string? Form { get; init; }

    /// <summary>The block of the form; null = the form as a whole.</summary>
    public Block? Block { get; init; }

    /// <summary>Id of the person the block is assigned to; null = nobody.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Id of the person whose rights change.</summary>
    public string? Person { get; init; }

    /// <summary>True when a registration leaves the person the roles they have.</summary>
    public bool IsSameRoles { get; init; }

    /// <summary>Unit that issued the campaign.</summary>
    public string? Issuer => StreamIds.Parse(Campaign) is { Kind: "campaign" } id ? id.Segments[0] : null;
}
