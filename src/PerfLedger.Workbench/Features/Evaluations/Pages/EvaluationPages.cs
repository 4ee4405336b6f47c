using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
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

    private static Task<IResult> FormAsync(
        HttpContext http, LedgerSession session, string id, string? at, string? since, int? saved, string? done, CancellationToken ct)
    {
        var said = saved switch
        {
            null => ActPages.Said(done),
            0 => "没有改动，没有新记录。",
            var cells => $"已保存 {cells} 格。",
        };
        return ShowAsync(http, session, id, at, null, ct, said is null ? null : new PageNotice(said), since: since);
    }

    /// <summary>The page of a form; after an attempt that was not written, with what was typed.</summary>
    public static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string id, string? at, FormAttempt? attempt, CancellationToken ct,
        PageNotice? notice = null, ActAttempt? act = null, string? since = null)
    {
        var (reader, officer, unit) = (new FormReader(session), Officer.Of(http), Trail.Units.Of(id));
        at = string.IsNullOrWhiteSpace(at) ? null : at.Trim();
        var folded = await reader.FoldAsync(officer, id, at, ct);
        var moment = at is null ? AsOf.Now : AsOf.Position(folded.Position);
        var assessment = await Assessment.ReadAsync(session, folded.State, moment, ct);
        PlacedFinding[] findings = [.. assessment.Findings.Select((f, n) => new PlacedFinding(n + 1, f))];
        var isTable = folded.State.Layout is not null;
        var acts = new ActPanelModel(id, folded.State, Access.Fills(officer, unit), Access.Reviews(officer, unit), officer.Role == "head")
        {
            OpenErrors = assessment.Errors.Except(folded.State.Acknowledgement?.Findings ?? []).Count(),
            Findings = findings.Length,
            Attempt = act,
        };
        since = string.IsNullOrWhiteSpace(since) || isTable ? null : since.Trim();
        var changed = since is null ? null : await reader.ChangedAsync(officer, id, folded.State, since, ct);
        return View.Page<FormPage>(new FormPageModel(await reader.HeadAsync(id, folded, at, ct),
            isTable ? null : FormView.Of(id, folded, assessment, changed), isTable ? TableView.Of(folded.State, findings) : null, findings)
        {
            Since = since,
            Result = isTable ? null : assessment.Result,
            Editing = at is null && since is null && acts.CanFill ? Editing(id, folded, attempt) : null,
            Acts = at is null && since is null ? acts : null,
            Notice = attempt is null ? notice : new PageNotice(Against(attempt.Answer), Alarm: true),
        }, attempt is not null ? CellPost.Status(attempt.Answer) : act?.Status ?? StatusCodes.Status200OK);
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
