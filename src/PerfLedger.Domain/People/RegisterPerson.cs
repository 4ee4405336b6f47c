using System.Collections.Immutable;

namespace PerfLedger.Domain.People;

/// <summary>Registers a person, or a change of name, unit or roles.</summary>
/// <param name="Id">Immutable id, a segment of its stream id; never a name.</param>
/// <param name="Name">Name as signed; personal data.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Roles">Roles the person may act in.</param>
public sealed record RegisterPerson(string Id, string Name, string Unit, ImmutableArray<Role> Roles)
{
    /// <summary>Decides.</summary>
    public Decision<IPersonEvent> Decide(Person state)
    {
        if (!StreamIds.IsSegment(Id) || string.IsNullOrWhiteSpace(Name) || !StreamIds.IsSegment(Unit) || Roles.IsDefaultOrEmpty)
            return Refusals.PersonIsIncomplete();
        if (SeparationRule.Check([.. Roles, .. state.Grants.Values.Select(g => g.Role)]) is { } mixed) return mixed;
        if (state.Registered is not { } standing) return Registered();
        if (standing.Id != Id) return Refusals.PersonIsAnother(standing.Id);
        var same = (standing.Name, standing.Unit) == (Name, Unit) && standing.Roles.SequenceEqual(Roles.Distinct().Order());
        return same ? Decision<IPersonEvent>.Nothing : Registered();
    }

    private IPersonEvent[] Registered() => [new PersonRegistered(Id, Name, Unit, [.. Roles.Distinct().Order()])];
}
