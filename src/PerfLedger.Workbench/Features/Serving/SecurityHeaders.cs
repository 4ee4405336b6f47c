using Microsoft.AspNetCore.Http;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>What every answer tells the browser: nothing from elsewhere, nothing inline, no frame, no copy of a page on disk.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, WebSettings settings)
{
    public const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY"; // for browsers that do not know frame-ancestors
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers.CacheControl = "no-cache, no-store";
        if (settings.BehindHttps) headers.StrictTransportSecurity = "max-age=31536000";
        return next(http);
    }
}
