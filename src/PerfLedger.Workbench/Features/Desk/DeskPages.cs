using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Deadlines.Pages;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Notices;
using PerfLedger.Workbench.Features.Notices.Pages;
using PerfLedger.Workbench.Features.Overviews;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Tasks;
using PerfLedger.Workbench.Features.Trail;
using PerfLedger.Workbench.Features.Trail.Pages;

namespace PerfLedger.Workbench.Features.Desk;

/// <summary>工作台: what is to be done, what is due, where things stand, what was said and what changed last.</summary>
internal static class DeskPages
{
    // More than this nobody reads on a desk; the lists have the rest.
    private const int MostForms = 40, LatestChanges = 8, LatestNotices = 5;

    public static void Map(WebApplication app) => app.MapGet("/", ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, CampaignShelf campaigns, FormShelf shelf, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var notices = await NoticePages.ShownAsync(
            session, await NoticeQuery.OfAsync(session.Reads, officer.Person, unread: true, LatestNotices, ct), ct);
        if (officer.Units.Count == 0) return View.Page<DeskPage>(new DeskModel(officer, [], [], [], notices, []));
        var titles = (await campaigns.AllAsync(ct)).Where(c => !c.Campaign.Ended)
            .ToDictionary(c => c.Stream, c => c.Campaign.Opened!.Title, StringComparer.Ordinal);
        IReadOnlyList<SubmissionRow> rows = !SubmissionPages.IsFor(officer) ? []
            : [.. (await SubmissionPages.OfAsync(officer, session, campaigns, null, ct)).Where(r => titles.ContainsKey(r.Duty.Campaign))];
        var forms = officer.Role is "filler" or "head" ? await FormsAsync(session, shelf, officer, ct) : [];
        var tasks = officer.Role is "filler" or "head" ? await TaskQuery.OpenAsync(session.Reads, [officer.Unit], ct) : [];
        var todos = new TodoList(rows, forms.ToDictionary(f => f.Stream, StringComparer.Ordinal), tasks, await session.TodayAsync(ct))
            .Of(officer.Role, officer.Person);
        var filter = new EvaluationFilter(Access.OnlyUnit(officer));
        return View.Page<DeskPage>(new DeskModel(officer, todos, rows, [.. forms.Select(Form)], notices,
            await LatestAsync(session, officer, filter.Unit, ct))
        {
            Units = officer.Role is "reviewer" or "organiser" ? UnitStates.Of(rows, titles) : [],
            Stages = await EvaluationQuery.StagesAsync(session.Reads, filter, ct, officer.Reach),
        });
    }

    /// <summary>The forms of the person's own unit, newest year first, as they were computed last.</summary>
    private static async Task<IReadOnlyList<StandingForm>> FormsAsync(
        LedgerSession session, FormShelf shelf, Officer officer, CancellationToken ct)
    {
        var rows = await EvaluationQuery.PageAsync(
            session.Reads, new EvaluationFilter(officer.Unit), 0, MostForms, ct, officer.Reach);
        var versions = await EvaluationQuery.VersionsAsync(session.Reads, [officer.Unit], ct);
        return await shelf.ReadAsync([.. rows.Select(r => r.Evaluation).Where(StreamIds.IsEvaluation)], versions,
            (await session.Ledger.HeadAsync(ct)).Position, ct);
    }

    private static async Task<IReadOnlyList<PlacedHit>> LatestAsync(
        LedgerSession session, Officer officer, string? unit, CancellationToken ct)
    {
        var latest = await SearchQuery.PageAsync(session.Reads, new SearchQuestion
        {
            Unit = unit,
            Reach = officer.Reach,
            Units = officer.Units,
            Before = 1 + (await session.Ledger.HeadAsync(ct)).Position,
        }, LatestChanges, ct);
        return await TrailPages.PlacedAsync(session, latest, ct);
    }

    private static DeskForm Form(StandingForm form) => new(form.Stream, form.State.Opened!.Project?.Name ?? form.State.Opened.Unit.Name,
        form.State.Stage, form.Scores.Score.ToString("0.##", CultureInfo.InvariantCulture), form.Findings.Errors, form.Findings.Warnings,
        form.Findings.Acknowledged);
}
