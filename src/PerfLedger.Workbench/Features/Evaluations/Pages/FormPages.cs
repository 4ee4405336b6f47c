using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Beside;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Tasks;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>GET /evaluations/{id}: one form as on paper, with what stands beside it.</summary>
internal static class FormPages
{
    public static void Map(WebApplication app) => app.MapGet("/evaluations/{id}", FormAsync);

    private static Task<IResult> FormAsync(HttpContext http, LedgerSession session, string id, string? at, string? since, string? figure,
        int? saved, string? done, CancellationToken ct)
    {
        var said = saved switch
        {
            null => ActPages.Said(done),
            0 => "没有改动，没有新记录。",
            var cells => $"已保存 {cells} 格。",
        };
        return ShowAsync(http, session, id, new FormAsked
        {
            At = FormAsked.Given(at),
            Since = FormAsked.Given(since),
            Figure = FormAsked.Given(figure),
            Notice = said is null ? null : new PageNotice(said),
        }, ct);
    }

    /// <summary>The page of a form; after an attempt that was not written, with what was typed.</summary>
    public static async Task<IResult> ShowAsync(HttpContext http, LedgerSession session, string id, FormAsked asked, CancellationToken ct)
    {
        var (reader, officer, at) = (new FormReader(session), Officer.Of(http), asked.At);
        var folded = await reader.FoldAsync(officer, id, at, ct);
        var assessment = await Assessment.ReadAsync(session, folded.State, at is null ? AsOf.Now : AsOf.Position(folded.Position), ct);
        PlacedFinding[] findings = [.. assessment.Findings.Select((f, n) => new PlacedFinding(n + 1, f))];
        var acts = at is null ? await reader.WithHeadsAsync(ActPanelModel.Of(officer, id, assessment, asked.Act), ct) : null;
        var since = SinceOf(asked, folded.State, acts);
        var head = await reader.HeadAsync(id, folded, at, ct);
        var isFilled = since is null && acts is { CanFill: true };
        var sheet = new SheetMarks(BesideModel.Ask(at), findings)
        {
            Opinions = head.Opinions,
            IsFilled = isFilled,
            Changed = since is null ? null : await reader.ChangedAsync(officer, id, folded.State, since, ct),
        };
        var tasks = await TaskQuery.OfAsync(session.Reads, id, ct);
        var isTable = folded.State.Layout is not null;
        var beside = asked.Figure is { } figure
            ? await BesidePages.ReadAsync(session, id, figure, at, folded, assessment, acts, ct)
            : null;
        return View.Page<FormPage>(new FormPageModel(head,
            isTable ? null : FormView.Of(id, folded, assessment, sheet), isTable ? TableView.Of(assessment, sheet) : null, findings)
        {
            Since = since,
            Origins = OriginsOf(folded.State),
            Versions = await VersionQuery.LastAsync(session.Reads, id, folded.Position, ct),
            Result = isTable ? null : assessment.Result,
            Tasks = tasks,
            StandsInFor = isFilled && officer.Unit != folded.State.Opened!.Unit.Code ? folded.State.Opened.Unit.Name : null,
            Editing = isFilled ? Editing(id, folded, asked.Attempt) with { Held = await HeldAsync(http, session, id, tasks, ct) } : null,
            Acts = acts is null || beside is null || beside.IsRow ? acts : acts with { Asked = beside.Named },
            Beside = beside,
            Notice = asked.Attempt is { } attempt ? new PageNotice(Against(attempt.Answer), Alarm: true) : asked.Notice,
        }, asked.Attempt is { } tried ? CellPost.Status(tried.Answer) : asked.Act?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IReadOnlyDictionary<Block, string>> HeldAsync(
        HttpContext http, LedgerSession session, string id, IReadOnlyList<TaskRow> tasks, CancellationToken ct)
    {
        var held = await FormRights.HeldAsync(session.Ledger, Officer.Of(http).Actor(http), id, ct);
        return held.ToDictionary(h => h.Key, h => tasks.FirstOrDefault(t => t.Block == h.Key) is { } task
            ? $"{Names.Of(h.Key)}部分由 {task.Name ?? task.Person} 填{(task.By is { } by ? $"（{by:yyyy-MM-dd} 前）" : "")}，要换人请单位负责人重新分配"
            : $"{h.Value.Message.TrimEnd('。')}（{h.Value.Code}）");
    }

    // A form that was submitted again opens for who judges it on what changed since the return.
    private static string? SinceOf(FormAsked asked, SelfEvaluation s, ActPanelModel? acts) => asked.Since switch
    {
        FormAsked.Unmarked => null,
        { } given => given,
        null => acts is { Reviews: true } && s is { Stage: Stage.Submitted, Returns: [.., var last] } ? $"{last.Meta.Version}" : null,
    };

    private static List<(string, string)> OriginsOf(SelfEvaluation s)
    {
        var origins = new List<(string, string)>();
        if (s.Returns is [.., var last]) origins.Add(($"{last.Meta.Version}", "上次退回"));
        if (s.AsFiled is { } filed) origins.Add(($"{filed.Version}", $"第 {s.Filings} 版报送"));
        return origins;
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
