using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Cells;
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

    private static Task<IResult> FormAsync(
        HttpContext http, LedgerSession session, string id, string? at, int? saved, CancellationToken ct) =>
        ShowAsync(http, session, id, at, null, ct, saved switch
        {
            null => null,
            0 => new PageNotice("没有改动，没有新记录。"),
            var cells => new PageNotice($"已保存 {cells} 格。"),
        });

    /// <summary>The page of a form; after an attempt that was not written, with what was typed.</summary>
    public static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string id, string? at, FormAttempt? attempt, CancellationToken ct,
        PageNotice? notice = null)
    {
        var (reader, officer) = (new FormReader(session), Officer.Of(http));
        at = string.IsNullOrWhiteSpace(at) ? null : at.Trim();
        var folded = await reader.FoldAsync(officer, id, at, ct);
        var moment = at is null ? AsOf.Now : AsOf.Position(folded.Position);
        var assessment = await Assessment.ReadAsync(session.Ledger, folded.State, moment, ct);
        PlacedFinding[] findings = [.. assessment.Findings.Select((f, n) => new PlacedFinding(n + 1, f))];
        var isTable = folded.State.Layout is not null;
        return View.Page<FormPage>(new FormPageModel(await reader.HeadAsync(id, folded, at, ct),
            isTable ? null : FormView.Of(id, folded, assessment), isTable ? TableView.Of(folded.State, findings) : null, findings)
        {
            Result = isTable ? null : assessment.Result,
            Editing = at is null && folded.State.IsWritable && Access.Fills(officer, Trail.Units.Of(id))
                ? Editing(id, folded, attempt) : null,
            Notice = attempt is null ? notice : new PageNotice(Against(attempt.Answer), Alarm: true),
        }, attempt is null ? StatusCodes.Status200OK : CellPost.Status(attempt.Answer));
    }

    private static FormEditing Editing(string id, Folded<SelfEvaluation> folded, FormAttempt? attempt)
    {
        var editing = new FormEditing(id, folded.Position, folded.State.NeedsReason)
        {
            Evidence = [.. folded.State.Evidence.DistinctBy(e => e.Sha256).Select(e => (e.Sha256, e.Name))],
        };
        return attempt is null ? editing : editing with
        {
            Typed = attempt.Typed,
            Outcomes = attempt.Answer.Cells.Where(c => c.Sentence is not null).ToDictionary(c => c.Figure, StringComparer.Ordinal),
            Ground = attempt.Ground,
        };
    }

    private static string Against(CellsAnswer answer)
    {
        var faults = answer.Cells.Where(c => c.Sentence is not null).Select(c => $"{c.Name}：{c.Sentence}").ToList();
        return $"没有保存。{answer.Sentence}{(faults.Count == 0 ? "" : $"有 {faults.Count} 格需要处理：{string.Join(' ', faults)}")}";
    }
}
