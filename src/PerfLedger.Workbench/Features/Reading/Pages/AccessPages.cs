using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Reading.Pages;

/// <summary>访问日志: who looked at, downloaded or exported what. For 审计管理员 alone.</summary>
internal static class AccessPages
{
    private const int Size = 100;

    public static void Map(WebApplication app) => app.MapGet("/access", ListAsync);

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, string? person, string? act, string? subject, long? before, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        if (officer.Role != "auditadmin")
            throw new CliException(ExitCodes.Refused, $"访问日志由审计管理员查看，您以{officer.RoleName}身份不能查看。");
        var asked = new AccessAsked(Given(person), Given(act), Given(subject));
        var lines = await AccessLog.PageAsync(session, asked, before, Size + 1, ct);
        var page = lines.Take(Size).ToList();
        return View.Page<AccessPage>(new AccessModel(asked, [.. page.Select(l => l.Line)],
            lines.Count > Size ? page[^1].Id : null, before is not null, await PersonQuery.NamesAsync(session.Reads, ct)));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What was asked of the access log; null = anything.</summary>
/// <param name="Person">Id of a person, or console.</param>
/// <param name="Act">read, download or export.</param>
/// <param name="Subject">A piece of a form's or filing's id.</param>
public sealed record AccessAsked(string? Person, string? Act, string? Subject);

/// <summary>A page of the access log.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Lines">Newest first.</param>
/// <param name="Next">Cursor of the next page; null when this is the last.</param>
/// <param name="IsLater">This is not the first page.</param>
/// <param name="Names">Names of persons by id.</param>
public sealed record AccessModel(
    AccessAsked Asked, IReadOnlyList<AccessLine> Lines, long? Next, bool IsLater, IReadOnlyDictionary<string, string> Names);
