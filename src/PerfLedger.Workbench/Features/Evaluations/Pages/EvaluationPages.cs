using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Beside;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>The addresses of self-evaluations and base-data tables.</summary>
internal static class EvaluationPages
{
    private const int Size = 50;

    public static void Map(WebApplication app)
    {
        app.MapGet("/evaluations", ListAsync);
        FormPages.Map(app);
        BesidePages.Map(app);
        HistoryPages.Map(app);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, string? text, string? stage, string? year, int? page, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var filter = new EvaluationFilter(Access.OnlyUnit(officer), Enum.TryParse<Stage>(stage, out var s) ? s : null,
            int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : null,
            string.IsNullOrWhiteSpace(text) ? null : text.Trim());
        var stages = await EvaluationQuery.StagesAsync(session.Reads, filter, ct, officer.Reach);
        var total = filter.Stage is { } one ? stages.GetValueOrDefault(one) : stages.Values.Sum();
        var number = Paging.Number(page, total, Size);
        var rows = await EvaluationQuery.PageAsync(session.Reads, filter, (number - 1) * Size, Size, ct, officer.Reach);
        return View.Page<ListPage>(new ListModel(filter, rows, stages, number, total, Size));
    }
}
