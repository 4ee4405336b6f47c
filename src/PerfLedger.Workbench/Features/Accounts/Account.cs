using Microsoft.AspNetCore.Identity;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>A sign-in. Name, unit and roles are those of the person in the ledger; here stands only how he proves who he is.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required string PersonId { get; init; }

    /// <summary>The password was given by somebody else and is changed before anything else.</summary>
    public bool MustChange { get; set; }

    /// <summary>Closed by a person; a lock-out after wrong passwords is <see cref="IdentityUser{TKey}.LockoutEnd"/>.</summary>
    public bool Closed { get; set; }
}
