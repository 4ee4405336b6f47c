using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PerfLedger.Domain.People;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>Setting up one-time codes (RFC 6238) on a device of the person's own.</summary>
internal static class CodePages
{
    private const int RecoveryCodes = 10;

    public static void Map(WebApplication app)
    {
        app.MapGet("/account/code", ShowAsync).WithMetadata(new DuringErrands());
        app.MapPost("/account/code", EnrolAsync).WithMetadata(new DuringErrands());
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SignIn signIn, UserManager<Account> accounts, LedgerSession session)
    {
        var account = await signIn.AccountAsync(http);
        return View.Page<EnrolPage>(await ModelAsync(http, account, accounts, session));
    }

    private static async Task<IResult> EnrolAsync(
        HttpContext http, SignIn signIn, UserManager<Account> accounts, LedgerSession session, [FromForm] string? code)
    {
        var account = await signIn.AccountAsync(http);
        if (account.TwoFactorEnabled) return Results.LocalRedirect("/account/code");
        var digits = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
            return View.Page<EnrolPage>(await ModelAsync(http, account, accounts, session) with
            {
                Wrong = "动态码不对：请核对密钥是否抄全、设备时间是否准确，再输入当前的六位数字。",
            }, StatusCodes.Status422UnprocessableEntity);
        AccountDesk.Require(await accounts.SetTwoFactorEnabledAsync(account, true));
        await AccountDesk.SeenAsync(session.Ledger, account.PersonId, SignInChange.CodesEnrolled, CancellationToken.None);
        var recovery = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await Sessions.ContinueAsync(http, account, code: true);
        return View.Page<EnrolPage>(new EnrolModel(true, "", "", false) { Recovery = [.. recovery!] });
    }

    private static async Task<EnrolModel> ModelAsync(
        HttpContext http, Account account, UserManager<Account> accounts, LedgerSession session)
    {
        var demanded = Officer.Of(http).OwesCode;
        if (account.TwoFactorEnabled) return new EnrolModel(true, "", "", demanded);
        if (await accounts.GetAuthenticatorKeyAsync(account) is not { Length: > 0 } key)
        {
            AccountDesk.Require(await accounts.ResetAuthenticatorKeyAsync(account)); // also a new stamp: this session goes on
            await Sessions.ContinueAsync(http, account);
            key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        }

        var label = Uri.EscapeDataString($"PerfLedger {session.Name}:{account.UserName}");
        return new EnrolModel(false, Grouped(key), $"otpauth://totp/{label}?secret={key}&issuer=PerfLedger", demanded);
    }

    private static string Grouped(string key) => string.Join(' ', key.Chunk(4).Select(c => new string(c)));
}

/// <summary>Setting up one-time codes.</summary>
/// <param name="Enabled">They are set up.</param>
/// <param name="Secret">The secret in groups of four.</param>
/// <param name="Address">The same as an otpauth address.</param>
/// <param name="Demanded">The person's role demands them before anything else.</param>
public sealed record EnrolModel(bool Enabled, string Secret, string Address, bool Demanded)
{
    /// <summary>Codes for the day the device is lost: shown this once.</summary>
    public IReadOnlyList<string> Recovery { get; init; } = [];

    /// <summary>Why the code was not taken.</summary>
    public string? Wrong { get; init; }
}
