using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.People;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.People.Pages;

/// <summary>The register of persons.</summary>
/// <param name="Text">What was looked for.</param>
/// <param name="Role">Role asked for, in the words of the ledger.</param>
/// <param name="Rows">The persons of the page.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Total">Persons in all.</param>
/// <param name="Size">Persons a page.</param>
/// <param name="Registers">The person registers others.</param>
/// <param name="SeesContact">Mail and telephone are shown.</param>
public sealed record PeopleModel(
    string? Text, string? Role, IReadOnlyList<PersonRow> Rows, int Number, int Total, int Size, bool Registers, bool SeesContact);

/// <summary>A role as it stands, registered or granted.</summary>
/// <param name="Grant">Number of the grant; null for a role of the home unit.</param>
/// <param name="Role">The role.</param>
/// <param name="Scope">Its limits in words.</param>
/// <param name="IsInForce">False when it has run out.</param>
/// <param name="Reason">Why it was granted.</param>
public sealed record ShownRole(string? Grant, Role Role, string Scope, bool IsInForce, string? Reason)
{
    /// <summary>What the role may do.</summary>
    public string Acts => string.Join('、', Enum.GetValues<Act>().Where(a => RightsTable.Knows(Role, a)).Select(Names.Of));
}

/// <summary>How a person signs in.</summary>
/// <param name="Name">Sign-in name.</param>
/// <param name="IsLocked">Closed by an administrator.</param>
/// <param name="LockedUntil">Locked after wrong passwords; null when not.</param>
/// <param name="HasCodes">One-time codes are set up.</param>
/// <param name="MustChange">The password was given by somebody else.</param>
public sealed record ShownAccount(string Name, bool IsLocked, DateTimeOffset? LockedUntil, bool HasCodes, bool MustChange);

/// <summary>A token of a person; its text is kept nowhere.</summary>
/// <param name="Number">Its number, as t-1.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Role">The role it acts in.</param>
/// <param name="Until">Its last day; null = until it is revoked.</param>
/// <param name="LastUsed">When it was last shown; null = never.</param>
/// <param name="State">Whether it opens anything.</param>
public sealed record ShownToken(
    string Number, string Purpose, string Role, DateOnly? Until, DateTimeOffset? LastUsed, TokenState State);

/// <summary>Whether a token opens anything.</summary>
public enum TokenState
{
    /// <summary>It does.</summary>
    Standing,

    /// <summary>Its last day is over.</summary>
    Over,

    /// <summary>It was taken back.</summary>
    Revoked,
}

/// <summary>One person.</summary>
/// <param name="Person">As it stands.</param>
/// <param name="Roles">Roles of the home unit, then granted ones.</param>
/// <param name="Story">What was done to it.</param>
/// <param name="Names">Names of persons by id.</param>
public sealed record PersonModel(
    Person Person, IReadOnlyList<ShownRole> Roles, IReadOnlyList<PersonChange> Story, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Id of the person.</summary>
    public string Id => Person.Registered!.Id;

    /// <summary>Mail and telephone are shown.</summary>
    public bool SeesContact { get; init; }

    /// <summary>Who looks may register, grant and close.</summary>
    public bool Grants { get; init; }

    /// <summary>Who looks keeps the ways in of this person.</summary>
    public bool KeepsAccounts { get; init; }

    /// <summary>Who looks may give a contact.</summary>
    public bool GivesContact { get; init; }

    /// <summary>How the person signs in; null when not at all.</summary>
    public ShownAccount? Account { get; init; }

    /// <summary>Tokens of the person, in the order they were issued.</summary>
    public IReadOnlyList<ShownToken> Tokens { get; init; } = [];

    /// <summary>What was refused.</summary>
    public Tried? Tried { get; init; }

    /// <summary>What was just done.</summary>
    public string? Said { get; init; }

    /// <summary>A one-time password: shown this once and kept nowhere.</summary>
    public string? Password { get; init; }
}
