using System.Globalization;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.People;

/// <summary>Grants a role within limits, beyond those of the home unit.</summary>
/// <param name="Role">The role.</param>
/// <param name="Scope">Its limits.</param>
/// <param name="Reason">Why.</param>
/// <param name="Now">The instant of the decision.</param>
public sealed record GrantRole(Role Role, Scope Scope, Reason Reason, DateTimeOffset Now)
{
    /// <summary>Decides.</summary>
    public Decision<IPersonEvent> Decide(Person state)
    {
        if (state.Registered is not { } person) return Refusals.PersonIsUnknown();
        if (state.Closed) return Refusals.AccountIsClosed(person.Id);
        if (state.Grants.Values.Any(g => g.Role == Role && g.Scope == Scope)) return Decision<IPersonEvent>.Nothing;
        if (ScopeRule.Check(Role, Scope, Now) is { } no) return no;
        if (SeparationRule.Check([.. person.Roles, .. state.Grants.Values.Select(g => g.Role), Role]) is { } mixed) return mixed;
        if (Reason.Check() is { } empty) return empty;
        var number = (state.GrantsEver + 1).ToString(CultureInfo.InvariantCulture);
        return new IPersonEvent[] { new RoleGranted("g-" + number, Role, Scope, Reason) };
    }
}

/// <summary>Takes a grant back.</summary>
/// <param name="Grant">Its number.</param>
/// <param name="Reason">Why.</param>
public sealed record RevokeRole(string Grant, Reason Reason)
{
    /// <summary>Decides.</summary>
    public Decision<IPersonEvent> Decide(Person state)
    {
        if (state.Registered is null) return Refusals.PersonIsUnknown();
        if (!state.Grants.ContainsKey(Grant)) return Refusals.GrantIsUnknown(Grant, state.Grants.Keys);
        return Reason.Check() is { } empty ? empty : new IPersonEvent[] { new RoleRevoked(Grant, Reason) };
    }
}

/// <summary>Closes an account: from now on the person does nothing in the ledger.</summary>
/// <param name="Reason">Why.</param>
public sealed record CloseAccount(Reason Reason)
{
    /// <summary>Decides.</summary>
    public Decision<IPersonEvent> Decide(Person state)
    {
        if (state.Registered is null) return Refusals.PersonIsUnknown();
        if (state.Closed) return Decision<IPersonEvent>.Nothing;
        return Reason.Check() is { } empty ? empty : new IPersonEvent[] { new AccountClosed(Reason) };
    }
}

/// <summary>Opens a closed account again.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReopenAccount(Reason Reason)
{
    /// <summary>Decides.</summary>
    public Decision<IPersonEvent> Decide(Person state)
    {
        if (state.Registered is null) return Refusals.PersonIsUnknown();
        if (!state.Closed) return Decision<IPersonEvent>.Nothing;
        return Reason.Check() is { } empty ? empty : new IPersonEvent[] { new AccountReopened(Reason) };
    }
}
