using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;
using PerfLedger.Workbench.Features.Trail.Pages;

namespace PerfLedger.Workbench.Features.Desk;

/// <summary>工作台: what is due, where the forms stand, what was found, what changed last.</summary>
internal static class DeskPages
{
    // More than this nobody reads on a desk; the list has the rest.
    private const int MostForms = 40, LatestChanges = 8;

    public static void Map(WebApplication app) => app.MapGet("/", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, LedgerSession session, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var filter = new EvaluationFilter(Access.OnlyUnit(officer));
        var stages = await EvaluationQuery.StagesAsync(session.Reads, filter, ct, officer.Reach);
        var rows = await EvaluationQuery.PageAsync(session.Reads, filter, 0, MostForms, ct, officer.Reach);
        var dues = await new DueQuery(session).ReadAsync(rows.Select(r => r.Evaluation), ct);
        var forms = new List<DeskForm>();
        foreach (var (row, due) in rows.Zip(dues)) forms.Add(await FormAsync(session, row, due, ct));
        var latest = await SearchQuery.PageAsync(session.Reads, new SearchQuestion
        {
            Unit = filter.Unit,
            Reach = officer.Reach,
            Units = officer.Units,
            Before = 1 + (await session.Ledger.HeadAsync(ct)).Position,
        }, LatestChanges, ct);
        return View.Page<DeskPage>(new DeskModel(officer, stages, forms, stages.Values.Sum(),
            await TrailPages.PlacedAsync(session, latest, ct)));
    }

    private static async Task<DeskForm> FormAsync(LedgerSession session, EvaluationRow row, DueRow due, CancellationToken ct)
    {
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, row.Evaluation, AsOf.Now, ct);
        var assessment = await Assessment.ReadAsync(session, folded.State, AsOf.Now, ct);
        return new(row, due, DueText.InWords(due), assessment.Count(Severity.Error), assessment.Count(Severity.Warning));
    }
}

/// <summary>What the desk shows.</summary>
/// <param name="Officer">Whose desk.</param>
/// <param name="Stages">How many forms stand at each stage.</param>
/// <param name="Forms">The forms, as many as a desk holds.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Latest">The latest changes.</param>
public sealed record DeskModel(
    Officer Officer, IReadOnlyDictionary<Stage, int> Stages, IReadOnlyList<DeskForm> Forms, int Total, IReadOnlyList<PlacedHit> Latest)
{
    /// <summary>The next due date among forms that can still be filled in; null when none.</summary>
    public DueRow? Next => Forms.Select(f => f.Due).Where(d => d.Due is not null && d.Standing is DueStanding.Open)
        .OrderBy(d => d.Due).FirstOrDefault();

    /// <summary>Forms past their due date and not handed in.</summary>
    public int Late => Forms.Count(f => f.Due.Standing is DueStanding.Late or DueStanding.Locked);
}

/// <summary>A form on the desk.</summary>
/// <param name="Row">As the list has it.</param>
/// <param name="Due">Its due date.</param>
/// <param name="DueInWords">The same in words; null when none.</param>
/// <param name="Errors">Open findings of severity 错误.</param>
/// <param name="Warnings">Of severity 待说明.</param>
public sealed record DeskForm(EvaluationRow Row, DueRow Due, string? DueInWords, int Errors, int Warnings);
