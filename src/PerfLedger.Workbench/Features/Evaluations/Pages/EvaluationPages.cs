using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>The addresses of self-evaluations and base-data tables.</summary>
internal static class EvaluationPages
{
    private const int Size = 50;

    public static void Map(WebApplication app)
    {
        app.MapGet("/evaluations", ListAsync);
        app.MapGet("/evaluations/{id}", FormAsync);
        HistoryPages.Map(app);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, string? text, string? stage, string? year, int? page, CancellationToken ct)
    {
        var filter = new EvaluationFilter(Access.OnlyUnit(Officer.Of(http)), Enum.TryParse<Stage>(stage, out var s) ? s : null,
            int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : null,
            string.IsNullOrWhiteSpace(text) ? null : text.Trim());
        var stages = await EvaluationQuery.StagesAsync(session.Main, filter, ct);
        var total = filter.Stage is { } one ? stages.GetValueOrDefault(one) : stages.Values.Sum();
        var number = Paging.Number(page, total, Size);
        var rows = await EvaluationQuery.PageAsync(session.Main, filter, (number - 1) * Size, Size, ct);
        return View.Page<ListPage>(new ListModel(filter, rows, stages, number, total, Size));
    }

    private static async Task<IResult> FormAsync(
        HttpContext http, LedgerSession session, string id, string? at, string? since, CancellationToken ct)
    {
        var reader = new FormReader(session);
        at = string.IsNullOrWhiteSpace(at) ? null : at.Trim();
        var folded = await reader.FoldAsync(Officer.Of(http), id, at, ct);
        var moment = at is null ? AsOf.Now : AsOf.Position(folded.Position);
        var assessment = await Assessment.ReadAsync(session, folded.State, moment, ct);
        PlacedFinding[] findings = [.. assessment.Findings.Select((f, n) => new PlacedFinding(n + 1, f))];
        var isTable = folded.State.Layout is not null;
        since = string.IsNullOrWhiteSpace(since) || isTable ? null : since.Trim();
        var changed = since is null ? null : await reader.ChangedAsync(Officer.Of(http), id, folded.State, since, ct);
        return View.Page<FormPage>(new FormPageModel(await reader.HeadAsync(id, folded, at, ct),
            isTable ? null : FormView.Of(id, folded, assessment, changed), isTable ? TableView.Of(folded.State, findings) : null, findings)
        {
            Since = since,
            Result = isTable ? null : assessment.Result,
        });
    }
}
