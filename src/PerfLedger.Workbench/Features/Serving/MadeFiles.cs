using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Components;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>Hands out a file that takes its time: at once when it is quick, else a page that asks again by itself.</summary>
internal static class MadeFiles
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Pdf = "application/pdf";
    public const string Zip = "application/zip";

    private const string Waited = "waited";

    /// <summary>The file, or the page that waits for it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="works">Where it is made.</param>
    /// <param name="key">Names the file and all it is made from; who may have it was asked before.</param>
    /// <param name="what">What it is, for the page that waits.</param>
    /// <param name="back">The page it was asked from.</param>
    /// <param name="make">Makes it.</param>
    public static async Task<IResult> AnswerAsync(
        HttpContext http, LongWork works, string key, string what, string back, Func<CancellationToken, Task<MadeFile>> make)
    {
        var made = await works.AskAsync(key, make, http.RequestAborted);
        if (made is null) return Wait(http, what, back);
        // A page that waited would go on saying so under a download: it says that the file is there, and the person takes it.
        return http.Request.Query.ContainsKey(Waited)
            ? View.Page<WaitingPage>(new Awaited(what, back, Address(http, waited: false)))
            : Results.File(made.Bytes, made.Type, made.Name);
    }

    /// <summary>A page that asks this address again in a moment.</summary>
    public static IResult Wait(HttpContext http, string what, string back)
    {
        http.Response.Headers["Refresh"] = "1; url=" + Address(http, waited: true);
        return View.Page<WaitingPage>(new Awaited(what, back, null), StatusCodes.Status202Accepted);
    }

    private static string Address(HttpContext http, bool waited) => Addresses.Of(http.Request.Path.ToUriComponent(),
    [
        .. http.Request.Query.Where(q => q.Key != Waited).Select(q => (q.Key, (object?)q.Value.ToString())),
        .. waited ? [(Waited, (object?)"1")] : Array.Empty<(string, object?)>(),
    ]);
}

/// <summary>What a person waits for.</summary>
/// <param name="What">What it is.</param>
/// <param name="Back">The page it was asked from.</param>
/// <param name="Address">Where it is to be had; null while it is being made.</param>
public sealed record Awaited(string What, string Back, string? Address);
