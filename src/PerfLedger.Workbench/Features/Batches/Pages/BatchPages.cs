using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Batches;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Batches.Pages;

/// <summary>What was asked of many forms at once, and how each came out.</summary>
internal static class BatchPages
{
    private const int Seconds = 3;

    public static void Map(WebApplication app)
    {
        app.MapGet("/batches/{id}", OneAsync);
        app.MapGet("/batches/{id}/pdf", BoundAsync);
        app.MapGet("/batches/{id}/files/{number:int}", FileAsync);
    }

    /// <summary>While some of it is not done, the browser asks again by itself, with a script or without.</summary>
    private static async Task<IResult> OneAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var batch = await SeenAsync(http, session, id, ct);
        if (!batch.Ended) http.Response.Headers["Refresh"] = Seconds.ToString(CultureInfo.InvariantCulture);
        var titles = await EvaluationQuery.TitlesAsync(session.Reads, batch.Items.Select(i => i.Subject), ct);
        var asker = await People.PersonQuery.NameAsync(session.Reads, batch.RequestedBy, ct);
        return View.Page<BatchPage>(new BatchModel(batch, asker,
            [.. batch.Items.Select(i => (i, titles.GetValueOrDefault(i.Subject, i.Subject)))]));
    }

    private static async Task<IResult> BoundAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var batch = await SeenAsync(http, session, id, ct);
        if (batch.Act != BatchAct.Pdf) throw new CliException(ExitCodes.NotFound, "这一批不是生成 PDF，没有合订的文件。");
        return Results.File(await new BatchPdf(session).BindAsync(batch, ct), "application/pdf", $"自评表合订_{batch.Items.Count}张.pdf");
    }

    private static async Task<IResult> FileAsync(HttpContext http, LedgerSession session, string id, int number, CancellationToken ct)
    {
        var batch = await SeenAsync(http, session, id, ct);
        if (batch.Items.ElementAtOrDefault(number - 1) is not { Digest: { } digest, Name: { } name })
            throw new CliException(ExitCodes.NotFound, "这一张还没有文件，或没有生成成功。");
        return Results.File(await session.TakeAsync(name, digest, ct), "application/octet-stream", name);
    }

    /// <summary>The batch, for who sees every form of it.</summary>
    private static async Task<BatchView> SeenAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var batch = await BatchQuery.NamedAsync(session, id, ct);
        await Access.DemandFormsAsync(session, Officer.Of(http), [.. batch.Items.Select(i => i.Subject)], ct);
        return batch;
    }
}

/// <summary>One batch.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Asker">Name of who asked.</param>
/// <param name="Items">Each form with its title.</param>
public sealed record BatchModel(BatchView Batch, string Asker, IReadOnlyList<(BatchItem Item, string Title)> Items);
