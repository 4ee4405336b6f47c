namespace PerfLedger.Domain.Organisation;

/// <summary>An event of a unit stream.</summary>
public interface IUnitEvent;

/// <summary>A unit was put into the organisation tree, or got another name, place or kind; the code is for ever.</summary>
/// <param name="Code">Code as in forms and campaigns.</param>
/// <param name="Name">Name as printed.</param>
/// <param name="Parent">Code of the unit above it; null at the top.</param>
/// <param name="Kind">An ASCII word such as department, city, school.</param>
public sealed record UnitRegistered(string Code, string Name, string? Parent, string Kind) : IUnitEvent;

/// <summary>The state of one unit.</summary>
public sealed record Unit
{
    /// <summary>Before the first event.</summary>
    public static Unit Initial { get; } = new();

    /// <summary>As last registered; null before.</summary>
    public UnitRegistered? Registered { get; init; }

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a unit stream.</exception>
    public static Unit Evolve(Unit s, IUnitEvent e, EventMeta m) => e switch
    {
        UnitRegistered x => s with { Registered = x },
        _ => throw new InvalidOperationException($"No unit knows the event {e.GetType().Name}."),
    };
}

/// <summary>Registers a unit, or a change of its name, place or kind.</summary>
/// <param name="As">As it shall stand.</param>
/// <param name="Tree">The tree as it stands, at least the units above the parent.</param>
public sealed record RegisterUnit(UnitRegistered As, OrganisationTree Tree)
{
    /// <summary>Decides.</summary>
    public Decision<IUnitEvent> Decide(Unit state)
    {
        if (!StreamIds.IsSegment(As.Code) || string.IsNullOrWhiteSpace(As.Name) || !StreamIds.IsSegment(As.Kind))
            return Refusals.UnitIsHalfNamed();
        if (As.Parent is { } parent)
        {
            if (parent != As.Code && Tree.Find(parent) is null) return Refusals.UnitAboveIsUnknown(parent);
            if (parent == As.Code || Tree.Above(parent).Contains(As.Code)) return Refusals.UnitIsUnderItself(As.Code, parent);
        }

        return state.Registered == As ? Decision<IUnitEvent>.Nothing : new IUnitEvent[] { As };
    }
}
