using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Campaigns.SetUp;
using PerfLedger.Workbench.Features.Drafts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Campaigns.Pages;

/// <summary>
/// 任务下达: a campaign is drafted, checked, looked at and opened in one signed step. Until then nothing of it is in the
/// ledger.
/// </summary>
internal static class SetUpPages
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    public static DraftStore<CampaignDraft> Store(LedgerSession session) => new(session, "campaign", Lasts);

    public static void Map(WebApplication app)
    {
        app.MapGet("/campaigns/new", NewAsync);
        app.MapPost("/campaigns/new", BeginAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/campaigns/drafts/{id:guid}", EditAsync);
        app.MapPost("/campaigns/drafts/{id:guid}", SaveAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/campaigns/drafts/{id:guid}/preview", PreviewAsync);
        app.MapPost("/campaigns/drafts/{id:guid}/open", OpenAsync).RequireRateLimiting(Pace.Name).DemandsPasswordAgain();
        app.MapPost("/campaigns/drafts/{id:guid}/discard", DiscardAsync).RequireRateLimiting(Pace.Name);
    }

    /// <summary>Ends the request unless the person organises campaigns.</summary>
    public static Officer DemandOrganiser(HttpContext http)
    {
        var officer = Officer.Of(http);
        return officer.Role == "organiser" ? officer
            : throw new CliException(ExitCodes.Refused, $"评价工作由财务建设处下达和办理，您以{officer.RoleName}身份不能办理；没有写入。");
    }

    private static async Task<IResult> NewAsync(HttpContext http, LedgerSession session, CancellationToken ct) =>
        await StartAsync(http, session, null, [], StatusCodes.Status200OK, ct);

    private static async Task<IResult> StartAsync(
        HttpContext http, LedgerSession session, string? file, IReadOnlyList<SetUpFault> faults, int status, CancellationToken ct)
    {
        var officer = DemandOrganiser(http);
        var campaigns = await CampaignQuery.AllAsync(session, officer, ct);
        return View.Page<NewCampaignPage>(new NewCampaignModel(
            await Store(session).ListAsync(officer.Unit, null, ct), campaigns, file, faults), status);
    }

    /// <summary>From nothing, from a campaign as it stands, or from a file: of a file all faults are told at once.</summary>
    private static async Task<IResult> BeginAsync(HttpContext http, LedgerSession session, IAntiforgery antiforgery, CancellationToken ct)
    {
        var officer = DemandOrganiser(http);
        var form = await FileForm.ReadAsync(http, antiforgery, ct);
        var draft = new CampaignDraft(Issuer: officer.Unit, Year: $"{(await session.TodayAsync(ct)).Year - 1}", Reminders: "10 3 1");
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            var (read, faults) = await FileAsync(file, ct);
            if (faults.Count > 0)
                return await StartAsync(http, session, FileNames.Plain(file.FileName), [.. faults, .. read is null ?
                    [] : (await new SetUpCheck(session)
                    .RunAsync(read, ct)).Faults], StatusCodes.Status422UnprocessableEntity, ct);
            draft = read!;
        }
        else if (form["how"] == "file")
        {
            return await StartAsync(http, session, "（没有文件）", [new("文件", "没有选择文件，或文件是空的；请选一个评价工作文件（.json）。")],
                StatusCodes.Status422UnprocessableEntity, ct);
        }
        else if (form["from"] is [{ Length: > 0 } stream])
        {
            var (campaign, _) = await CampaignQuery.FindAsync(session, officer, stream, ct);
            draft = CampaignDraft.Of(CampaignFile.Of(campaign));
            // Another year's campaign is another campaign: its number is to be given anew.
            if (form["how"] == "copy") draft = draft with { Notice = "", Title = "", Retrospective = false };
        }

        var id = await Store(session).BeginAsync(officer.Unit, officer.Person, draft.Name, draft, ct);
        return SeeOther(http, $"/campaigns/drafts/{id}");
    }

    private static async Task<(CampaignDraft? Draft, IReadOnlyList<SetUpFault> Faults)> FileAsync(IFormFile file, CancellationToken ct)
    {
        try
        {
            return CampaignJson.Read(await FileForm.BytesAsync(file, "一个评价工作文件", ct));
        }
        catch (CliException no) when (no.ExitCode == ExitCodes.BadInput)
        {
            return (null, [new("整个文件", no.Message)]);
        }
    }

    private static async Task<IResult> EditAsync(HttpContext http, LedgerSession session, Guid id, string? done, CancellationToken ct)
    {
        var draft = await FindAsync(http, session, id, ct);
        return await FormAsync(session, draft.Head, draft.Content, done is null ? null : new PageNotice("已保存。", Alarm: false),
            StatusCodes.Status200OK, ct);
    }

    private static async Task<IResult> FormAsync(
        LedgerSession session, Draft head, CampaignDraft content, PageNotice? notice, int status, CancellationToken ct)
    {
        var units = await new SetUpCheck(session).UnitsAsync(ct);
        return View.Page<CampaignDraftPage>(new CampaignDraftModel(head, content, units, notice), status);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, LedgerSession session, Guid id, IFormCollection form,
        CancellationToken ct)
    {
        var draft = await FindAsync(http, session, id, ct);
        var typed = DraftForm.Read(form);
        PageNotice? notice = null;
        if (form["act"] == "tree")
        {
            var (added, sentence) = DraftForm.FromTree(typed, form, await new SetUpCheck(session).UnitsAsync(ct));
            (typed, notice) = (added, new PageNotice(sentence, Alarm: false));
        }

        var seen = int.TryParse(form["version"], out var version) ? version : 0;
        if (!await Store(session).WriteAsync(id, seen, typed.Name, typed, ct))
            return await FormAsync(session, draft.Head, typed, new PageNotice(
                "这份底稿在别的窗口或由别人改过；没有保存。您填的还在下面：再按一次“保存”，就以下面的为准。", Alarm: true),
                StatusCodes.Status409Conflict, ct);
        if (form["act"] == "check") return SeeOther(http, $"/campaigns/drafts/{id}/preview");
        if (notice is null) return SeeOther(http, $"/campaigns/drafts/{id}?done=1");
        return await FormAsync(session, draft.Head with { Version = seen + 1 }, typed, notice, StatusCodes.Status200OK, ct);
    }

    private static async Task<IResult> PreviewAsync(HttpContext http, LedgerSession session, Guid id, int? page, CancellationToken ct)
    {
        var draft = await FindAsync(http, session, id, ct);
        return await LookAsync(session, draft, page, null, StatusCodes.Status200OK, ct);
    }

    private static async Task<IResult> LookAsync(
        LedgerSession session, Draft<CampaignDraft> draft, int? page, string? refused, int status, CancellationToken ct)
    {
        var check = new SetUpCheck(session);
        var result = await check.RunAsync(draft.Content, ct);
        var fine = result.Faults.Count == 0;
        return View.Page<CampaignPreviewPage>(new CampaignPreviewModel(
            draft.Head, result.File.Stream, result.Faults, result.Events.Count, fine ? result.Then : null, result.Duties,
            fine ? await check.DatesAsync(result.Then, ct) : [], fine ? await check.MailAsync(result.Then, result.Duties, ct) : null,
            page ?? 1, refused), status);
    }

    /// <summary>One command: the file of the draft through the decider of the word "campaign open".</summary>
    private static async Task<IResult> OpenAsync(HttpContext http, LedgerSession session, Guid id, IFormCollection form,
        CancellationToken ct)
    {
        var draft = await FindAsync(http, session, id, ct);
        var result = await new SetUpCheck(session).RunAsync(draft.Content, ct);
        if (result.Faults.Count > 0 || draft.Head.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) != form["version"])
            return await LookAsync(session, draft, null, "您看过之后，底稿或台账有变化；没有下达。请看过下面的再办。",
                StatusCodes.Status409Conflict, ct);
        try
        {
            var desk = new CommandDesk(session.Ledger, Officer.Of(http).Actor(http));
            await desk.DecideAsync(Streams.Campaigns, result.File.Stream, result.File.Decide, ct);
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict)
        {
            return await LookAsync(session, draft, null, no.Message, StatusCodes.Status422UnprocessableEntity, ct);
        }

        await Store(session).ThrowAwayAsync(id, ct);
        return SeeOther(http, $"/campaigns/{result.File.Stream}?done=open");
    }

    private static async Task<IResult> DiscardAsync(HttpContext http, LedgerSession session, Guid id, CancellationToken ct)
    {
        await FindAsync(http, session, id, ct);
        await Store(session).ThrowAwayAsync(id, ct);
        return SeeOther(http, "/campaigns");
    }

    /// <summary>A draft of the person's own office.</summary>
    private static async Task<Draft<CampaignDraft>> FindAsync(HttpContext http, LedgerSession session, Guid id, CancellationToken ct)
    {
        var officer = DemandOrganiser(http);
        return await Store(session).FindAsync(id, ct) is { } draft && draft.Head.Unit == officer.Unit
            ? draft
            : throw DraftStore<CampaignDraft>.Missing();
    }

    public static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
