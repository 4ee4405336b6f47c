using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Workbench.Features.Reading;

/// <summary>
/// Writes the access log for every address, so that none forgets it: who opened the page of a form, a filing or whatever else is named by
/// an id, and every file handed out, with its digest. The line of a file stands before its first byte leaves; a page does not wait for its.
/// </summary>
internal sealed class AccessWriting(RequestDelegate next, AccessLines lines)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (Officer.Find(http) is not { } officer)
        {
            await next(http);
            return;
        }

        var body = http.Response.Body;
        await using var held = new HeldFile(http.Response, body);
        http.Response.Body = held;
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Response.Body = body;
        }

        if (held.Bytes is { } bytes)
        {
            var act = http.Request.RouteValues.ContainsKey("id") ? AccessLog.Download : AccessLog.Export;
            await lines.AddAsync(Line(http, officer, act, held.Name, Library.Digest(bytes.Span)), http.RequestAborted);
            await body.WriteAsync(bytes, http.RequestAborted);
        }
        else if (IsPageOfOne(http)) await lines.AddSoonAsync(Line(http, officer, AccessLog.Read, null, null));
    }

    private static bool IsPageOfOne(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.Response.StatusCode == StatusCodes.Status200OK
        && http.Request.RouteValues.ContainsKey("id")
        && http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;

    private static AccessLine Line(HttpContext http, Officer officer, string act, string? file, string? sha256) => new(
        default, officer.Person, officer.Role, act, Subject(http), file, sha256, http.Connection.RemoteIpAddress?.ToString(),
        "perfledger-web");

    // What is chosen by ticking stands in the form that was sent.
    private static string Subject(HttpContext http)
    {
        if (http.Request.RouteValues["id"] is string id) return id;
        var chosen = http.Request.HasFormContentType ? http.Request.Form["form"].OfType<string>().Distinct().ToList() : [];
        return chosen.Count > 0 ? string.Join(' ', chosen) : Uri.UnescapeDataString(http.Request.Path + http.Request.QueryString);
    }
}
