using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>How fast one session may write: no hand reaches it, a program gone wild does.</summary>
internal static class Pace
{
    public const string Name = "writes";

    private const int AtOnce = 120, ASecond = 40;

    public static void Add(IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.AddPolicy(Name, http => RateLimitPartition.GetTokenBucketLimiter(
            Officer.Find(http)?.Session ?? "",
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = AtOnce,
                TokensPerPeriod = ASecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                AutoReplenishment = true,
                QueueLimit = 0,
            }));
    });
}

/// <summary>Marks what a page asks by itself, without a person: it keeps no session alive.</summary>
internal sealed record Unattended
{
    /// <summary>Header of such a request to an address that people ask for too.</summary>
    public const string Header = "X-Unattended";

    public static bool Is(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Unattended>() is not null || http.Request.Headers.ContainsKey(Header);
}
