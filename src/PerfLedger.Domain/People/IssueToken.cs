using System.Globalization;

namespace PerfLedger.Domain.People;

/// <summary>Records what became of a sign-in.</summary>
/// <param name="Change">What.</param>
public sealed record ChangeSignIn(SignInChange Change)
{
    /// <summary>Decides.</summary>
    public Decision<IPersonEvent> Decide(Person state) =>
        state.Registered is null ? Refusals.PersonIsUnknown() : new IPersonEvent[] { new SignInChanged(Change) };
}

/// <summary>Issues a token for programs, in one of the person's roles.</summary>
/// <param name="Role">The role.</param>
/// <param name="Until">Its last day; null = until it is revoked.</param>
/// <param name="Today">By the clock of the ledger.</param>
public sealed record IssueToken(Role Role, DateOnly? Until, DateOnly Today)
{
    /// <summary>Decides.</summary>
    public Decision<IPersonEvent> Decide(Person state)
    {
        if (state.Registered is not { } person) return Refusals.PersonIsUnknown();
        if (state.Closed) return Refusals.AccountIsClosed(person.Id);
        if (!person.Roles.Contains(Role) && !state.Grants.Values.Any(g => g.Role == Role))
            return Refusals.RoleIsNotHeld(Role, person.Roles);
        if (Until < Today) return Refusals.TokenIsOverAlready(Until.Value);
        var number = (state.TokensEver + 1).ToString(CultureInfo.InvariantCulture);
        return new IPersonEvent[] { new TokenIssued("t-" + number, Role, Until) };
    }
}

/// <summary>Takes a token back.</summary>
/// <param name="Token">Its number.</param>
public sealed record RevokeToken(string Token)
{
    /// <summary>Decides.</summary>
    public Decision<IPersonEvent> Decide(Person state)
    {
        if (state.Registered is null) return Refusals.PersonIsUnknown();
        return state.Tokens.ContainsKey(Token) ? new IPersonEvent[] { new TokenRevoked(Token) }
            : Refusals.TokenIsUnknown(Token, state.Tokens.Keys);
    }
}
