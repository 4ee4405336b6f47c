using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>Two points of a form side by side, and who put each figure there.</summary>
internal static class ComparePages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/evaluations/{id}/compare", CompareAsync);
        app.MapGet("/evaluations/{id}/blame", BlameAsync);
    }

    /// <summary>The last filing, the last return and the form of last year, as far as there are any.</summary>
    public static async Task<IReadOnlyList<Pages.Origin>> OriginsAsync(
        LedgerSession session, string id, SelfEvaluation s, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        var origins = new List<Pages.Origin>();
        if (s.Filings > 0) origins.Add(new(Numbered("filing", s.Filings), $"第 {s.Filings} 版报送"));
        var (round, returned) = (0, 0);
        foreach (var change in changes)
        {
            if (change.Event == "evaluation_submitted") round++;
            else if (change.Event == "evaluation_returned") returned = round;
        }

        if (returned > 0) origins.Add(new(Numbered("return", returned), "上次退回"));
        if (LastYear(id) is { } last && await EvaluationQuery.FindAsync(session.Reads, last, ct) is not null)
            origins.Add(new("form:" + last, "上年的表"));
        return origins;
    }

    private static async Task<IResult> CompareAsync(
        HttpContext http, LedgerSession session, string id, string? from, string? to, CancellationToken ct)
    {
        var (reader, officer) = (new FormReader(session), Officer.Of(http));
        var folded = await reader.FoldAsync(officer, id, null, ct);
        var head = await reader.HeadAsync(id, folded, null, ct);
        var changes = await TrailQuery.ReadAsync(session.Reads, id, null, folded.Position, ct);
        var origins = await OriginsAsync(session, id, folded.State, changes, ct);
        from = Given(from) ?? origins.Select(o => o.Point).FirstOrDefault() ?? "1";
        to = Given(to) ?? "now";
        try
        {
            var (a, b) = (await FormPoint.ReadAsync(session, id, from, ct), await FormPoint.ReadAsync(session, id, to, ct));
            foreach (var point in new[] { a, b }) await Access.DemandFormAsync(session.Ledger, officer, point.Evaluation, ct);
            var found = await DiffWord.ExplainAsync(session, a, b, ct);
            return View.Page<ComparePage>(new CompareModel(head, from, to, DiffText.Describe(a), DiffText.Describe(b),
                [.. found.Select(d => (d, DiffText.Difference(b.Folded.State, d.Found.Code, d.Found.Difference)))], origins, null)
            {
                SameForm = a.Evaluation == id && b.Evaluation == id,
            });
        }
        catch (CliException e) when (e.ExitCode is ExitCodes.BadInput or ExitCodes.NotFound)
        {
            var wrong = new CompareModel(head, from, to, null, null, [], origins, e.Message);
            return View.Page<ComparePage>(wrong, StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> BlameAsync(HttpContext http, LedgerSession session, string id, string? at, CancellationToken ct)
    {
        var reader = new FormReader(session);
        at = Given(at);
        var folded = await reader.FoldAsync(Officer.Of(http), id, at, ct);
        var (_, figures) = await BlameWord.ReadAsync(session, id, folded, at is not null, ct);
        return View.Page<BlamePage>(new BlameModel(await reader.HeadAsync(id, folded, at, ct), figures));
    }

    private static string? LastYear(string id)
    {
        if (StreamIds.Parse(id) is not { FiscalYear: { } year } parsed) return null;
        string[] segments = [parsed.Kind, (year - 1).ToString("D4", CultureInfo.InvariantCulture), .. parsed.Segments];
        return string.Join('.', segments);
    }

    private static string Numbered(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{number}");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
