using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tasks;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.Tasks.Pages;

/// <summary>分工: who in the unit fills which block of which form, by when. The head hands out, the person says 填好.</summary>
internal static class TaskPages
{
    private const int Size = 50;

    public static void Map(WebApplication app)
    {
        app.MapGet("/tasks", (HttpContext http, LedgerSession session, string? text, string? form, int? page, string? done,
            CancellationToken ct) => ListAsync(http, session, new TaskAsked(text, form, page), null, Said(done), ct));
        app.MapPost("/tasks/assign", AssignAsync).RequireRateLimiting(Pace.Name);
        app.MapPost("/tasks/done", DoneAsync).RequireRateLimiting(Pace.Name);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, TaskAsked asked, Tried? tried, string? said, CancellationToken ct)
    {
        var officer = Demand(http);
        var filter = new EvaluationFilter(officer.Unit, Text: string.IsNullOrWhiteSpace(asked.Text) ? null : asked.Text.Trim());
        var stages = await EvaluationQuery.StagesAsync(session.Reads, filter, ct, officer.Reach);
        var number = Paging.Number(asked.Page, stages.Values.Sum(), Size);
        var forms = await EvaluationQuery.PageAsync(session.Reads, filter, (number - 1) * Size, Size, ct, officer.Reach);
        var tasks = (await TaskQuery.OfUnitsAsync(session.Reads, [officer.Unit], ct)).ToLookup(t => t.Form, StringComparer.Ordinal);
        var people = officer.Role == "head" ? await PersonQuery.FillersAsync(session.Reads, officer.Unit, ct) : [];
        return View.Page<TasksPage>(new TasksModel(asked, [.. forms.Select(f => new TaskForm(f, [.. tasks[f.Evaluation]]))], people,
            officer.Person, officer.Role == "head", number, stages.Values.Sum(), Size)
        {
            Today = await session.TodayAsync(ct),
            Tried = tried,
            Said = said,
        }, tried?.Status ?? StatusCodes.Status200OK);
    }

    private static Task<IResult> AssignAsync(HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct)
    {
        var stream = FormOf(Demand(http), form);
        if (Officer.Of(http).Role != "head")
            throw new CliException(ExitCodes.Refused, "任务由单位负责人分配，您以填报人身份不能办理；没有写入。");
        return Step.TakeAsync(http, "assign", form, async () =>
        {
            var input = new ActInput(form);
            var (part, person, by) = (input.Text("block", "哪一部分"), input.Text("person", "分给谁"), input.Day("by"));
            input.Demand();
            var task = new TaskAssigned(stream, BlockNames.Parse(part), person, by);
            await TaskDesk.AssignAsync(session, Step.Desk(http, session, form), task, ct);
            return Addresses.Of("/tasks", ("form", stream), ("done", "assign"));
        }, tried => ListAsync(http, session, new TaskAsked(null, stream, null), tried, null, ct));
    }

    private static Task<IResult> DoneAsync(HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct)
    {
        var stream = FormOf(Demand(http), form);
        return Step.TakeAsync(http, "done", form, async () =>
        {
            await TaskDesk.DoneAsync(Step.Desk(http, session, form), stream, BlockNames.Parse(form["block"].ToString()), ct);
            return AccountPages.Local(form["to"].ToString() is { Length: > 0 } to ? to : "/tasks?done=done");
        }, tried => ListAsync(http, session, new TaskAsked(null, null, null), tried, null, ct));
    }

    /// <summary>The form meant: one of the person's own unit.</summary>
    private static string FormOf(Officer officer, IFormCollection form)
    {
        var stream = form["form"].ToString();
        if (Domain.StreamIds.Parse(stream) is null || !Streams.IsForm(stream))
            throw new CliException(ExitCodes.NotFound, $"没有自评表“{stream}”。请从分工一页的列表中选。");
        return Trail.Units.Of(stream) == officer.Unit ? stream
            : throw new CliException(ExitCodes.Refused, "分工在本单位内安排，这张表是别的单位的；没有写入。");
    }

    private static Officer Demand(HttpContext http)
    {
        var officer = Officer.Of(http);
        return officer.Role is "filler" or "head" ? officer
            : throw new CliException(ExitCodes.Refused, $"分工由单位负责人安排、填报人办理，您以{officer.RoleName}身份不能查看。");
    }

    private static string? Said(string? done) => done switch
    {
        "assign" => "已分配；本人的待办里有这一项。",
        "done" => "已报告填好。",
        _ => null,
    };
}

/// <summary>What was asked of the list.</summary>
/// <param name="Text">Words of the form looked for.</param>
/// <param name="Form">The form whose fields stand open.</param>
/// <param name="Page">Page of the list.</param>
public sealed record TaskAsked(string? Text, string? Form, int? Page);

/// <summary>A form with what is assigned of it.</summary>
public sealed record TaskForm(EvaluationRow Row, IReadOnlyList<TaskRow> Tasks)
{
    /// <summary>The task of a block; null = anybody of the unit fills it.</summary>
    public TaskRow? Of(Block block) => Tasks.FirstOrDefault(t => t.Block == block);

    /// <summary>There is still something to fill in.</summary>
    public bool IsOpen => Row.Stage is Stage.Draft or Stage.Returned or Stage.Correcting;
}

/// <summary>The forms of a unit and who fills what.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Forms">The forms of the page.</param>
/// <param name="People">Whom something can be given to.</param>
/// <param name="Me">Id of the person.</param>
/// <param name="Assigns">The person hands out.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Total">Forms in all.</param>
/// <param name="Size">Forms a page.</param>
public sealed record TasksModel(
    TaskAsked Asked, IReadOnlyList<TaskForm> Forms, IReadOnlyList<PersonRow> People, string Me, bool Assigns, int Number, int Total,
    int Size)
{
    /// <summary>The day.</summary>
    public DateOnly Today { get; init; }

    /// <summary>What was refused.</summary>
    public Tried? Tried { get; init; }

    /// <summary>What was just done.</summary>
    public string? Said { get; init; }
}
