using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Trail.Dues;
using PerfLedger.Workbench.Features.Trail.Exports;
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

    private static readonly Option<string?> From = new("--from")
    {
        Description = "从哪一时点之后：版本（12）、位置（@345）、时刻（2021-03-01，含当日）、filing:1（第一版报送）或 return:1（第一次退回）",
    };

    private static readonly Option<string?> To = new("--to") { Description = "到哪一时点为止，写法同上；不写为现在" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("history", "留痕：谁、何时、为何把哪个数从什么改成什么；可生成变更留痕表", HistoryAsync, Evaluation, Figure, From, To, Options.Docx,
            Options.Json),
    ];

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

    /// <summary>The cells of a base-data table; null for any other form.</summary>
    public static TableLayout? LayoutOf(string stream) =>
        StreamIds.Parse(stream) is { Kind: "basedata", FiscalYear: { } year, Segments: [_, var family, ..] }
            ? Library.Layouts.Newest(family, year)
            : null;

    /// <summary>The Chinese word of a code; empty when there is none. What is no figure has a code of its own (TrailLine); below a figure
    /// stand its parts.</summary>
    public static string ChineseOf(string figure) => figure.Split('.') switch
    {
        ["stage"] => "流程",
        ["targets"] => "批复目标",
        ["findings"] => "校验结果",
        ["evidence"] => "佐证材料",
        ["adjustment", _] => "预算调整",
        [ExtensionLines.Figure] => "延期",
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
        var stream = await EvaluationIds.SubjectAsync(session.Reads, call.GetValue(Evaluation)!, ct);
        var figure = call.GetValue(Figure);
        var range = await TrailRange.ReadAsync(session, stream, call.GetValue(From), call.GetValue(To), ct);
        var changes = await TrailQuery.ReadAsync(session.Reads, stream, figure, range, ct);
        if (changes.Count == 0)
            throw new CliException(ExitCodes.NotFound, range.After == 0
                ? $"{stream} 没有“{figure}”的记录。用 perfledger show {call.GetValue(Evaluation)} --json 查看全部编码。"
                : $"{stream} 在这一范围内没有{(figure is null ? "" : $"“{figure}”的")}变动（位置 {range.After} 之后到 {range.To}）。");
        var sheet = call.GetValue(Options.Docx) is { } target ? await SheetAsync(session, stream, figure, changes, target, ct) : null;
        if (call.GetValue(Options.Json))
            Output.WriteJson(new { evaluation = stream, figure, changes, path = sheet?.Path, code = sheet?.Code });
        else if (sheet is null) Write(stream, changes, Console.Out);
        else Console.WriteLine($"已生成 {sheet.Value.Path}（{changes.Count} 处变动，校验码 {sheet.Value.Code}）");
        return ExitCodes.Done;
    }

    private static async Task<(string Path, string Code)?> SheetAsync(
        LedgerSession session, string stream, string? figure, IReadOnlyList<Change> changes, string target, CancellationToken ct)
    {
        var document = await new TrailSheet(session).MakeAsync(stream, figure, changes, ct);
        var name = FilingWords.FileName(stream, null).Replace("_预览.docx", $"_变更留痕表_v{changes[^1].Version}.docx", StringComparison.Ordinal);
        var path = await FilingWords.WriteAsync(target, name, document.Package, ct);
        await AccessLog.HandOutAsync(session, null, AccessLog.Export, stream, path, document.Package, ct);
        return (path, document.ModelDigest[..16]);
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
        var unit = StreamIds.Parse(c.OnBehalfOf) is { Kind: "unit" }; // 代填 for a unit and no named person
        var behalf = c.OnBehalfOf is null ? "" : $"，代 {c.OnBehalfOfName ?? c.OnBehalfOf}{(unit ? " 填" : "")}";
        return $"{c.ActorName ?? c.Actor}（{RoleNames.Of(c.Role)}{behalf}，{Name(c.Assurance)}）";
    }

    public static string Name(Assurance assurance) => assurance switch
    {
        Assurance.Asserted => "自述",
        Assurance.Session => "登录",
        Assurance.Token => "接口令牌",
        _ => "系统作业",
    };

    /// <summary>Why and on what ground.</summary>
    public static string Ground(Change c) =>
        string.Join("；", ((string[])[Reason(c), .. Grounds(c)]).Where(p => p.Length > 0));

    /// <summary>The kind of reason and its text; empty when none was asked for.</summary>
    public static string Reason(Change c) =>
        c.ReasonKind is null ? "" : $"{ReasonCategories.All.GetValueOrDefault(c.ReasonKind, c.ReasonKind)}：{c.Reason}";

    /// <summary>Document, evidence and imported file.</summary>
    public static IEnumerable<string> Grounds(Change c)
    {
        if (c.Document is not null) yield return $"{c.Document}{(c.DocumentDate is { } d ? $"（{d:yyyy-MM-dd}）" : "")}";
        if (c.Evidence.Length > 0) yield return $"佐证 {string.Join(' ', c.Evidence.Select(e => e[..Math.Min(8, e.Length)]))}";
        if (c.Source is not null) yield return $"导入 {c.Source[..8]} {c.SourceAt}";
    }
}
