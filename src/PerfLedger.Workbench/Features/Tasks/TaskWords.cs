using System.CommandLine;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Tasks;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.People;
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
        var desk = await session.DeskAsync(call, ct);
        var outcome = await TaskDesk.AssignAsync(session, desk, new TaskAssigned(form, block, person, call.GetValue(By)), ct);
        Console.WriteLine(outcome.Events == 0 ? "已是如此，没有新记录。" : $"{form} 的{Names.Of(block)}部分已分给 {person}。");
        return ExitCodes.Done;
    }

    private static async Task<int> DoneAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var form = await EvaluationIds.SubjectAsync(session.Reads, call.GetValue(Form)!, ct);
        var block = BlockNames.Parse(call.GetValue(Part)!);
        var desk = await session.DeskAsync(call, ct);
        var outcome = await TaskDesk.DoneAsync(desk, form, block, ct);
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
