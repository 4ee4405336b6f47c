using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>For steps that leave a signature, such as filing: who takes them gave the password within the last five minutes.</summary>
internal static class Freshness
{
    /// <summary>Leads to the password first, and back to the page from which the step is taken.</summary>
    public static RouteHandlerBuilder DemandsPasswordAgain(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(async (call, next) =>
    {
        var http = call.HttpContext;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (now - Officer.Of(http).Proven < Sessions.Freshness) return await next(call);
        var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : From(http);
        return Results.LocalRedirect(Addresses.Of("/account/again", ("to", back)));
    });

    // The page whose form was sent: what was filled in there is sent again by the person, who now stands in for it.
    private static string From(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == http.Request.Host.Value
            ? page.PathAndQuery
            : "/";
}
