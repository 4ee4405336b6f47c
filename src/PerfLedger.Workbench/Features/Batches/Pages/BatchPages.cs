using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Batches.Pages;

/// <summary>What was asked of many forms at once, and how each came out.</summary>
internal static class BatchPages
{
    public static void Map(WebApplication app) => app.MapGet("/batches/{id}", OneAsync);

    private static async Task<IResult> OneAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var batch = await BatchQuery.NamedAsync(session, id, ct);
        await Access.DemandFormsAsync(session, Officer.Of(http), [.. batch.Items.Select(i => i.Subject)], ct);
        var titles = await EvaluationQuery.TitlesAsync(session.Reads, batch.Items.Select(i => i.Subject), ct);
        var asker = await People.PersonQuery.NameAsync(session.Reads, batch.RequestedBy, ct);
        return View.Page<BatchPage>(new BatchModel(batch, asker,
            [.. batch.Items.Select(i => (i, titles.GetValueOrDefault(i.Subject, i.Subject)))]));
    }
}

/// <summary>One batch.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Asker">Name of who asked.</param>
/// <param name="Items">Each form with its title.</param>
public sealed record BatchModel(BatchView Batch, string Asker, IReadOnlyList<(BatchItem Item, string Title)> Items);
