using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>history: who changed which figure, from what to what, when, why, on what evidence.</summary>
internal static class TrailWords
{
    private static readonly Argument<string> Evaluation = new("自评") { Description = "自评编号或其末段，如 09" };

    private static readonly Argument<string?> Figure = new("数")
    {
        Description = "数的编码，如 funds.total.executed 或 indicator.i-003；不写时为全部",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static IReadOnlyList<Command> All { get; } = [Word("history", "留痕：谁、何时、为何把哪个数从什么改成什么", HistoryAsync, Evaluation, Figure,
        Options.Json)];

    /// <summary>A code of a form with its Chinese name.</summary>
    public static string NameOf(string stream, string figure) =>
        $"{figure} {CellOf(stream, figure) ?? RowOf(stream, figure) ?? ChineseOf(figure)}";

    /// <summary>True when the code is a cell of this form, not something beside its cells.</summary>
    public static bool IsCell(string stream, string figure) => CellOf(stream, figure) is not null;

    // A cell of an added row goes by the kind of its row: its name may have changed since.
    private static string? CellOf(string stream, string figure) => LayoutOf(stream) is { } table
        ? table.Find(figure)?.Definition.Name
        : FigureCatalogue.Find(figure)?.Name;

    private static string? RowOf(string stream, string code) =>
        code.Split('.') is [var section, var id] ? LayoutOf(stream)?.Section(section)?.SlotOf(id)?.Name : null;

    private static TableLayout? LayoutOf(string stream) =>
        StreamIds.Parse(stream) is { Kind: "basedata", FiscalYear: { } year, Segments: [_, var family, ..] }
            ? Library.Layouts.Newest(family, year)
            : null;

    // What is no figure has a code of its own (TrailLine); below a figure stand its parts.
    private static string ChineseOf(string figure) => figure.Split('.') switch
    {
        ["stage"] => "流程",
        ["targets"] => "批复目标",
        ["findings"] => "校验结果",
        ["evidence"] => "佐证材料",
        ["adjustment", _] => "预算调整",
        ["outline"] => "提纲",
        ["source", _] => "引用来源",
        ["section", _, "text"] => "报告正文",
        ["attachment", _] => "附件",
        ["indicator", _] => "指标",
        ["indicator", _, "status"] => "实施情况",
        ["indicator", _, "survey"] => "满意度调查",
        [.. var above, _] when FigureCatalogue.Find(string.Join('.', above)) is { } known => known.Name + "·明细",
        _ => "",
    };

    private static async Task<int> HistoryAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.SubjectAsync(session.Main, call.GetValue(Evaluation)!, ct);
        var figure = call.GetValue(Figure);
        var changes = await TrailQuery.ReadAsync(session.Main, stream, figure, long.MaxValue, ct);
        if (changes.Count == 0)
            throw new CliException(ExitCodes.NotFound,
                $"{stream} 没有“{figure}”的记录。用 perfledger show {call.GetValue(Evaluation)} --json 查看全部编码。");
        if (call.GetValue(Options.Json)) Output.WriteJson(new { evaluation = stream, figure, changes });
        else Write(stream, changes, Console.Out);
        return ExitCodes.Done;
    }

    public static void Write(string stream, IReadOnlyList<Change> changes, TextWriter output)
    {
        output.WriteLine($"{stream}：{changes.Count} 条记录");
        var table = new TextTable("位置", "时间", "数", "原值", "新值", "何人（角色）", "原因与依据");
        foreach (var c in changes)
            table.Add($"{c.Position}", Output.Local(c.At), NameOf(stream, c.Figure), c.Before, c.After, Person(c), Ground(c));
        table.WriteTo(output);
    }

    /// <summary>Who, in which role, for whom, and how surely.</summary>
    public static string Person(Change c)
    {
        var behalf = c.OnBehalfOf is null ? "" : $"，代 {c.OnBehalfOfName ?? c.OnBehalfOf}";
        return $"{c.ActorName ?? c.Actor}（{RoleNames.Of(c.Role)}{behalf}，{Name(c.Assurance)}）";
    }

    private static string Name(Assurance assurance) => assurance switch
    {
        Assurance.Asserted => "自述",
        Assurance.Session => "登录",
        Assurance.Token => "接口令牌",
        _ => "系统作业",
    };

    /// <summary>Why and on what ground.</summary>
    public static string Ground(Change c)
    {
        var parts = new List<string>();
        if (c.ReasonKind is not null) parts.Add($"{ReasonCategories.All.GetValueOrDefault(c.ReasonKind, c.ReasonKind)}：{c.Reason}");
        if (c.Document is not null) parts.Add($"{c.Document}{(c.DocumentDate is { } d ? $"（{d:yyyy-MM-dd}）" : "")}");
        if (c.Evidence.Length > 0) parts.Add($"佐证 {string.Join(' ', c.Evidence.Select(e => e[..Math.Min(8, e.Length)]))}");
        if (c.Source is not null) parts.Add($"导入 {c.Source[..8]} {c.SourceAt}");
        return string.Join("；", parts);
    }
}
