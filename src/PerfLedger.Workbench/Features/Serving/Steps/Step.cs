using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Workbench.Features.Serving.Steps;

/// <summary>A plain form: carried out it leads to a page (303), refused the page is shown again with what was typed.</summary>
internal static class Step
{
    /// <summary>Carries it out.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Which form of the page.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="take">Carries it out and returns the address of the page that says so.</param>
    /// <param name="show">The page with the form that was refused.</param>
    public static async Task<IResult> TakeAsync(
        HttpContext http, string name, IFormCollection form, Func<Task<string>> take, Func<Tried, Task<IResult>> show)
    {
        try
        {
            return See(http, await take());
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.BadInput or ExitCodes.NotFound)
        {
            return await show(new Tried(name, form, no.Message,
                no.ExitCode == ExitCodes.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity));
        }
    }

    /// <summary>Leads to a page, so that a reload sends nothing twice.</summary>
    public static IResult See(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The desk of the person who sent the form; the form's command id makes a second click harmless.</summary>
    public static CommandDesk Desk(HttpContext http, LedgerSession session, IFormCollection form) =>
        new(session.Ledger, Officer.Of(http).Actor(http))
        {
            CommandId = Guid.TryParse(form["command"], out var command) ? command : null,
            PayloadDigest = Digest(http.Request.Path, form),
            Documents = session.Documents,
        };

    private static string Digest(string path, IFormCollection form) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\0', form
            .Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal)
            .SelectMany(f => f.Value.Prepend(f.Key)).Prepend(path)))));
}
