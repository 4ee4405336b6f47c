using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Filings.Pages;

/// <summary>重新生成并核验: made again from the events, digest by digest. Whoever may look at the filing may check it.</summary>
internal static class CheckPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/filings/{id}/check", ShowAsync);
        app.MapPost("/filings/{id}/check", RunAsync).RequireRateLimiting(Pace.Name);
    }

    /// <summary>The result of a run; without one the page says what is checked and has the button.</summary>
    private static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, LongWork works, string id, string? run, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        var (_, filed) = await FilingQuery.EventAsync(session.Ledger, row, ct);
        var key = Key(row, run);
        if (run is null || !works.Knows(key)) return View.Page<CheckPage>(new CheckModel(row, filed.Title, null, run is not null));
        var kept = await works.AskAsync<CheckedAgain>(
            key, _ => throw new CliException(ExitCodes.NotFound, "这次核验的结果已不在，请重新核验。"), ct);
        return kept is { } found
            ? View.Page<CheckPage>(new CheckModel(row, filed.Title, found, false))
            : MadeFiles.Wait(http, "重新生成并核验", $"/filings/{id}");
    }

    private static async Task<IResult> RunAsync(
        HttpContext http, LedgerSession session, LongWork works, string id, IFormCollection form, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        // Each time anew: what was identical yesterday says nothing of today.
        var run = Guid.CreateVersion7().ToString("N");
        await works.AskAsync(Key(row, run), async token =>
        {
            var (recorded, filed) = await FilingQuery.EventAsync(session.Ledger, row, token);
            var at = await session.Ledger.ClockAsync(token);
            return new CheckedAgain(await new Regeneration(session).RunAsync(row.Filing, recorded, filed, token), Output.Local(at));
        }, ct);
        return FilingPages.Back(http, $"/filings/{id}/check?run={run}");
    }

    private static string Key(FilingRow row, string? run) => $"check {row.Id} {run}";
}

/// <summary>A filing made again.</summary>
/// <param name="Report">Digest by digest.</param>
/// <param name="At">When it was made again, as people read it.</param>
public sealed record CheckedAgain(RegenerationReport Report, string At);

/// <summary>The page of the check.</summary>
/// <param name="Row">The filing.</param>
/// <param name="Title">Its title.</param>
/// <param name="Found">What came out; null before a run.</param>
/// <param name="Forgotten">There was a run whose result is not kept any more.</param>
public sealed record CheckModel(FilingRow Row, string Title, CheckedAgain? Found, bool Forgotten);
