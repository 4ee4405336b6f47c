using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Campaigns.Pages;
using PerfLedger.Workbench.Features.Drafts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Imports;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Intake.Pages;

/// <summary>An interchange file: checked first, then imported whole by the command of the word "import".</summary>
internal static class InterchangePages
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/imports/check", CheckAsync).RequireRateLimiting(Pace.Name);
        app.MapPost("/imports/{id:guid}/import", ImportAsync).RequireRateLimiting(Pace.Name);
    }

    /// <summary>A file that can be read is kept for the person; of a faulty one all faults are told and nothing is kept.</summary>
    private static async Task<IResult> CheckAsync(HttpContext http, ImportDesk imports, IAntiforgery antiforgery, CancellationToken ct)
    {
        var officer = ImportPages.DemandFiller(http);
        var form = await FileForm.ReadAsync(http, antiforgery, ct);
        try
        {
            if (form.Files.GetFile("file") is not { Length: > 0 } file)
                throw new CliException(ExitCodes.BadInput, "没有选择文件，或文件是空的。请选一个自评表文件（.json）。");
            var (name, bytes) = (FileNames.Plain(file.FileName), await FileForm.BytesAsync(file, "一个自评表文件", ct));
            FileCheck.Run(InterchangeFiles.Read(bytes, name), []);
            return ImportPages.SeeOther(http, $"/imports/{await imports.KeepAsync(officer, name, bytes, ct)}");
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.BadInput or ExitCodes.NotFound)
        {
            return await ImportPages.ShowListAsync(
                http, imports, new PageNotice(no.Message, Alarm: true), StatusCodes.Status422UnprocessableEntity, ct);
        }
    }

    /// <summary>What "perfledger check" says of the file, and whether the person may import it.</summary>
    public static async Task<IResult> ShowAsync(HttpContext http, LedgerSession session, ImportDesk imports, Draft<ImportDraft> draft,
        ActAttempt? attempt, CancellationToken ct)
    {
        var (file, _) = await ReadAsync(imports, draft, ct);
        var officer = Officer.Of(http);
        var result = FileCheck.Run(file, [])[0];
        var others = file.Forms.Where(f => !Access.Fills(officer, f.Identity.Unit.Code)).Select(f =>
            f.Identity.Unit.Name).Distinct().ToList();
        return View.Page<ImportCheckPage>(new ImportCheckModel(draft.Head.Id, draft.Head.Name, CheckText.Summary(result.All),
            [.. result.Forms.Select(f => (f.Assessment.State.Opened!.Project?.Name ?? f.Assessment.State.Opened.Unit.Name, f.RulePack))],
            [.. result.All.Select(f => (f.Severity, f.Rule, f.At, f.What))],
            others, others.Count > 0 ? [] : await CampaignsAsync(session, officer, file, ct), attempt), attempt?.Status ??
                StatusCodes.Status200OK);
    }

    private static async Task<IResult> ImportAsync(
        HttpContext http, LedgerSession session, ImportDesk imports, Guid id, IFormCollection form, CancellationToken ct)
    {
        var draft = await ImportPages.FindAsync(http, imports, id, ct);
        if (!draft.Content.IsInterchange)
            throw new CliException(ExitCodes.BadInput, "这里的文件逐格采纳，不整份导入；没有写入。请回到比较的页面。");
        var officer = Officer.Of(http);
        var (file, bytes) = await ReadAsync(imports, draft, ct);
        foreach (var unit in file.Forms.Select(f => f.Identity.Unit.Code).Distinct()) Access.DemandFilling(officer, unit);
        try
        {
            var campaign = Chosen(form["campaign"], await CampaignsAsync(session, officer, file, ct));
            var ground = GroundFields.Of(form).Read();
            var desk = new CommandDesk(session.Ledger, officer.Actor(http))
            {
                CommandId = Guid.TryParse(form["command"], out var command) ? command : null,
                PayloadDigest = ActPages.Digest($"{id}", "import", form),
                Documents = session.Documents,
            };
            var import = new FileImport(session, desk)
            {
                Campaign = campaign?.Stream,
                Retrospective = campaign?.Campaign.Opened!.Retrospective ?? false,
            };
            var outcome = await import.RunAsync(file, bytes, ground, _ => { }, ct);
            return ImportPages.SeeOther(http, Addresses.Of("/imports", ("forms", file.Forms.Length), ("events", outcome.Events)));
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.BadInput or ExitCodes.Refused or ExitCodes.Conflict)
        {
            return await ShowAsync(http, session, imports, draft, new ActAttempt("import", form, no.Message,
                no.ExitCode == ExitCodes.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity), ct);
        }
    }

    private static async Task<(InterchangeFile File, byte[] Bytes)> ReadAsync(
        ImportDesk imports, Draft<ImportDraft> draft, CancellationToken ct)
    {
        var (name, bytes) = (await imports.Store.FilesAsync(draft.Head.Id, ct))[0];
        return (InterchangeFiles.Read(bytes, name), bytes);
    }

    /// <summary>Campaigns that forms of the file can be opened in; none when the ledger has all of them.</summary>
    private static async Task<IReadOnlyList<CampaignRow>> CampaignsAsync(
        LedgerSession session, Officer officer, InterchangeFile file, CancellationToken ct)
    {
        var fresh = new List<InterchangeIdentity>();
        foreach (var form in file.Forms)
        {
            var state = (await session.Ledger.FoldAsync(Streams.Evaluations, FileImport.Stream(form.Identity), AsOf.Now, ct)).State;
            if (state.Opened is null) fresh.Add(form.Identity);
        }

        return fresh.Count == 0 ? [] : [.. (await CampaignQuery.AllAsync(session, officer, ct)).Where(r => !r.Campaign.Ended
            && fresh.TrueForAll(i => r.Campaign.Opened!.FiscalYear == i.FiscalYear && r.Campaign.Units.ContainsKey(i.Unit.Code)
                && r.Campaign.Opened.Forms.Contains(i.Form)))];
    }

    /// <summary>The one that was chosen; the only one there is without asking; none where none fits or 不属于 was chosen.</summary>
    private static CampaignRow? Chosen(string? stream, IReadOnlyList<CampaignRow> open) => stream switch
    {
        "none" => null,
        { Length: > 0 } => open.FirstOrDefault(r => r.Stream == stream)
            ?? throw new CliException(ExitCodes.BadInput, "所选的评价工作不收这些表，或已结束；没有写入。请重新选。"),
        _ when open.Count > 1 => throw new CliException(ExitCodes.BadInput,
            $"有 {open.Count} 项评价工作收这些表：请选这份文件属于哪一项；没有写入。"),
        _ => open is [var only] ? only : null,
    };
}
