using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>
/// The session of a signed-in person: a cookie whose content is looked up again at every request, so that it ends at once when account,
/// role or person goes. It ends after 30 minutes without a request and 12 hours after sign-in in any case.
/// </summary>
internal static class Sessions
{
    public const string Scheme = "session", HalfWay = "half-way";
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromHours(12), Freshness = TimeSpan.FromMinutes(5);

    private const string Stamp = "stamp", Role = "role", Session = "session", Code = "code", Since = "since", Proven = "proven";

    /// <summary>What the cookie of a new session says.</summary>
    public static ClaimsPrincipal Begin(Account account, string role, bool code, DateTimeOffset now) => Principal(account.Id,
        (Stamp, account.SecurityStamp!), (Role, role), (Session, Guid.CreateVersion7().ToString("N")), (Code, code ? "1" : "0"),
        (Since, Text(now)), (Proven, Text(now)));

    /// <summary>Takes another of the person's roles.</summary>
    public static async Task ActAsync(HttpContext http, string role)
    {
        if (!Officer.Of(http).Roles.Contains(role))
            throw new CliException(ExitCodes.Refused, $"您没有角色“{RoleNames.Of(role)}”。");
        await http.SignInAsync(Scheme, Continue(http.User, role: role));
    }

    /// <summary>Goes on under the account as it stands now: other sessions of it have ended.</summary>
    public static Task ContinueAsync(HttpContext http, Account account, bool? code = null, DateTimeOffset? proven = null) =>
        http.SignInAsync(Scheme, Continue(http.User, stamp: account.SecurityStamp, code: code, proven: proven));

    /// <summary>The session goes on with these things changed.</summary>
    private static ClaimsPrincipal Continue(
        ClaimsPrincipal now, string? role = null, string? stamp = null, bool? code = null, DateTimeOffset? proven = null)
    {
        string Kept(string name) => now.FindFirstValue(name)!;
        return Principal(AccountOf(now),
            (Stamp, stamp ?? Kept(Stamp)), (Role, role ?? Kept(Role)), (Session, Kept(Session)),
            (Code, code is { } given ? given ? "1" : "0" : Kept(Code)), (Since, Kept(Since)),
            (Proven, proven is { } at ? Text(at) : Kept(Proven)));
    }

    /// <summary>Password given, code not yet.</summary>
    public static ClaimsPrincipal HalfOf(Account account) => Principal(account.Id, (Stamp, account.SecurityStamp!));

    public static Guid AccountOf(ClaimsPrincipal principal) =>
        Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    /// <summary>True when the half-way cookie is of this account as it stands.</summary>
    public static bool IsOf(ClaimsPrincipal half, Account account) => half.FindFirstValue(Stamp) == account.SecurityStamp;

    /// <summary>Called by the cookie handler at every request that brings a cookie. Style and scripts ask for nobody.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ForNobody>() is not null)
        {
            context.RejectPrincipal(); // for this answer; the cookie stays
            return;
        }

        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var officer = context.Principal is { } p && now - At(p, Since) < Longest
            ? await FindAsync(http.RequestServices.GetRequiredService<Sight>(), p, http.RequestAborted)
            : null;
        if (officer is not null)
        {
            http.Items[typeof(Officer)] = officer;
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(Scheme);
    }

    private static async Task<Officer?> FindAsync(Sight sight, ClaimsPrincipal p, CancellationToken ct)
    {
        var role = p.FindFirstValue(Role)!;
        if (await sight.FindAsync(AccountOf(p), p.FindFirstValue(Stamp)!, ct) is not { Seen: { } seen } looked) return null;
        var roles = looked.Roles;
        return !roles.Contains(role) ? null : new Officer(AccountOf(p), looked.Person, looked.Name, looked.Unit, seen.UnitName, roles,
            role, p.FindFirstValue(Session)!, looked.MustChange, p.FindFirstValue(Code) == "1", At(p, Proven))
        {
            Reach = seen.Reach,
            Units = seen.Units,
        };
    }

    private static ClaimsPrincipal Principal(Guid account, params (string Name, string Value)[] facts) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.ToString()), .. facts.Select(f => new Claim(f.Name, f.Value))], Scheme));

    private static string Text(DateTimeOffset instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset At(ClaimsPrincipal p, string name) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(p.FindFirstValue(name)!, CultureInfo.InvariantCulture));
}
