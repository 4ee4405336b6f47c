using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>How an attempt to sign in ended.</summary>
internal enum Attempt
{
    Done,
    Wrong,
    LockedOut,
    CodeAsked,
}

/// <summary>
/// Proves who a person is: password, then a one-time code where one is set up. Wrong ones of either kind count together; a name that does
/// not exist takes as long and is answered like a wrong password.
/// </summary>
internal sealed class SignIn(UserManager<Account> accounts, LedgerSession session, TimeProvider clock)
{
    private const string LastCode = "last-code";

    public async Task<Attempt> PasswordAsync(HttpContext http, string name, string password)
    {
        var account = await accounts.FindByNameAsync(name);
        if (account is null) accounts.PasswordHasher.HashPassword(Nobody, password);
        if (account is null || account.Closed) return Attempt.Wrong;
        if (await accounts.IsLockedOutAsync(account)) return Attempt.LockedOut;
        if (!await accounts.CheckPasswordAsync(account, password)) return await FailedAsync(account);
        if (!account.TwoFactorEnabled) return await BeginAsync(http, account, code: false);
        await http.SignInAsync(Sessions.HalfWay, Sessions.HalfOf(account));
        return Attempt.CodeAsked;
    }

    /// <summary>The second step; null when the first was too long ago.</summary>
    public async Task<Attempt?> CodeAsync(HttpContext http, string code)
    {
        var half = await http.AuthenticateAsync(Sessions.HalfWay);
        if (half.Principal is not { } first || await accounts.FindByIdAsync(Sessions.AccountOf(first).ToString()) is not { } account
            || account.Closed || !Sessions.IsOf(first, account)) return null;
        if (await accounts.IsLockedOutAsync(account)) return Attempt.LockedOut;
        if (!await IsCodeAsync(account, code)) return await FailedAsync(account);
        await http.SignOutAsync(Sessions.HalfWay);
        return await BeginAsync(http, account, code: true);
    }

    /// <summary>The password once more, for a step that must not be taken at a screen left open.</summary>
    public async Task<Attempt> AgainAsync(HttpContext http, string password)
    {
        var account = await AccountAsync(http);
        if (await accounts.IsLockedOutAsync(account)) return Attempt.LockedOut;
        if (!await accounts.CheckPasswordAsync(account, password)) return await FailedAsync(account);
        await accounts.ResetAccessFailedCountAsync(account);
        await Sessions.ContinueAsync(http, account, proven: clock.GetUtcNow());
        return Attempt.Done;
    }

    public Task<Account> AccountAsync(HttpContext http) => FindAsync(Officer.Of(http).Account);

    /// <summary>True for a code of the person's device that was not used just now, or for one of his recovery codes.</summary>
    private async Task<bool> IsCodeAsync(Account account, string code)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != 6) return (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim())).Succeeded;
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits)) return false;
        var used = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account.Id + digits)));
        if (await accounts.GetAuthenticationTokenAsync(account, Sessions.Scheme, LastCode) == used) return false;
        AccountDesk.Require(await accounts.SetAuthenticationTokenAsync(account, Sessions.Scheme, LastCode, used));
        return true;
    }

    private async Task<Attempt> FailedAsync(Account account)
    {
        AccountDesk.Require(await accounts.AccessFailedAsync(account));
        return await accounts.IsLockedOutAsync(account) ? Attempt.LockedOut : Attempt.Wrong;
    }

    private async Task<Attempt> BeginAsync(HttpContext http, Account account, bool code)
    {
        AccountDesk.Require(await accounts.ResetAccessFailedCountAsync(account));
        var holder = await Actors.HolderAsync(session.Ledger, account.PersonId, http.RequestAborted);
        if (holder?.RolesAt(await session.Ledger.ClockAsync(http.RequestAborted)) is not [var role, ..])
            return Attempt.Wrong; // registered no more, or without any role
        await http.SignInAsync(Sessions.Scheme,
            Sessions.Begin(account, role.ToString().ToLowerInvariant(), code, clock.GetUtcNow()));
        return Attempt.Done;
    }

    private async Task<Account> FindAsync(Guid id) => await accounts.FindByIdAsync(id.ToString())
        ?? throw new InvalidOperationException($"The session names the account {id}, which is gone.");

    private static Account Nobody { get; } = new() { PersonId = "" };
}
