using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Deadlines.Pages;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Overviews;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Review.Pages;

/// <summary>审核: the queue of an office, what is due first in front.</summary>
internal static class ReviewPages
{
    private const int Size = 50;

    public static void Map(WebApplication app) => app.MapGet("/review", ListAsync);

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, CampaignShelf campaigns, FormShelf forms, [AsParameters] ReviewAsked asked,
        CancellationToken ct)
    {
        var officer = Officer.Of(http);
        if (officer.Role is not ("reviewer" or "organiser"))
            throw new CliException(ExitCodes.Refused, $"审核由主管处室和财务建设处办理，您以{officer.RoleName}身份不能查看。");
        var rows = (await SubmissionPages.OfAsync(officer, session, campaigns, null, ct))
            .Select(r => (Row: r, Part: ReviewModel.Of(r.Duty))).Where(r => r.Part is not null && Wants(asked, r.Row.Duty)).ToList();
        var found = rows.Where(r => r.Part == asked.Part).Select(r => r.Row).ToList();
        // What was reviewed last is looked for first; everything else by its due day.
        if (asked.Part == Queue.Accepted) found.Reverse();
        var number = Paging.Number(asked.Page, found.Count, Size);
        var page = found.Skip((number - 1) * Size).Take(Size).ToList();
        return View.Page<ReviewPage>(new ReviewModel(asked, rows.CountBy(r => r.Part!.Value).ToDictionary(),
            await ComputedAsync(session, forms, page, ct), number, found.Count, Size));
    }

    private static bool Wants(ReviewAsked asked, Duty d) => string.IsNullOrWhiteSpace(asked.Text)
        || new[] { d.Unit, d.UnitName, d.Title, d.Subject }
            .Any(t => t?.Contains(asked.Text.Trim(), StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>The rows of the page with what is computed of their forms; those not opened, tables and reports have none.</summary>
    private static async Task<IReadOnlyList<ReviewRow>> ComputedAsync(
        LedgerSession session, FormShelf shelf, List<SubmissionRow> rows, CancellationToken ct)
    {
        var streams = rows.Select(r => r.Duty.Subject).OfType<string>().Where(StreamIds.IsEvaluation).ToList();
        var versions = await EvaluationQuery.VersionsAsync(session.Reads, rows.Select(r => r.Duty.Unit).Distinct(), ct);
        var standing = (await shelf.ReadAsync(streams, versions, (await session.Ledger.HeadAsync(ct)).Position, ct))
            .ToDictionary(f => f.Stream, StringComparer.Ordinal);
        return [.. rows.Select(r => new ReviewRow(r,
            r.Duty.Subject is { } s && standing.TryGetValue(s, out var form) ? ReviewForm.Of(form) : null))];
    }
}
