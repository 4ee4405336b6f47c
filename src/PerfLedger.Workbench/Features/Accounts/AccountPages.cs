using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>Signing in and out, the role one acts in, the password.</summary>
internal static class AccountPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/sign-in", (string? to) => View.Page<SignInPage>(new SignInModel(Local(to)))).AllowAnonymous();
        app.MapPost("/sign-in", PasswordAsync).AllowAnonymous();
        app.MapGet("/sign-in/code", (string? to) => View.Page<CodePage>(new SignInModel(Local(to)))).AllowAnonymous();
        app.MapPost("/sign-in/code", CodeAsync).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).WithMetadata(new DuringErrands());
        app.MapPost("/account/role", RoleAsync);
        app.MapGet("/account/password", (HttpContext http) => View.Page<PasswordPage>(new PasswordModel(Officer.Of(http).MustChange)))
            .WithMetadata(new DuringErrands());
        app.MapPost("/account/password", ChangeAsync).WithMetadata(new DuringErrands());
        app.MapGet("/account/again", (string? to) => View.Page<AgainPage>(new SignInModel(Local(to))));
        app.MapPost("/account/again", AgainAsync);
        CodePages.Map(app);
    }

    /// <summary>An address of this program, or the desk: a sign-in never leads elsewhere.</summary>
    public static string Local(string? to) =>
        to is ['/', ..] && !to.StartsWith("//", StringComparison.Ordinal) && !to.Contains('\\') && !to.Any(char.IsControl) ? to : "/";

    private static async Task<IResult> PasswordAsync(
        HttpContext http, SignIn signIn, [FromForm] string? name, [FromForm] string? password, [FromForm] string? to)
    {
        var goal = Local(to);
        return await signIn.PasswordAsync(http, name?.Trim() ?? "", password ?? "") switch
        {
            Attempt.Done => Results.LocalRedirect(goal),
            Attempt.CodeAsked => Results.LocalRedirect("/sign-in/code" + QueryString.Create("to", goal)),
            var failed => Again<SignInPage>(failed, new SignInModel(goal, name?.Trim(), Sentence(failed, "登录名或密码不对。"))),
        };
    }

    private static async Task<IResult> CodeAsync(HttpContext http, SignIn signIn, [FromForm] string? code, [FromForm] string? to)
    {
        var goal = Local(to);
        return await signIn.CodeAsync(http, code ?? "") switch
        {
            Attempt.Done => Results.LocalRedirect(goal),
            null => Results.LocalRedirect("/sign-in" + QueryString.Create("to", goal)),
            { } failed => Again<CodePage>(failed, new SignInModel(goal, null, Sentence(failed, "动态码不对、已用过或已过时。请等下一个再输。"))),
        };
    }

    private static async Task<IResult> AgainAsync(HttpContext http, SignIn signIn, [FromForm] string? password, [FromForm] string? to)
    {
        var goal = Local(to);
        return await signIn.AgainAsync(http, password ?? "") switch
        {
            Attempt.Done => Results.LocalRedirect(goal),
            var failed => Again<AgainPage>(failed, new SignInModel(goal, null, Sentence(failed, "密码不对。"))),
        };
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, [FromForm] string? to)
    {
        await http.SignOutAsync(Sessions.Scheme);
        return Results.LocalRedirect("/sign-in" + (to is null ? "" : QueryString.Create("to", Local(to))));
    }

    private static async Task<IResult> RoleAsync(HttpContext http, [FromForm] string? role, [FromForm] string? to)
    {
        await Sessions.ActAsync(http, role ?? "");
        return Results.LocalRedirect(Local(to));
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http, SignIn signIn, Microsoft.AspNetCore.Identity.UserManager<Account> accounts,
        [FromForm] string? now, [FromForm] string? then, [FromForm] string? again)
    {
        var account = await signIn.AccountAsync(http);
        List<string> wrong = [];
        if (then != again) wrong.Add("两次输入的新密码不一样。");
        if (then == now) wrong.Add("新密码须与原密码不同。");
        if (wrong.Count == 0)
        {
            account.MustChange = false;
            var changed = await accounts.ChangePasswordAsync(account, now ?? "", then ?? "");
            wrong.AddRange(changed.Errors.Select(e => e.Description));
        }

        if (wrong.Count > 0)
            return View.Page<PasswordPage>(new PasswordModel(Officer.Of(http).MustChange) { Wrong = wrong },
                StatusCodes.Status422UnprocessableEntity);
        await Sessions.ContinueAsync(http, account);
        return Results.LocalRedirect("/");
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<TPage> Again<TPage>(Attempt failed, SignInModel model)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        View.Page<TPage>(model, failed == Attempt.LockedOut ? StatusCodes.Status423Locked : StatusCodes.Status401Unauthorized);

    private static string Sentence(Attempt failed, string wrong) => failed == Attempt.LockedOut
        ? string.Create(CultureInfo.InvariantCulture,
            $"连续 {AccountServices.MostFailures} 次不对，这个登录已锁定 {AccountServices.LockOut.TotalMinutes:0} 分钟。请稍后再试，或请管理员重置。")
        : wrong;
}

/// <summary>A step of signing in.</summary>
/// <param name="To">Where it leads.</param>
/// <param name="Name">As typed.</param>
/// <param name="Wrong">Why it did not succeed.</param>
public sealed record SignInModel(string To, string? Name = null, string? Wrong = null);

/// <summary>Changing the password.</summary>
/// <param name="Demanded">It was given by somebody else and must be changed first.</param>
public sealed record PasswordModel(bool Demanded)
{
    /// <summary>All that is wrong with what was typed.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];
}
