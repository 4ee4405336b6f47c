using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Deadlines.Pages;

/// <summary>报送清单: what a unit owes, to whom, by when; for an office, what all its units owe.</summary>
internal static class SubmissionPages
{
    private const int Size = 100;
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(WebApplication app)
    {
        app.MapGet("/submissions", ListAsync);
        app.MapGet("/submissions/excel", BookAsync);
    }

    /// <summary>True for those the list is for: whose forms are due, and who wait for them.</summary>
    public static bool IsFor(Officer officer) => officer.Role is "filler" or "head" or "reviewer" or "organiser";

    /// <summary>What the person may see of the 报送清单, in order of due day.</summary>
    public static Task<IReadOnlyList<SubmissionRow>> OfAsync(
        Officer officer, LedgerSession session, CampaignShelf shelf, string? campaign, CancellationToken ct) =>
        new SubmissionQuery(session, shelf).ReadAsync(session.Reads, new SubmissionScope(campaign, officer.Units, officer.Reach), ct);

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, CampaignShelf shelf, [AsParameters] SubmissionAsked asked, CancellationToken ct)
    {
        var officer = Demand(http);
        var all = await OfAsync(officer, session, shelf, null, ct);
        var titles = (await shelf.AllAsync(ct)).OrderByDescending(c => c.Campaign.Opened!.FiscalYear)
            .Select(c => (c.Stream, c.Campaign.Opened!.Title)).Where(c => all.Any(r => r.Duty.Campaign == c.Stream)).ToList();
        // The newest campaign unless another is asked for; a list over several years tells nobody what to do.
        var campaign = titles.Exists(t => t.Stream == asked.Campaign) ? asked.Campaign : titles.FirstOrDefault().Stream;
        asked = asked with { Campaign = campaign };
        var rows = all.Where(r => r.Duty.Campaign == campaign).ToList();
        var found = rows.Where(asked.Wants).ToList();
        var number = Paging.Number(asked.Page, found.Count, Size);
        return View.Page<SubmissionsPage>(new SubmissionModel(asked, titles, [.. found.Skip((number - 1) * Size).Take(Size)], number,
            found.Count, Size, Access.OnlyUnit(officer) is null)
        {
            States = rows.Where((asked with { State = null }).Wants).CountBy(r => r.Duty.State).ToDictionary(),
            Stages = [.. rows.Select(r => r.Duty.Stage).Distinct().Order()],
        });
    }

    private static async Task<IResult> BookAsync(
        HttpContext http, LedgerSession session, CampaignShelf shelf, [AsParameters] SubmissionAsked asked, CancellationToken ct)
    {
        var rows = (await OfAsync(Demand(http), session, shelf, asked.Campaign, ct)).Where(asked.Wants).ToList();
        if (rows.Count == 0) throw new CliException(ExitCodes.NotFound, "没有符合的报送内容，没有生成文件。");
        return Results.File(SubmissionBook.Write(rows, await session.Ledger.ClockAsync(ct)), Xlsx, "报送清单.xlsx");
    }

    private static Officer Demand(HttpContext http)
    {
        var officer = Officer.Of(http);
        return IsFor(officer) ? officer
            : throw new CliException(ExitCodes.Refused, $"报送清单供填报单位和主管、组织处室使用，您以{officer.RoleName}身份不能查看。");
    }
}
