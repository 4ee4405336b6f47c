using System.Collections.Immutable;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.People;

namespace PerfLedger.Domain.Authority;

/// <summary>A person with what was granted to them.</summary>
/// <param name="Person">As folded.</param>
/// <param name="IsFirst">True for the first person of the ledger, who registers the others.</param>
public sealed record Holder(Person Person, bool IsFirst = false)
{
    /// <summary>Immutable id; empty before registration.</summary>
    public string Id => Person.Registered?.Id ?? "";

    /// <summary>Home unit; empty before registration.</summary>
    public string Unit => Person.Registered?.Unit ?? "";

    /// <summary>
    /// The roles as they stand at an instant: those of the home unit, without a limit, then those granted further and not yet over.
    /// </summary>
    public IEnumerable<Standing> At(DateTimeOffset now) => Person.Closed || Person.Registered is not { } home ? [] :
    [
        .. home.Roles.Select(r => new Standing(r, home.Unit, null)),
        .. Person.Grants.Values.Where(g => IsInForce(g.Scope, now)).Select(g => new Standing(g.Role, UnitOf(g, home.Unit), g.Scope)),
    ];

    /// <summary>The roles the person can act in at an instant, each once.</summary>
    public ImmutableArray<Role> RolesAt(DateTimeOffset now) => [.. At(now).Select(s => s.Role).Distinct()];

    /// <summary>True while a limit in time has not run out: its last day counts to 24:00, Asia/Shanghai.</summary>
    public static bool IsInForce(Scope scope, DateTimeOffset now) => scope.Until is not { } day || now < DueDates.EndOf(day);

    // Who fills or heads does so for a unit; an office may have a direction or a campaign wherever its forms come from.
    private static string? UnitOf(RoleGranted granted, string home) =>
        granted.Scope.Unit ?? (granted.Role is Role.Filler or Role.Head ? home : null);
}

/// <summary>One role as it stands.</summary>
/// <param name="Role">The role.</param>
/// <param name="Unit">The unit it is held in; null = wherever the scope leads.</param>
/// <param name="Scope">Its limits; null for a role of the home unit.</param>
public sealed record Standing(Role Role, string? Unit, Scope? Scope)
{
    /// <summary>True when no limit of the scope shuts the subject out; the unit is not asked here.</summary>
    public bool IsOpenTo(Subject s) => Scope is not { } limit || (
        (limit.Campaign is null || limit.Campaign == s.Campaign)
        && (limit.Direction is null || s.Directions.Contains(limit.Direction))
        && (limit.FiscalYear is null || limit.FiscalYear == s.FiscalYear)
        && (limit.Block is null || limit.Block == s.Block)
        && (limit.Sample.IsDefaultOrEmpty || (s.Form is not null && limit.Sample.Contains(s.Form))));
}
