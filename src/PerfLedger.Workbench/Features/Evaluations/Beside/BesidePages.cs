using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Evaluations.Beside;

/// <summary>GET …/beside: the side column of one cell, a fragment that the script puts beside the form.</summary>
internal static class BesidePages
{
    private const int Shown = 12;

    public static void Map(WebApplication app) => app.MapGet("/evaluations/{id}/beside", ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string id, string? figure, string? at, CancellationToken ct)
    {
        var (reader, officer) = (new FormReader(session), Officer.Of(http));
        at = string.IsNullOrWhiteSpace(at) ? null : at.Trim();
        var folded = await reader.FoldAsync(officer, id, at, ct);
        var assessment = await Assessment.ReadAsync(session, folded.State, at is null ? AsOf.Now : AsOf.Position(folded.Position), ct);
        var acts = at is null ? ActPanelModel.Of(officer, id, assessment) : null;
        return View.Page<BesidePanel>(await ReadAsync(session, id, figure, at, folded, assessment, acts, ct));
    }

    // What stands above the column is not said again at each change.
    private static string Within(string whole, string place) =>
        place == whole ? "" : place.StartsWith(whole + "·", StringComparison.Ordinal) ? place[(whole.Length + 1)..] : place;

    /// <summary>The side column of a cell or row of this form.</summary>
    public static async Task<BesideModel> ReadAsync(LedgerSession session, string id, string? figure, string? at,
        Folded<SelfEvaluation> folded, Assessment assessment, ActPanelModel? acts, CancellationToken ct)
    {
        figure = figure?.Trim() ?? "";
        if (figure.Length == 0) throw new CliException(ExitCodes.BadInput, "没有指明哪一格。请从表上点开要查的数。");
        var s = folded.State;
        var changes = await TrailQuery.ReadAsync(session.Reads, id, figure, folded.Position, ct);
        if (changes.Count == 0 && !FormCells.Has(s, figure))
            throw new CliException(ExitCodes.NotFound, $"这张表没有“{figure}”这一格。请从表上点开要查的数。");
        var places = await TrailPlaces.ReadAsync(session.Ledger, id, folded.Version, ct);
        return new BesideModel(id, figure, places.Of(figure), s,
            [.. changes.Reverse().Take(Shown).Select(c => (c, Within(places.Of(figure), places.Of(c.Figure))))], changes.Count)
        {
            At = at,
            Acts = acts,
            RuleScore = figure.EndsWith(".score", StringComparison.Ordinal) && assessment.IsScored
                ? Output.Number(assessment.RuleScoreOf(figure))
                : null,
        };
    }
}
