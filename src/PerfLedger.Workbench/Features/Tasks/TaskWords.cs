using System.CommandLine;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.Tasks;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Organisation;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Reading;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Tasks;

/// <summary>task assign, task done, task list: who in the unit fills which block.</summary>
internal static class TaskWords
{
    private static readonly Argument<string> Form = new("自评") { Description = "自评编号，如 09" };
    private static readonly Argument<string> Part = new("部分") { Description = "资金、指标或文字" };
    private static readonly Argument<string> Person = new("人员") { Description = "分给谁（人员编号）" };
    private static readonly Option<DateOnly?> By = Options.Day("--by", "内部完成日，如 2021-04-30；只提醒，不锁定");
    private static readonly Option<string?> Of = new("--person") { Description = "只看某人的任务" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("task", "单位内分工：资金、指标、文字分给谁填",
            Word("assign", "把表的一部分分给人填", AssignAsync, Form, Part, Person, By, Options.As, Options.Role, Options.CommandId),
            Word("done", "报告填好", DoneAsync, Form, Part, Options.As, Options.Role, Options.CommandId),
            Word("list", "列出任务：填好、未填", ListAsync, Of, Options.Json)),
    ];

    private static async Task<int> AssignAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var form = await EvaluationIds.SubjectAsync(session.Reads, call.GetValue(Form)!, ct);
        var block = BlockNames.Parse(call.GetValue(Part)!);
        var person = call.GetValue(Person)!;
        var holder = await Actors.HolderAsync(session.Ledger, person, ct)
            ?? throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{person}”。用 perfledger person list 查看。");
        var subject = await Deeds.OfFormAsync(session.Ledger, form, ct) with { Block = block };
        var (tree, now) = (await UnitQuery.TreeAsync(session.Reads, ct), await session.Ledger.ClockAsync(ct));
        var task = new AssignTask(new TaskAssigned(form, block, person, call.GetValue(By)), MayFill(holder, subject, tree, now));
        var desk = await session.DeskAsync(call, ct);
        var outcome = await desk.DecideAsync(Streams.Tasks, StreamIds.Task(form), task.Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? "已是如此，没有新记录。" : $"{form} 的{Names.Of(block)}部分已分给 {person}。");
        return ExitCodes.Done;
    }

    // In whatever role the person fills.
    private static Refusal? MayFill(Holder holder, Subject subject, OrganisationTree tree, DateTimeOffset now)
    {
        var answers = new[] { Role.Filler, Role.Head }.Select(r => Rights.Check(holder, r, Act.Fill, subject, tree, now)).ToList();
        return answers.Contains(null) ? null : answers[0];
    }

    private static async Task<int> DoneAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var form = await EvaluationIds.SubjectAsync(session.Reads, call.GetValue(Form)!, ct);
        var block = BlockNames.Parse(call.GetValue(Part)!);
        var desk = await session.DeskAsync(call, ct);
        var done = new FinishTask(form, block, desk.Actor.Who());
        var outcome = await desk.DecideAsync(Streams.Tasks, StreamIds.Task(form), done.Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? "已是如此，没有新记录。" : $"{form} 的{Names.Of(block)}部分填好。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var tasks = await TaskQuery.AllAsync(session.Reads, call.GetValue(Of), ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { tasks });
        else if (tasks.Count == 0) Console.WriteLine("没有分配任务；没有分配的部分，本单位的填报人都可以填。");
        else
        {
            var table = new TextTable("自评", "部分", "分给", "完成日", "状态");
            foreach (var t in tasks)
                table.Add(t.Form, Names.Of(t.Block), $"{t.Person} {t.Name}", $"{t.By:yyyy-MM-dd}", t.Done ? "填好" : "未填");
            table.WriteTo(Console.Out);
        }

        return ExitCodes.Done;
    }
}

/// <summary>A block of a form as it is assigned.</summary>
/// <param name="Form">Stream id of the form.</param>
/// <param name="Block">The block.</param>
/// <param name="Person">Id of the person.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="By">Internal date.</param>
/// <param name="Done">填好 or 未填.</param>
public sealed record TaskRow(string Form, Block Block, string Person, string? Name, DateOnly? By, bool Done);

/// <summary>Reads the tasks.</summary>
internal static class TaskQuery
{
    /// <summary>All tasks, or those of one person; what is not yet filled first, by date.</summary>
    public static Task<IReadOnlyList<TaskRow>> AllAsync(Reads reads, string? person, CancellationToken ct) =>
        ReadAsync(reads, person, null, ct);

    /// <summary>The tasks of one form.</summary>
    public static Task<IReadOnlyList<TaskRow>> OfAsync(Reads reads, string form, CancellationToken ct) => ReadAsync(reads, null, form, ct);

    private static async Task<IReadOnlyList<TaskRow>> ReadAsync(Reads reads, string? person, string? form, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("""
            select t.form, t.block, t.person, ledger.name_of(t.person), t.due, t.done
            from ledger.task t
            where ($1::text is null or t.person = $1) and ($2::text is null or t.form = $2)
            order by t.done, t.due nulls last, t.form, t.block
            """);
        query.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = person });
        query.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = form });
        var tasks = new List<TaskRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            tasks.Add(new(r.GetString(0), Enum.Parse<Block>(r.GetString(1)), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3),
                r.IsDBNull(4) ? null : r.GetFieldValue<DateOnly>(4), r.GetBoolean(5)));
        return tasks;
    }
}
