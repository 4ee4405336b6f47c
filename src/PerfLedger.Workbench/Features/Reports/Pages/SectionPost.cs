using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using PerfLedger.Domain.Reports;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Reports.Pages;

/// <summary>POST /reports/{id}/cells: sections as JSON from the script of the page, or the page's form as it is without a script.</summary>
internal static class SectionPost
{
    public static async Task<IResult> SaveAsync(
        HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        if (!Streams.IsReport(id)) throw new CliException(ExitCodes.NotFound, $"没有报告“{id}”。");
        Access.DemandFilling(officer, Units.Of(id));
        await antiforgery.ValidateRequestAsync(http);
        if (!http.Request.HasJsonContentType()) return await OfFormAsync(http, session, officer, id, ct);
        var (command, batch) = await CellPost.AskedAsync(http, ct);
        var answer = await new SectionDesk(session).SaveAsync(id, batch, officer.Actor(http), command, ct);
        return Results.Json(answer, CellPost.Json, statusCode: CellPost.Status(answer));
    }

    public static async Task<IResult> ListenAsync(
        HttpContext http, LedgerSession session, LiveBoard board, IHostApplicationLifetime program, string id, long? after,
        CancellationToken ct)
    {
        if (!Streams.IsReport(id)) throw new CliException(ExitCodes.NotFound, $"没有报告“{id}”。");
        await Access.DemandFormAsync(session.Ledger, Officer.Of(http), id, ct);
        return Live.Follow(http, board, program, new HashSet<string>(StringComparer.Ordinal) { id }, after,
            c => c with { After = c.After?.TrimEnd('\n') }); // a text ends where its last line does
    }

    private static async Task<IResult> OfFormAsync(
        HttpContext http, LedgerSession session, Officer officer, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        if (!long.TryParse(form["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            throw new CliException(ExitCodes.BadInput, "这一页不完整，没有写入。请刷新后重做。");
        var seen = (await session.Ledger.FoldAsync(Streams.Reports, id, AsOf.Position(position), ct)).State;
        var typed = seen.Headings.Select(h => (Figure: Report.FigureOf(h.Id), Stood: seen.TextOf(h.Id) ?? ""))
            .Where(h => form.ContainsKey(CellPost.Prefix + h.Figure))
            .Select(h => (h.Figure, h.Stood, Text: form[CellPost.Prefix + h.Figure].ToString().ReplaceLineEndings("\n")))
            .Where(h => h.Text.TrimEnd('\n') != h.Stood.TrimEnd('\n')).ToDictionary(h => h.Figure, h => h.Text, StringComparer.Ordinal);
        if (typed.Count == 0) return Back(http, id, "saved=0");
        var batch = new CellBatch([.. typed.Select(t => new CellEdit(t.Key, t.Value,
            seen.Form.Figures.TryGetValue(t.Key, out var f) ? f.Last.Position : 0))], GroundFields.Of(form).Read());
        var command = Guid.TryParse(form["command"], out var given) ? given : Guid.CreateVersion7();
        var answer = await new SectionDesk(session).SaveAsync(id, batch, officer.Actor(http), command, ct);
        return answer.Saved ? Back(http, id, $"saved={answer.Cells.Count(c => c.Fate == CellFate.Saved)}")
            : await ReportPages.ShowAsync(http, session, id, ct, attempt: new FormAttempt(answer, typed, GroundFields.Of(form)));
    }

    public static IResult Back(HttpContext http, string id, string query)
    {
        http.Response.Headers.Location = $"/reports/{id}?{query}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
