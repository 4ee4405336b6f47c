using System.Collections.Immutable;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.People;

/// <summary>An event of a person stream.</summary>
public interface IPersonEvent;

/// <summary>A person was registered, or name, unit or roles changed; the id is for ever. The name is personal data.</summary>
public sealed record PersonRegistered(string Id, string Name, string Unit, ImmutableArray<Role> Roles) : IPersonEvent;

/// <summary>Where the person is reached from now on; null = nowhere. Both are personal data.</summary>
public sealed record ContactGiven(string? Email, string? Phone) : IPersonEvent;

/// <summary>A role beyond those of the home unit was granted within limits.</summary>
/// <param name="Grant">Number of the grant in its stream: g-1, g-2; never used again.</param>
/// <param name="Role">The role.</param>
/// <param name="Scope">Its limits.</param>
/// <param name="Reason">Why.</param>
public sealed record RoleGranted(string Grant, Role Role, Scope Scope, Reason Reason) : IPersonEvent;

/// <summary>A grant was taken back.</summary>
public sealed record RoleRevoked(string Grant, Reason Reason) : IPersonEvent;

/// <summary>The account was closed: whatever was granted stands still.</summary>
public sealed record AccountClosed(Reason Reason) : IPersonEvent;

/// <summary>The account was opened again, with what stood before.</summary>
public sealed record AccountReopened(Reason Reason) : IPersonEvent;

/// <summary>What became of a person's way into the pages; how he proves who he is stands outside the ledger.</summary>
public sealed record SignInChanged(SignInChange Change) : IPersonEvent;

/// <summary>A token for programs was issued to a person.</summary>
/// <param name="Token">Number of the token in its stream: t-1, t-2; never used again.</param>
/// <param name="Role">The role whoever shows it acts in.</param>
/// <param name="Until">Its last day; null = until it is revoked.</param>
public sealed record TokenIssued(string Token, Role Role, DateOnly? Until) : IPersonEvent;

/// <summary>A token was taken back.</summary>
public sealed record TokenRevoked(string Token) : IPersonEvent;

/// <summary>The state of one person.</summary>
public sealed record Person
{
    /// <summary>Before the first event.</summary>
    public static Person Initial { get; } = new();

    /// <summary>As last registered; null before.</summary>
    public PersonRegistered? Registered { get; init; }

    /// <summary>As last given; null before.</summary>
    public ContactGiven? Contact { get; init; }

    /// <summary>What was granted beyond the home roles and not taken back, by number.</summary>
    public ImmutableSortedDictionary<string, RoleGranted> Grants { get; init; } =
        ImmutableSortedDictionary<string, RoleGranted>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>How many grants there ever were.</summary>
    public int GrantsEver { get; init; }

    /// <summary>True while the account is closed.</summary>
    public bool Closed { get; init; }

    /// <summary>Tokens issued and not taken back, by number.</summary>
    public ImmutableSortedDictionary<string, TokenIssued> Tokens { get; init; } =
        ImmutableSortedDictionary<string, TokenIssued>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>How many tokens there ever were.</summary>
    public int TokensEver { get; init; }

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a person stream.</exception>
    public static Person Evolve(Person s, IPersonEvent e, EventMeta m) => e switch
    {
        PersonRegistered x => s with { Registered = x },
        ContactGiven x => s with { Contact = x },
        RoleGranted x => s with { Grants = s.Grants.SetItem(x.Grant, x), GrantsEver = s.GrantsEver + 1 },
        RoleRevoked x => s with { Grants = s.Grants.Remove(x.Grant) },
        AccountClosed => s with { Closed = true },
        AccountReopened => s with { Closed = false },
        SignInChanged => s,
        TokenIssued x => s with { Tokens = s.Tokens.SetItem(x.Token, x), TokensEver = s.TokensEver + 1 },
        TokenRevoked x => s with { Tokens = s.Tokens.Remove(x.Token) },
        _ => throw new InvalidOperationException($"No person knows the event {e.GetType().Name}."),
    };
}
