using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>The addresses of self-evaluations and base-data tables.</summary>
internal static class EvaluationPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/evaluations/{id}", FormAsync);
    }

    private static async Task<IResult> FormAsync(HttpContext http, LedgerSession session, string id, string? at, CancellationToken ct)
    {
        var reader = new FormReader(session);
        at = string.IsNullOrWhiteSpace(at) ? null : at.Trim();
        var folded = await reader.FoldAsync(Officer.Of(http), id, at, ct);
        var moment = at is null ? AsOf.Now : AsOf.Position(folded.Position);
        var assessment = await Assessment.ReadAsync(session.Ledger, folded.State, moment, ct);
        PlacedFinding[] findings = [.. assessment.Findings.Select((f, n) => new PlacedFinding(n + 1, f))];
        var isTable = folded.State.Layout is not null;
        return View.Page<FormPage>(new FormPageModel(await reader.HeadAsync(id, folded, at, ct),
            isTable ? null : FormView.Of(id, folded, assessment), isTable ? TableView.Of(folded.State, findings) : null, findings)
        {
            Result = isTable ? null : assessment.Result,
        });
    }
}
