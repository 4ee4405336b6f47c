using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Reminders;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Notices;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.Reminders.Pages;

/// <summary>催报名单: who has not handed in, whom to ring, when they were urged last; and the note of a call.</summary>
internal static class LatePages
{
    private const int Size = 100;
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(WebApplication app)
    {
        app.MapGet("/late", ListAsync);
        app.MapGet("/late/excel", BookAsync);
        app.MapGet("/late/{unit}", (HttpContext http, LedgerSession session, CampaignShelf shelf, string unit, string? campaign,
            string? done, CancellationToken ct) => UnitAsync(http, session, shelf, unit, campaign, null, done is not null, ct));
        app.MapPost("/late/{unit}/call", CallAsync).RequireRateLimiting(Pace.Name);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, CampaignShelf shelf, string? campaign, string? all, int? page, CancellationToken ct)
    {
        var (stream, campaigns, rows) = await ReadAsync(Demand(http), session, shelf, campaign, null, ct);
        var late = rows.Where(r => !string.IsNullOrEmpty(all) || r.Days > 0).OrderByDescending(r => r.Days).ToList();
        var number = Paging.Number(page, late.Count, Size);
        return View.Page<LatePage>(new LateModel(stream, [.. campaigns.Select(c => (c.Stream, c.Campaign.Opened!.Title))],
            [.. late.Skip((number - 1) * Size).Take(Size)], !string.IsNullOrEmpty(all), number, late.Count, Size));
    }

    private static async Task<IResult> BookAsync(
        HttpContext http, LedgerSession session, CampaignShelf shelf, string? campaign, string? all, CancellationToken ct)
    {
        var (stream, campaigns, rows) = await ReadAsync(Demand(http), session, shelf, campaign, null, ct);
        var late = rows.Where(r => !string.IsNullOrEmpty(all) || r.Days > 0).OrderByDescending(r => r.Days).ToList();
        if (late.Count == 0) throw new CliException(ExitCodes.NotFound, "没有要催报的，没有生成文件。");
        var title = campaigns.First(c => c.Stream == stream).Campaign.Opened!.Title;
        return Results.File(CallSheet.Write(late, title, await session.Ledger.ClockAsync(ct)), Xlsx, "催报名单.xlsx");
    }

    private static async Task<IResult> UnitAsync(
        HttpContext http, LedgerSession session, CampaignShelf shelf, string unit, string? campaign, Tried? tried, bool done,
        CancellationToken ct)
    {
        var officer = Demand(http);
        var (stream, campaigns, rows) = await ReadAsync(officer, session, shelf, campaign, unit, ct);
        if (stream is null) Access.Demand(officer, unit);
        var enlisted = stream is null ? null : campaigns.First(c => c.Stream == stream).Campaign.Units.GetValueOrDefault(unit);
        if (enlisted is null) throw new CliException(ExitCodes.NotFound, $"没有单位“{unit}”的催报资料：它不在正在进行的评价工作里。");
        var names = await PersonQuery.NamesAsync(session.Reads, ct);
        var calls = await CallNotes.ReadAsync(session.Ledger, StreamIds.Reminder(stream!, unit), ct);
        return View.Page<LateUnitPage>(
            new LateUnitModel(stream!, unit, enlisted.Name, rows, await TextAsync(session, stream!, unit, rows, ct))
            {
                Calls = [.. calls.Select(c => c with
                {
                    By = names.GetValueOrDefault(c.By, c.By),
                    With = c.With is { } p ? names.GetValueOrDefault(p, p) : null,
                })],
                Tried = tried,
                Said = done ? "已登记：已电话催报。" : null,
            }, tried?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> CallAsync(
        HttpContext http, LedgerSession session, CampaignShelf shelf, string unit, IFormCollection form, CancellationToken ct)
    {
        Demand(http);
        var stream = form["campaign"].ToString();
        return await Step.TakeAsync(http, "call", form, async () =>
        {
            var input = new ActInput(form);
            var (note, person) = (input.Text("note", "对方怎么答复"), input.Optional("person"));
            input.Demand();
            await CallDesk.CalledAsync(session, Step.Desk(http, session, form), stream, unit, person, note, ct);
            return Addresses.Of($"/late/{unit}", ("campaign", stream), ("done", "call"));
        }, tried => UnitAsync(http, session, shelf, unit, stream, tried, false, ct));
    }

    /// <summary>What the units of a campaign owe: of the one asked for, else of the one with most late.</summary>
    private static async Task<(string? Stream, IReadOnlyList<(string Stream, Campaign Campaign)> Campaigns, IReadOnlyList<CallRow> Rows)>
        ReadAsync(Officer officer, LedgerSession session, CampaignShelf shelf, string? asked, string? unit, CancellationToken ct)
    {
        var owed = (await new SubmissionQuery(session, shelf).ReadAsync(
            session.Reads, new SubmissionScope(null, officer.Units, officer.Reach), ct))
            .Select(r => r.Duty).Where(d => unit is null || d.Unit == unit).ToList();
        var campaigns = (await shelf.AllAsync(ct))
            .Where(c => c.Campaign is { Ended: false, Opened.Retrospective: false } && owed.Exists(d => d.Campaign == c.Stream)).ToList();
        var stream = campaigns.Exists(c => c.Stream == asked) ? asked
            : campaigns.OrderByDescending(c => owed.Count(d => d.Campaign == c.Stream && d.LateDays > 0 && d.Bearer == DutyBearer.Unit))
                .FirstOrDefault().Stream;
        if (stream is null) return (null, campaigns, []);
        var campaign = campaigns.Find(c => c.Stream == stream).Campaign;
        var query = new CallQuery(session, await ReminderDay.ReadAsync(session, ct));
        return (stream, campaigns, await query.ReadAsync(stream, campaign, owed.Where(d => d.Campaign == stream), ct));
    }

    /// <summary>What can be said or sent, in the words of a reminder; it names no project and no figure.</summary>
    private static async Task<IReadOnlyList<string>> TextAsync(
        LedgerSession session, string campaign, string unit, IReadOnlyList<CallRow> rows, CancellationToken ct)
    {
        var composer = await NoticeComposer.NowAsync(session, ct);
        var lines = new List<string>();
        foreach (var row in rows)
        {
            var told = new ReminderIssued(
                row.Stage, row.Form, null, row.Subject, row.Due, ReminderKind.Overdue, 1, "", Role.Filler, row.Due, "");
            var notice = new NoticeRow(0, Guid.Empty, "", unit, default, StreamIds.Reminder(campaign, unit), told, null);
            lines.AddRange((await composer.ComposeAsync(notice, outside: true, ct)).Lines.Take(2));
        }

        return [.. lines.Distinct(StringComparer.Ordinal)];
    }

    private static Officer Demand(HttpContext http)
    {
        var officer = Officer.Of(http);
        return officer.Role is "reviewer" or "organiser" ? officer
            : throw new CliException(ExitCodes.Refused, $"催报由主管处室和财务建设处办理，您以{officer.RoleName}身份不能查看。本单位的期限见报送清单。");
    }
}
