using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>Accounts and sessions as services: for the web host, and without it for the words that keep accounts.</summary>
internal static class AccountServices
{
    public const int LeastPassword = 12, MostFailures = 5;
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    public static void Add(IServiceCollection services, NpgsqlDataSource main, CookieSecurePolicy secure, X509Certificate2? certificate)
    {
        AddAccounts(services, main);
        services.AddScoped(s => s.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http && Officer.Find(http) is { } officer
            ? officer.Actor(http) : Actors.Console); // outside a request it is the program's own
        services.AddScoped<SignIn>();
        var keys = services.AddDataProtection().SetApplicationName("perfledger");
        if (certificate is not null) keys.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        services.Configure<KeyManagementOptions>(o => o.XmlRepository = new KeyRing(main));
        services.AddAuthentication(Sessions.Scheme)
            .AddCookie(Sessions.Scheme, o => Session(o, secure))
            .AddCookie(Sessions.HalfWay, o =>
            {
                Plain(o, "perfledger-half-way", secure);
                o.ExpireTimeSpan = Sessions.Freshness;
                o.SlidingExpiration = false;
            });
    }

    /// <summary>What keeps accounts: passwords as Identity hashes them (PBKDF2 with HMAC-SHA512).</summary>
    public static void AddAccounts(IServiceCollection services, NpgsqlDataSource main)
    {
        services.AddLogging();
        services.AddDbContext<AuthDb>(o => o.UseNpgsql(main));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000); // OWASP, Password Storage Cheat Sheet
        services.AddIdentityCore<Account>(o =>
            {
                o.Password = new PasswordOptions
                {
                    RequiredLength = LeastPassword,
                    RequiredUniqueChars = 5,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                o.Lockout = new LockoutOptions { MaxFailedAccessAttempts = MostFailures, DefaultLockoutTimeSpan = LockOut };
            })
            .AddUserStore<AccountStore>()
            .AddErrorDescriber<ChineseErrors>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<AccountDesk>();
    }

    private static void Session(CookieAuthenticationOptions o, CookieSecurePolicy secure)
    {
        Plain(o, "perfledger-session", secure);
        o.ExpireTimeSpan = Sessions.Idle;
        o.SlidingExpiration = true;
        o.LoginPath = "/sign-in";
        o.ReturnUrlParameter = "to";
        o.Events.OnValidatePrincipal = Sessions.ValidateAsync;
        o.Events.OnCheckSlidingExpiration = c =>
        {
            c.ShouldRenew &= !Unattended.Is(c.HttpContext);
            return Task.CompletedTask;
        };
        // Addresses are pages, not an interface for programs: a person is led to the sign-in.
        o.Events.OnRedirectToLogin = Leads;
        o.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static Task Leads(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Headers.XRequestedWith == "XMLHttpRequest" || request.Headers.ContainsKey(Unattended.Header))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized; // a script cannot sign in: it says so to the person
            return Task.CompletedTask;
        }

        var to = HttpMethods.IsGet(request.Method) && request.Path != "/" ? request.Path + request.QueryString : "";
        context.Response.Redirect("/sign-in" + (to.Length == 0 ? "" : QueryString.Create("to", to)));
        return Task.CompletedTask;
    }

    private static void Plain(CookieAuthenticationOptions o, string name, CookieSecurePolicy secure)
    {
        o.Cookie.Name = name;
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = secure;
        o.Cookie.IsEssential = true;
    }
}
