using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Campaigns.SetUp;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Campaigns.Pages;

/// <summary>评价工作: the list, one of them with how its units stand, and what is decided on it.</summary>
internal static class CampaignPages
{
    private static readonly string[] s_acts = ["done", "undone", "close", "cancel"];

    public static void Map(WebApplication app)
    {
        app.MapGet("/campaigns", ListAsync);
        app.MapGet("/campaigns/{id}", OneAsync);
        app.MapGet("/campaigns/{id}/file", FileAsync);
        app.MapPost("/campaigns/{id}/draft", DraftAsync).RequireRateLimiting(Pace.Name);
        foreach (var act in s_acts)
        {
            var step = app.MapPost($"/campaigns/{{id}}/{act}", (HttpContext http, LedgerSession session, string id, IFormCollection form,
                CancellationToken ct) => ActAsync(http, session, id, act, form, ct)).RequireRateLimiting(Pace.Name);
            if (act is "close" or "cancel") step.DemandsPasswordAgain();
        }

        SetUpPages.Map(app);
        ExtensionPages.Map(app);
    }

    private static async Task<IResult> ListAsync(HttpContext http, LedgerSession session, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var drafts = officer.Role == "organiser" ? await SetUpPages.Store(session).ListAsync(officer.Unit, null, ct) : [];
        return View.Page<CampaignListPage>(new CampaignListModel(
            officer, await CampaignQuery.AllAsync(session, officer, ct), drafts, await session.TodayAsync(ct)));
    }

    private static Task<IResult> OneAsync(
        HttpContext http, LedgerSession session, string id, [AsParameters] DutiesAsked asked, string? done, CancellationToken ct) =>
        ShowAsync(http, session, id, asked, Said(done) is { } said ? new PageNotice(said, Alarm: false) : null, null, ct);

    private static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string id, DutiesAsked asked, PageNotice? notice, ActAttempt? attempt,
            CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var (campaign, _) = await CampaignQuery.FindAsync(session, officer, id, ct);
        var duties = await new DutyQuery(session).ReadAsync(id, campaign, await session.Ledger.ClockAsync(ct), null, null, ct);
        var all = duties.Where(d => CampaignQuery.Sees(officer, campaign, d.Unit)).ToList();
        return View.Page<CampaignPage>(new CampaignModel(
            id, campaign, CampaignQuery.Organises(officer, campaign), asked, all, await new SetUpCheck(session).DatesAsync(campaign, ct),
                notice, attempt), attempt?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> FileAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var (campaign, _) = await CampaignQuery.FindAsync(session, officer, id, ct);
        CampaignQuery.DemandOrganising(officer, campaign); // the file names every unit and every contact
        return Results.File(CampaignFile.Of(campaign).Write(), "application/json", $"{id}.json");
    }

    /// <summary>A draft of the campaign as it stands: more units, other dates, other offices.</summary>
    private static async Task<IResult> DraftAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var officer = SetUpPages.DemandOrganiser(http);
        var (campaign, _) = await CampaignQuery.FindAsync(session, officer, id, ct);
        CampaignQuery.DemandOrganising(officer, campaign);
        var draft = CampaignDraft.Of(CampaignFile.Of(campaign));
        var begun = await SetUpPages.Store(session).BeginAsync(officer.Unit, officer.Person, draft.Name, draft, ct);
        return SetUpPages.SeeOther(http, $"/campaigns/drafts/{begun}");
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, LedgerSession session, string id, string act, IFormCollection form, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var (campaign, _) = await CampaignQuery.FindAsync(session, officer, id, ct);
        CampaignQuery.DemandOrganising(officer, campaign);
        try
        {
            var (actor, today, input) = (officer.Actor(http), await session.TodayAsync(ct), new ActInput(form));
            var decide = Decider(act, input, actor.Who(), today);
            input.Demand();
            var desk = new CommandDesk(session.Ledger, actor)
            {
                CommandId = Guid.TryParse(form["command"], out var command) ? command : null,
                PayloadDigest = ActPages.Digest(id, act, form),
            };
            await desk.DecideAsync(Streams.Campaigns, id, decide, ct);
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.BadInput)
        {
            return await ShowAsync(http, session, id, new DutiesAsked(null, null, null, null), new PageNotice(no.Message, Alarm: true),
                new ActAttempt(act, form, no.Message, StatusCodes.Status422UnprocessableEntity), ct);
        }

        return SetUpPages.SeeOther(http, $"/campaigns/{id}?done={act}");
    }

    private static Func<Campaign, Decision<ICampaignEvent>> Decider(string act, ActInput i, Who who, DateOnly today) => act switch
    {
        "done" => new RecordStageDone(who, What(i), i.NeededDay("on", "实际完成日"), i.Text("document", "依据"), i.Optional("note"), today).Decide,
        "undone" => new WithdrawStageDone(who, What(i), new Reason("other", i.Text("reason", "原因"))).Decide,
        "close" => new CloseCampaign(i.Optional("note")).Decide,
        _ => new CancelCampaign(who, i.Text("document", "依据文件"), i.Day("on"), new Reason("other", i.Text("reason", "原因"))).Decide,
    };

    private static StageOfUnit What(ActInput i) => new(
        Enum.TryParse<CampaignStage>(i.Text("stage", "阶段"), out var stage) ? stage : CampaignStage.SelfEvaluation,
        i.Text("unit", "单位").Split(' ')[0], i.Optional("form"), i.Optional("direction"));

    private static string? Said(string? done) => done switch
    {
        "open" => "已下达，记入台账。",
        "done" => "已登记完成。",
        "undone" => "已撤回登记。",
        "close" => "已办结。",
        "cancel" => "已撤销：各单位不再报送；已报送的仍可查阅和重新生成。",
        _ => null,
    };
}

/// <summary>What is asked of the duties of a campaign; null = all.</summary>
public sealed record DutiesAsked(string? Stage, string? State, string? Text, int? Page);

/// <summary>The list of campaigns.</summary>
public sealed record CampaignListModel(
    Officer Officer, IReadOnlyList<CampaignRow> Rows, IReadOnlyList<Drafts.Draft> Drafts, DateOnly Today);

/// <summary>One campaign.</summary>
/// <param name="Id">Stream id.</param>
/// <param name="Campaign">As it stands.</param>
/// <param name="Organises">The person organises it.</param>
/// <param name="Asked">Which duties.</param>
/// <param name="All">All duties of units within reach.</param>
/// <param name="Dates">Its due days.</param>
/// <param name="Notice">What is to be said.</param>
/// <param name="Attempt">What was typed and not done.</param>
public sealed record CampaignModel(
    string Id, Campaign Campaign, bool Organises, DutiesAsked Asked, IReadOnlyList<Duty> All, IReadOnlyList<SetUpDate> Dates,
    PageNotice? Notice, ActAttempt? Attempt)
{
    /// <summary>Duties a page.</summary>
    public const int Size = 100;

    /// <summary>Those that were asked for.</summary>
    public IReadOnlyList<Duty> Found => [.. All.Where(d => (Asked.Stage is not { Length: > 0 } stage || d.Stage.ToString() == stage)
        && (Asked.State is not { Length: > 0 } state || SubmissionText.State(d) == state || (state == "逾期" && d.LateDays > 0))
        && (Asked.Text is not { Length: > 0 } text || $"{d.Unit} {d.UnitName} {d.Title} {d.Form}".Contains(text,
            StringComparison.Ordinal)))];

    /// <summary>Open extensions of units within reach.</summary>
    public IEnumerable<ExtensionAsked> AskedExtensions => Campaign.Asked.Where(a => All.Any(d => d.Unit == a.Unit));
}
