using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>What a signed-in person owes before anything else: his own password, then a one-time code where demanded.</summary>
internal sealed class Errands(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (Officer.Find(http) is not { } officer || http.GetEndpoint()?.Metadata.GetMetadata<DuringErrands>() is not null
            || http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null)
            return next(http);
        if (officer.MustChange) http.Response.Redirect("/account/password");
        else if (officer.OwesCode) http.Response.Redirect("/account/code");
        else return next(http);
        return Task.CompletedTask;
    }
}

/// <summary>Marks the addresses by which an errand is done, and the way out.</summary>
internal sealed record DuringErrands;
