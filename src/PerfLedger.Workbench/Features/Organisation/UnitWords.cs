using System.CommandLine;
using PerfLedger.Domain.Organisation;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Organisation;

/// <summary>unit add, unit list: the organisation tree.</summary>
internal static class UnitWords
{
    private static readonly Argument<string> Code = new("代码") { Description = "单位代码，与表和评价工作中的一致；此后不变" };
    private static readonly Option<string> Name = new("--name") { Description = "单位名称", Required = true };
    private static readonly Option<string?> Parent = new("--parent") { Description = "上级单位代码；不写为最上级" };
    private static readonly Option<string> Kind = new("--kind")
    {
        Description = "单位类别：字母、数字、连字符，如 department、school",
        DefaultValueFactory = _ => "department",
    };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("unit", "单位树：上下级关系",
            Word("add", "登记或更新一家单位", AddAsync, Code, Name, Parent, Kind, Options.As, Options.Role, Options.CommandId),
            Word("list", "列出单位树", ListAsync, Options.Json)),
    ];

    private static async Task<int> AddAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var desk = await session.DeskAsync(call, ct);
        var unit = new UnitRegistered(call.GetValue(Code)!, call.GetValue(Name)!, call.GetValue(Parent), call.GetValue(Kind)!);
        var outcome = await UnitDesk.AddAsync(session.Reads, desk, unit, ct);
        Console.WriteLine(outcome.Events == 0 ? $"{unit.Code} {unit.Name}：已是如此，没有新记录。" : $"已登记 {unit.Code} {unit.Name}。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var units = (await UnitQuery.AllAsync(session.Reads, ct)).Select(u => u.Unit).ToList();
        if (call.GetValue(Options.Json)) Output.WriteJson(new { units });
        else if (units.Count == 0) Console.WriteLine("还没有登记单位；没有登记的单位各自独立，没有上下级。");
        else
        {
            var below = units.ToLookup(u => u.Parent, StringComparer.Ordinal);
            var table = new TextTable("单位", "名称", "类别");
            var todo = new Stack<(UnitRegistered Unit, int Depth)>(below[null].Reverse().Select(u => (u, 0)));
            while (todo.TryPop(out var next))
            {
                table.Add(new string('　', next.Depth) + next.Unit.Code, next.Unit.Name, next.Unit.Kind);
                foreach (var child in below[next.Unit.Code].Reverse()) todo.Push((child, next.Depth + 1));
            }

            table.WriteTo(Console.Out);
        }

        return ExitCodes.Done;
    }
}
