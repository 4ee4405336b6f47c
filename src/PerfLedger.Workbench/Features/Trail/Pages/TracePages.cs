using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Trail.Pages;

/// <summary>From the code at the foot of a printed page to the filing, its figures and who changed them.</summary>
internal static class TracePages
{
    public static void Map(WebApplication app) => app.MapGet("/code", TraceAsync);

    private static async Task<IResult> TraceAsync(HttpContext http, LedgerSession session, string? code, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code)) return View.Page<TracePage>(new TraceModel(null, null, null));
        try
        {
            var (filing, rendition) = await TraceWord.FindAsync(session, code, ct);
            await Access.DemandFormAsync(session.Ledger, Officer.Of(http), filing.Subject, ct);
            return View.Page<TracePage>(new TraceModel(code, await TracedAsync(session, filing, rendition, ct), null));
        }
        catch (CliException e) when (e.ExitCode is ExitCodes.BadInput or ExitCodes.NotFound)
        {
            return View.Page<TracePage>(new TraceModel(code, null, e.Message),
                e.ExitCode == ExitCodes.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<Traced> TracedAsync(LedgerSession session, FilingRow filing, string? rendition, CancellationToken ct)
    {
        var changes = await TrailQuery.ReadAsync(session.Reads, filing.Subject, null, filing.FreezePosition, ct);
        var places = await TrailPlaces.ReadAsync(session.Ledger, filing.Subject, filing.Version, ct);
        var titles = await EvaluationQuery.TitlesAsync(session.Reads, [filing.Subject], ct);
        return new Traced(filing, titles.GetValueOrDefault(filing.Subject, filing.Subject), rendition,
        [
            .. changes.GroupBy(c => c.Figure).Where(g => TrailWords.IsCell(filing.Subject, g.Key) || Streams.IsReport(filing.Subject))
                .Select(g => new TracedFigure(g.Key, places.Of(g.Key), g.Last(), g.Count())),
        ]);
    }
}

/// <summary>The page of a code.</summary>
/// <param name="Code">What was typed.</param>
/// <param name="Found">What it names.</param>
/// <param name="Wrong">Why it names nothing.</param>
public sealed record TraceModel(string? Code, Traced? Found, string? Wrong);

/// <summary>A filing with its figures.</summary>
/// <param name="Filing">The filing.</param>
/// <param name="Title">What was filed.</param>
/// <param name="Rendition">A sentence when the code is of a public rendition.</param>
/// <param name="Figures">Every figure as printed, with who changed it last before the freeze.</param>
public sealed record Traced(FilingRow Filing, string Title, string? Rendition, IReadOnlyList<TracedFigure> Figures);

/// <summary>A figure of a filing.</summary>
/// <param name="Figure">Its code.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Last">Its last change before the freeze.</param>
/// <param name="Changes">How often it was changed until then.</param>
public sealed record TracedFigure(string Figure, string Place, Change Last, int Changes);
