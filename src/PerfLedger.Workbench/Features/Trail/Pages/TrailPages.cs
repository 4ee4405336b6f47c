using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Trail.Pages;

/// <summary>Search over all changes.</summary>
internal static class TrailPages
{
    private const int Size = 50;

    public static void Map(WebApplication app) => app.MapGet("/trail", SearchAsync);

    private static async Task<IResult> SearchAsync(
        HttpContext http, LedgerSession session, [AsParameters] TrailAsked asked, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var (question, wrong) = await new TrailQuestion(session, officer).ReadAsync(asked, ct);
        if (wrong.Count > 0)
            return View.Page<TrailPage>(new TrailModel(asked, Access.OnlyUnit(officer) is null, [], null, wrong),
                StatusCodes.Status400BadRequest);
        var hits = await SearchQuery.PageAsync(session.Main, question, Size + 1, ct);
        var page = hits.Take(Size).ToList();
        return View.Page<TrailPage>(new TrailModel(asked, Access.OnlyUnit(officer) is null, await PlacedAsync(session, page, ct),
            hits.Count > Size ? page[^1].Change.Position : null, []));
    }

    /// <summary>Changes with their places in Chinese, as the rows were named then.</summary>
    public static async Task<IReadOnlyList<PlacedHit>> PlacedAsync(LedgerSession session, IReadOnlyList<Hit> hits, CancellationToken ct)
    {
        var titles = await Evaluations.EvaluationQuery.TitlesAsync(session.Main, hits.Select(h => h.Evaluation), ct);
        var places = new Dictionary<string, TrailPlaces>(StringComparer.Ordinal);
        foreach (var form in hits.GroupBy(h => h.Evaluation))
            places[form.Key] = await TrailPlaces.ReadAsync(session.Ledger, form.Key, form.Max(h => h.Change.Version), ct);
        return [.. hits.Select(h => new PlacedHit(h, titles.GetValueOrDefault(h.Evaluation, h.Evaluation),
            places[h.Evaluation].Of(h.Change.Figure)))];
    }
}

/// <summary>What a person typed into the search.</summary>
public sealed record TrailAsked(
    string? Preset, string? Person, string? Unit, string? Figure, string? Text, string? From, string? To, string? Least, long? After);

/// <summary>A change found, with the names of its form and its place.</summary>
public sealed record PlacedHit(Hit Hit, string Form, string Place);

/// <summary>The search and what it found.</summary>
/// <param name="Asked">What was typed.</param>
/// <param name="OfAllUnits">The person may ask for a unit.</param>
/// <param name="Hits">The changes of the page, newest first.</param>
/// <param name="Next">Cursor of the next page; null when this is the last.</param>
/// <param name="Wrong">All that is wrong with what was typed.</param>
public sealed record TrailModel(
    TrailAsked Asked, bool OfAllUnits, IReadOnlyList<PlacedHit> Hits, long? Next, IReadOnlyList<string> Wrong);
