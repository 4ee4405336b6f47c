using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Reports;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Reports.Pages;

/// <summary>The addresses of narrative reports.</summary>
internal static class ReportPages
{
    public static void Map(WebApplication app)
    {
        ReportListPages.Map(app);
        app.MapGet("/reports/{id}", OneAsync);
        app.MapGet("/reports/{id}/figures", FigurePages.ShowAsync);
        app.MapGet("/reports/{id}/history", FigurePages.HistoryAsync);
        app.MapGet("/reports/{id}/live", SectionPost.ListenAsync).WithMetadata(new Unattended());
        app.MapPost("/reports/{id}/cells", SectionPost.SaveAsync).RequireRateLimiting(Pace.Name);
        ReportActs.Map(app);
    }

    private static Task<IResult> OneAsync(
        HttpContext http, LedgerSession session, string id, string? at, int? saved, string? done, CancellationToken ct)
    {
        var said = saved switch
        {
            null => ReportActs.Said(done),
            0 => "没有改动，没有新记录。",
            var sections => $"已保存 {sections} 节。",
        };
        return ShowAsync(http, session, id, ct, string.IsNullOrWhiteSpace(at) ? null : at.Trim(),
            notice: said is null ? null : new PageNotice(said));
    }

    /// <summary>The page of a report; after an attempt that was not written, with what was typed.</summary>
    public static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string id, CancellationToken ct, string? at = null, FormAttempt? attempt = null,
        PageNotice? notice = null, ActAttempt? act = null)
    {
        var (reader, officer, unit) = (new ReportReader(session), Officer.Of(http), Units.Of(id));
        var folded = await reader.FoldAsync(officer, id, at, ct);
        var (report, moment) = (folded.State, at is null ? AsOf.Now : AsOf.Position(folded.Position));
        var assessment = await Assessment.ReadAsync(session, report, moment, ct);
        PlacedFinding[] findings = [.. assessment.Findings.Select((f, n) => new PlacedFinding(n + 1, f))];
        var acts = new ActPanelModel(id, report.Form, Access.Fills(officer, unit), Access.Reviews(officer, unit), officer.Role == "head")
        {
            Address = $"/reports/{id}",
            OpenErrors = assessment.Errors.Except(report.Form.Acknowledgement?.Findings ?? []).Count(),
            Findings = findings.Length,
            Attempt = act,
        };
        var isOpen = at is null && acts.CanFill;
        var sections = await reader.SectionsAsync(report, moment, findings, ct);
        return View.Page<ReportPage>(new ReportPageModel(await reader.HeadAsync(id, folded, at, ct), sections, findings)
        {
            Sources = await reader.SourcesAsync(report, ct),
            Unlinked = isOpen ? await reader.UnlinkedAsync(officer, report, ct) : [],
            Attachments = [.. report.Outline!.Attachments.Select(a => (a, report.Attachments.GetValueOrDefault(a.No)))],
            Acts = at is null ? acts : null,
            Editing = isOpen ? Editing(id, folded, attempt) : null,
            Notice = attempt is null ? notice : new PageNotice(Against(attempt.Answer), Alarm: true),
        }, attempt is not null ? CellPost.Status(attempt.Answer) : act?.Status ?? StatusCodes.Status200OK);
    }

    private static FormEditing Editing(string id, Folded<Report> folded, FormAttempt? attempt)
    {
        var editing = new FormEditing(id, folded.Position, folded.State.Form.NeedsReason);
        return attempt is null ? editing : editing with
        {
            Typed = attempt.Typed,
            Outcomes = attempt.Answer.Cells.Where(c => c.Sentence is not null).ToDictionary(c => c.Figure, StringComparer.Ordinal),
            Ground = attempt.Ground,
        };
    }

    private static string Against(CellsAnswer answer) => "没有全部保存。"
        + string.Join(' ', answer.Cells.Where(c => c.Sentence is not null).Select(c => $"{c.Name}：{c.Sentence}"));
}
