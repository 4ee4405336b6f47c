using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Drafts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Intake.Pages;

/// <summary>导入: filled-in files handed in, what they would change cell by cell, and what is taken over of it.</summary>
internal static class ImportPages
{
    /// <summary>As long as a person waits for an answer before the page tells how far the reading is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void Map(WebApplication app)
    {
        app.MapGet("/imports", ListAsync);
        app.MapPost("/imports", HandInAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/imports/{id:guid}", OneAsync);
        app.MapPost("/imports/{id:guid}/accept", AcceptAsync).RequireRateLimiting(Pace.Name);
        app.MapPost("/imports/{id:guid}/read", ReadAgainAsync).RequireRateLimiting(Pace.Name);
        app.MapPost("/imports/{id:guid}/discard", DiscardAsync).RequireRateLimiting(Pace.Name);
        InterchangePages.Map(app);
    }

    private static Task<IResult> ListAsync(HttpContext http, ImportDesk imports, int? forms, int? events, CancellationToken ct) =>
        ShowListAsync(http, imports, forms is null ? null : new PageNotice(events is null or 0
            ? $"{forms} 张表与台账一致，没有新记录。" : $"已导入 {forms} 张表，记入 {events} 条。"), StatusCodes.Status200OK, ct);

    public static async Task<IResult> ShowListAsync(
        HttpContext http, ImportDesk imports, PageNotice? notice, int status, CancellationToken ct)
    {
        var officer = DemandFiller(http);
        return View.Page<ImportListPage>(new ImportListModel(
            await imports.Store.ListAsync(officer.Unit, officer.Person, ct), notice), status);
    }

    private static async Task<IResult> HandInAsync(HttpContext http, ImportDesk imports, IAntiforgery antiforgery, CancellationToken ct)
    {
        var officer = DemandFiller(http);
        var form = await FileForm.ReadAsync(http, antiforgery, ct);
        try
        {
            var files = await Uploads.ReadAsync(form.Files, ct);
            var id = await imports.BeginAsync(officer, files, ct);
            await WaitAsync(imports, id, ct);
            return SeeOther(http, $"/imports/{id}");
        }
        catch (CliException no) when (no.ExitCode == ExitCodes.BadInput)
        {
            return await ShowListAsync(http, imports, new PageNotice(no.Message, Alarm: true), StatusCodes.Status422UnprocessableEntity,
                ct);
        }
    }

    private static async Task WaitAsync(ImportDesk imports, Guid id, CancellationToken ct)
    {
        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (Environment.TickCount64 < until && await imports.Store.FindAsync(id,
            ct) is { Content.IsReading: true }) await Task.Delay(100, ct);
    }

    private static async Task<IResult> OneAsync(
        HttpContext http, LedgerSession session, ImportDesk imports, Guid id, int? page, int? taken, CancellationToken ct)
    {
        var draft = await FindAsync(http, imports, id, ct);
        if (draft.Content.IsInterchange) return await InterchangePages.ShowAsync(http, session, imports, draft, null, ct);
        return Show(http, draft, page, taken is > 0 ? new PageNotice($"已采纳 {taken} 格，记入台账。") : null, new GroundFields(),
            StatusCodes.Status200OK);
    }

    private static RazorComponentResult<ImportPage> Show(
        HttpContext http, Draft<ImportDraft> draft, int? page, PageNotice? notice, GroundFields ground, int status)
    {
        var silent = draft.Content.IsReading && draft.Head.Rest > ImportDesk.Silence;
        if (draft.Content.IsReading && !silent) http.Response.Headers["Refresh"] = "2"; // without script too
        return View.Page<ImportPage>(ImportModel.Of(draft, silent, page, notice, ground), status);
    }

    private static async Task<IResult> AcceptAsync(
        HttpContext http, LedgerSession session, ImportDesk imports, Guid id, IFormCollection form, CancellationToken ct)
    {
        var draft = await FindAsync(http, imports, id, ct);
        var ground = GroundFields.Of(form);
        try
        {
            var proposal = draft.Content.Proposal ?? throw new CliException(ExitCodes.BadInput, "文件还没有读完；请稍候。");
            IReadOnlyList<string> wishes = form["take"] is [{ Length: > 0 } take] && take != "cells"
                ? [take] : [.. form["cell"].OfType<string>()];
            if (wishes.Count == 0) throw new CliException(ExitCodes.BadInput, "还没有选：请在要采纳的格前打勾，或按文件、全部采纳。");
            var chosen = Acceptance.Choose(proposal, wishes).Where(c => !draft.Content.IsTaken(c)).ToList();
            if (chosen.Count == 0) throw new CliException(ExitCodes.BadInput, "没有可采纳的格：都已采纳，或不能采纳。没有写入。");
            var desk = new CommandDesk(session.Ledger, Officer.Of(http).Actor(http))
            {
                CommandId = Guid.TryParse(form["command"], out var command) ? command : null,
                PayloadDigest = ActPages.Digest($"{id}", "accept", form),
                Documents = session.Documents,
            };
            var outcome = await new Acceptance(session, desk).ApplyAsync(chosen, await imports.FilesAsync(id, ct), ground.Read(), ct);
            await NoteAsync(imports, id, chosen, outcome.Accepted.LastPosition, ct);
            return SeeOther(http, $"/imports/{id}?taken={chosen.Count}&page={form["page"]}");
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.BadInput or ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.NotFound)
        {
            return Show(http, draft, int.TryParse(form["page"], out var page) ? page : null, new PageNotice(no.Message, Alarm: true),
                ground,
                no.ExitCode == ExitCodes.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>The ledger has it already; that the draft says so too is a convenience, so another window is waited out.</summary>
    private static async Task NoteAsync(ImportDesk imports, Guid id, List<Chosen> chosen, long position, CancellationToken ct)
    {
        while (await imports.Store.FindAsync(id, ct) is { } now)
        {
            var taken = now.Content with
            {
                Taken = [.. now.Content.Taken, .. chosen.Select(c => new TakenCell(c.Form.Evaluation, c.Cell.Figure, position))],
            };
            if (await imports.Store.WriteAsync(id, now.Head.Version, now.Head.Name, taken, ct)) return;
        }
    }

    private static async Task<IResult> ReadAgainAsync(HttpContext http, ImportDesk imports, Guid id, CancellationToken ct)
    {
        var draft = await FindAsync(http, imports, id, ct);
        if (draft.Content.IsInterchange) return SeeOther(http, $"/imports/{id}"); // read whenever it is shown
        await imports.Store.WriteAsync(id, null, draft.Head.Name, new ImportDraft(0, 0, null, []), ct);
        _ = imports.Start(Officer.Of(http), id, draft.Head.Name);
        await WaitAsync(imports, id, ct);
        return SeeOther(http, $"/imports/{id}");
    }

    private static async Task<IResult> DiscardAsync(HttpContext http, ImportDesk imports, Guid id, CancellationToken ct)
    {
        await FindAsync(http, imports, id, ct);
        await imports.Store.ThrowAwayAsync(id, ct);
        return SeeOther(http, "/imports");
    }

    /// <summary>A proposal of the person's own; nobody else's is there for him.</summary>
    public static async Task<Draft<ImportDraft>> FindAsync(HttpContext http, ImportDesk imports, Guid id, CancellationToken ct)
    {
        var officer = DemandFiller(http);
        return await imports.Store.FindAsync(id, ct) is { } draft && draft.Head.Owner == officer.Person
            ? draft
            : throw DraftStore<ImportDraft>.Missing();
    }

    public static Officer DemandFiller(HttpContext http)
    {
        var officer = Officer.Of(http);
        return Access.Fills(officer, officer.Unit) ? officer
            : throw new CliException(ExitCodes.Refused, $"填好的文件由填报人和单位负责人导入，您以{officer.RoleName}身份不能导入；没有写入。");
    }

    public static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
