using System.Collections.Immutable;

namespace PerfLedger.Domain.People;

/// <summary>An event of a person stream.</summary>
public interface IPersonEvent;

/// <summary>A person was registered, or name, unit or roles changed; the id is for ever. The name is personal data.</summary>
public sealed record PersonRegistered(string Id, string Name, string Unit, ImmutableArray<Role> Roles) : IPersonEvent;

/// <summary>Where the person is reached from now on; null = nowhere. Both are personal data.</summary>
public sealed record ContactGiven(string? Email, string? Phone) : IPersonEvent;

/// <summary>The state of one person.</summary>
public sealed record Person
{
    /// <summary>Before the first event.</summary>
    public static Person Initial { get; } = new();

    /// <summary>As last registered; null before.</summary>
    public PersonRegistered? Registered { get; init; }

    /// <summary>As last given; null before.</summary>
    public ContactGiven? Contact { get; init; }

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a person stream.</exception>
    public static Person Evolve(Person s, IPersonEvent e, EventMeta m) => e switch
    {
        PersonRegistered x => s with { Registered = x },
        ContactGiven x => s with { Contact = x },
        _ => throw new InvalidOperationException($"No person knows the event {e.GetType().Name}."),
    };
}
