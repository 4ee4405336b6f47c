using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>What became of a form: its changes figure by figure, and its versions.</summary>
internal static class HistoryPages
{
    private const int Size = 50;

    public static void Map(WebApplication app)
    {
        app.MapGet("/evaluations/{id}/history", HistoryAsync);
        app.MapGet("/evaluations/{id}/versions", VersionsAsync);
        ComparePages.Map(app);
    }

    private static async Task<IResult> HistoryAsync(
        HttpContext http, LedgerSession session, string id, string? figure, int? page, CancellationToken ct)
    {
        var reader = new FormReader(session);
        figure = string.IsNullOrWhiteSpace(figure) ? null : figure.Trim();
        var folded = await reader.FoldAsync(Officer.Of(http), id, null, ct);
        var places = await TrailPlaces.ReadAsync(session.Ledger, id, folded.Version, ct);
        var changes = await TrailQuery.ReadAsync(session.Reads, id, figure, folded.Position, ct);
        if (changes.Count == 0)
            throw new CliException(ExitCodes.NotFound, $"这张表没有“{figure}”的改动：没有这一格，或从未填过。请从表上点开要查的数。");
        var number = Paging.Number(page, changes.Count, Size);
        return View.Page<HistoryPage>(new HistoryModel(await reader.HeadAsync(id, folded, null, ct), figure,
            figure is null ? null : places.Of(figure), figure is null ? null : folded.State[figure].Printed,
            [.. changes.Reverse().Skip((number - 1) * Size).Take(Size).Select(c => (c, places.Of(c.Figure)))],
            number, changes.Count, Size));
    }

    private static async Task<IResult> VersionsAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var reader = new FormReader(session);
        var folded = await reader.FoldAsync(Officer.Of(http), id, null, ct);
        var changes = await TrailQuery.ReadAsync(session.Reads, id, null, folded.Position, ct);
        return View.Page<VersionsPage>(new VersionsModel(await reader.HeadAsync(id, folded, null, ct), [.. Versions(changes).Reverse()],
            await ComparePages.OriginsAsync(session, id, folded.State, changes, ct)));
    }

    // The changes of one operation that follow each other are one version to a person.
    private static IEnumerable<FormVersion> Versions(IReadOnlyList<Change> changes)
    {
        for (int from = 0, to; from < changes.Count; from = to)
        {
            for (to = from + 1; to < changes.Count && changes[to].Operation == changes[from].Operation;) to++;
            var those = changes.Skip(from).Take(to - from).ToList();
            yield return new(those[0], those[^1], those.Count, string.Join('、', those.GroupBy(c => TrailKinds.Of(c.Event))
                .Select(g => g.Count() == 1 ? Single(g.Key, g.First()) : $"{g.Key} {g.Count()} 处")));
        }
    }

    private static string Single(string kind, Change change) => change.Figure == "stage" ? change.After ?? kind : kind;
}
