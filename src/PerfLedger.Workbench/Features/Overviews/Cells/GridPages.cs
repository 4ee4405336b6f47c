using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using PerfLedger.Domain;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Overviews.Pages;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Overviews.Cells;

/// <summary>Filling in the 项目总表, and hearing of what others fill in.</summary>
internal static class GridPages
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/overview/cells", SaveAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/overview/live", ListenAsync).WithMetadata(new Unattended());
    }

    /// <summary>The name of a cell on the page of the table.</summary>
    public static string Cell(string stream, string figure) => $"{stream}/{figure}";

    private static async Task<IResult> SaveAsync(HttpContext http, LedgerSession session, IAntiforgery antiforgery, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        await antiforgery.ValidateRequestAsync(http);
        var (command, batch) = await CellPost.AskedAsync(http, ct);
        foreach (var stream in batch.Edits.Select(e => GridDesk.Split(e.Figure).Stream).Distinct(StringComparer.Ordinal))
        {
            if (!StreamIds.IsEvaluation(stream)) throw new CliException(ExitCodes.NotFound, $"没有自评表“{stream}”。");
            Access.DemandFilling(officer, Units.Of(stream));
        }

        var answer = await new GridDesk(session).SaveAsync(batch, officer.Actor(http), command, ct);
        return Results.Json(answer, CellPost.Json, statusCode: answer switch
        {
            { Saved: true } => StatusCodes.Status200OK,
            { Conflict: true } => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        });
    }

    private static async Task<IResult> ListenAsync(
        HttpContext http, LedgerSession session, LiveBoard board, IHostApplicationLifetime program, [AsParameters] OverviewAsked asked,
        long? after, CancellationToken ct)
    {
        var forms = (await OverviewPages.Scope(Officer.Of(http), asked).FormsAsync(session.Reads, ct)).Select(f => f.Stream);
        return Live.Follow(http, board, program, forms.ToHashSet(StringComparer.Ordinal), after,
            c => c with { Figure = Cell(c.Stream, c.Figure) });
    }
}
