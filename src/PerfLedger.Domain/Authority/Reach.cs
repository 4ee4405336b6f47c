using System.Collections.Immutable;
using PerfLedger.Domain.Organisation;

namespace PerfLedger.Domain.Authority;

/// <summary>What a person may look at: a form is in reach when one of the parts holds it.</summary>
/// <param name="Parts">The parts; none = nothing.</param>
public sealed record Reach(ImmutableArray<ReachPart> Parts)
{
    /// <summary>True when a form or report may be looked at; the same answer as <see cref="Rights.Check"/> for reading.</summary>
    public bool Holds(Subject subject, OrganisationTree tree) => Parts.Any(p => p.Holds(subject, tree));
}

/// <summary>One role's reach.</summary>
/// <param name="Unit">This unit and all under it; null = not limited by unit.</param>
/// <param name="Issuer">Also everything in campaigns this unit issued; null = no.</param>
/// <param name="Scope">Further limits.</param>
public sealed record ReachPart(string? Unit, string? Issuer, Scope? Scope)
{
    internal bool Holds(Subject subject, OrganisationTree tree)
    {
        if (Scope is not null && !new Standing(default, Unit, Scope with { Block = null }).IsOpenTo(subject)) return false;
        if (Unit is null || (Issuer is not null && subject.Issuer == Issuer)) return true;
        return subject.Unit is { } unit && tree.Of(Unit, unit) is Relation.Own or Relation.Child;
    }
}
