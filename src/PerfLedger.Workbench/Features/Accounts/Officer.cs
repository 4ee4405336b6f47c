using Microsoft.AspNetCore.Http;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>The person behind a request: signed in, still registered, acting in one of his roles.</summary>
/// <param name="Account">Id of the account.</param>
/// <param name="Person">Id of the person in the ledger.</param>
/// <param name="Name">Name, personal: it is shown, never used as a key.</param>
/// <param name="Unit">Code of the person's unit.</param>
/// <param name="UnitName">Name of that unit, or its code.</param>
/// <param name="Roles">All roles of the person, in the words of the ledger.</param>
/// <param name="Role">The one he acts in.</param>
/// <param name="Session">Id of the session.</param>
/// <param name="MustChange">The password is to be changed before anything else.</param>
/// <param name="HasCode">He proved a one-time code in this session.</param>
/// <param name="Proven">When he last proved who he is.</param>
public sealed record Officer(
    Guid Account, string Person, string Name, string Unit, string UnitName, IReadOnlyList<string> Roles, string Role, string Session,
    bool MustChange, bool HasCode, DateTimeOffset Proven)
{
    /// <summary>Codes of the units of which he may look at something (docs/rights.md), in whatever role.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>What he may look at, exact to the form.</summary>
    internal ReachSql? Reach { get; init; }

    // Who judges or organises: somebody else's figures hang on the account.
    private static readonly string[] Demanding =
        ["reviewer", "organiser", "systemadmin", "securityadmin", "auditadmin"];

    /// <summary>The role in Chinese.</summary>
    public string RoleName => RoleNames.Of(Role);

    /// <summary>True when a one-time code is demanded and was not given yet.</summary>
    public bool OwesCode => !HasCode && DemandsCode(Roles);

    /// <summary>True for persons whose password alone is not enough.</summary>
    public static bool DemandsCode(IEnumerable<string> roles) => roles.Any(Demanding.Contains);

    /// <summary>The officer of a request that needs one.</summary>
    public static Officer Of(HttpContext http) => Find(http) ?? throw new InvalidOperationException("This page needs a signed-in person.");

    /// <summary>The officer of a request; null when nobody is signed in.</summary>
    public static Officer? Find(HttpContext http) => http.Items[typeof(Officer)] as Officer;

    /// <summary>As the ledger records him.</summary>
    internal Actor Actor(HttpContext http) => new(
        Person, Role, Unit, Assurance.Session, Session: Session, ClientAddress: http.Connection.RemoteIpAddress?.ToString(),
        ClientProgram: "perfledger-web");
}
