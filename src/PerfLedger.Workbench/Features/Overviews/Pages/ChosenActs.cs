using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Batches;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Batches;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Overviews.Pages;

/// <summary>What is done with many forms at once: one request for all, every form is decided by itself and has its own result.</summary>
internal static class ChosenActs
{
    /// <summary>As long as a person waits for an answer; what is left then, a program that serves does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Map(WebApplication app)
    {
        Map(app, "submit", BatchAct.Submit);
        Map(app, "accept", BatchAct.Accept);
        Map(app, "return", BatchAct.Return);
        Map(app, "pdf", BatchAct.Pdf);
        Map(app, "file", BatchAct.File).DemandsPasswordAgain();
    }

    private static RouteHandlerBuilder Map(WebApplication app, string name, BatchAct act) =>
        app.MapPost($"/overview/{name}", (HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct) =>
            RequestAsync(http, session, form, act, ct)).RequireRateLimiting(Pace.Name);

    private static async Task<IResult> RequestAsync(
        HttpContext http, LedgerSession session, IFormCollection form, BatchAct act, CancellationToken ct)
    {
        var request = new RequestBatch(act, await OverviewPages.ChosenAsync(http, session, form, ct));
        if (act == BatchAct.Return)
            request = request with { Opinion = form["opinion"], AnswerBy = GroundFields.Day(form["answerBy"]) };
        if (act == BatchAct.Return && string.IsNullOrWhiteSpace(request.Opinion))
            throw new CliException(ExitCodes.BadInput, "退回须写明审核意见：请返回，写明什么问题、怎么改，再退回。没有写入。");
        var desk = new CommandDesk(session.Ledger, Officer.Of(http).Actor(http)) { Documents = session.Documents };
        var batches = new BatchDesk(session);
        var (batch, works) = await batches.RequestAsync(desk, request, ct);
        if (!await BatchJob.PausedAsync(session, ct)) await batches.WorkAsync(works, Patience, ct);
        http.Response.Headers.Location = $"/batches/{batch}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
