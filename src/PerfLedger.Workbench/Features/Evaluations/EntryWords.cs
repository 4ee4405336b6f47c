using System.Collections.Immutable;
using System.CommandLine;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>enter, part, adjust, unadjust, override, attach: the figures of a form and what stands behind them.</summary>
internal static class EntryWords
{
    private static readonly Argument<string> Figure = new("数") { Description = "数的编码，如 funds.total.executed 或 indicator.i-003.actual" };
    private static readonly Argument<string> Value = new("值") { Description = "照印的文字，如 1942.56 或 ≥90%；空白写 \"\"" };
    private static readonly Option<long?> Seen = new("--seen") { Description = "您看到的这个数最后一次改动的台账位置；已被他人改过则报冲突" };
    private static readonly Argument<string> PartName = new("名称") { Description = "明细名称（单位或用途）" };
    private static readonly Argument<string> Amount = new("金额") { Description = "金额，按本表金额单位" };
    private static readonly Option<string?> Part = new("--part") { Description = "明细编号；不写为新增" };
    private static readonly Option<bool> Remove = new("--remove") { Description = "撤销这条明细" };
    private static readonly Option<string[]> Column = new("--column") { Description = "其他列，写作 列名=内容，可重复" };
    private static readonly Option<bool> Assumed = new("--assumed") { Description = "没有文件支持，为推定" };
    private static readonly Argument<string> Adjustment = new("调整编号") { Description = "预算调整编号，如 a-001" };
    private static readonly Argument<FileInfo> File = new("文件") { Description = "佐证材料" };
    private static readonly Option<string[]> Figures = new("--figure") { Description = "佐证哪个数，可重复" };
    private static readonly Option<string?> Note = new("--note") { Description = "说明" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("enter", "填写或更正一个数", EnterAsync, [Entry.Evaluation, Figure, Value, Seen, .. Entry.Common]),
        Word("part", "填写、更正或撤销一个金额的明细", PartAsync, [Entry.Evaluation, Figure, PartName, Amount, Part, Remove, Column, .. Entry.Common]),
        Word("adjust", "登记一笔年中预算调整（调减为负）", AdjustAsync, [Entry.Evaluation, Amount, Assumed, .. Entry.Common]),
        Word("unadjust", "撤销一笔预算调整", UnadjustAsync, [Entry.Evaluation, Adjustment, .. Entry.Common]),
        Word("override", "人工改分：与规则得分不同，须写明原因", OverrideAsync, [Entry.Evaluation, Figure, Value, .. Entry.Common]),
        Word("attach", "上传佐证材料（记录 SHA-256）", AttachAsync, [Entry.Evaluation, File, Figures, Note, .. Entry.Common]),
    ];

    private static Task<int> EnterAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
    {
        var figure = call.GetValue(Figure)!;
        var input = new FigureInput(figure, Entry.Read(s, figure, call.GetValue(Value)), call.GetValue(Seen));
        return new EnterFigure(input, Entry.Ground(call)).Decide(s);
    }, "已填写", ct);

    private static Task<int> PartAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
    {
        var figure = call.GetValue(Figure)!;
        if (call.GetValue(Remove))
            return new WithdrawPart(figure, call.GetValue(Part) ?? throw new CliException(ExitCodes.BadInput, "撤销明细请用 --part 指明编号。"),
                Entry.Ground(call)).Decide(s);
        var line = new PartLine(call.GetValue(PartName)!, Entry.Amount(call.GetValue(Amount)!, s.Opened!.MoneyUnit), Columns(call));
        return new EnterPart(figure, call.GetValue(Part), line, Entry.Ground(call)).Decide(s);
    }, "明细已记", ct);

    private static ImmutableArray<PartColumn> Columns(ParseResult call) =>
        [.. (call.GetValue(Column) ?? []).Select(c => c.Split('=', 2) is [var name, var text]
            ? new PartColumn(name, text)
            : throw new CliException(ExitCodes.BadInput, $"--column 写作 列名=内容，而不是“{c}”。"))];

    private static Task<int> AdjustAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
        new BookAdjustment(Entry.Amount(call.GetValue(Amount)!, s.Opened!.MoneyUnit), Entry.NeededReason(call),
            call.GetValue(Options.Document),
            call.GetValue(Options.On), call.GetValue(Assumed)).Decide(s), "预算调整已登记", ct);

    private static Task<int> UnadjustAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
        new WithdrawAdjustment(call.GetValue(Adjustment)!, Entry.NeededReason(call)).Decide(s), "预算调整已撤销", ct);

    private static Task<int> OverrideAsync(ParseResult call, CancellationToken ct) => Entry.AssessAsync(call, (a, _) =>
    {
        if (a.Report is not null) throw Entry.NotByCell();
        var figure = call.GetValue(Figure)!;
        return new OverrideScore(figure, Entry.Read(a.State, figure, call.GetValue(Value)), a.RuleScoreOf(figure),
            Entry.NeededReason(call), [.. call.GetValue(Options.Evidence) ?? []]).Decide(a.State);
    }, "已改分", ct);

    private static async Task<int> AttachAsync(ParseResult call, CancellationToken ct)
    {
        var file = call.GetValue(File)!;
        if (!file.Exists) throw new CliException(ExitCodes.BadInput, $"没有文件 {file.FullName}。");
        if (file.Length > 50L * 1024 * 1024)
            throw new CliException(ExitCodes.BadInput, $"{file.Name} 有 {file.Length / 1024 / 1024} MB，一份佐证材料最多 50 MB；请拆分或压缩。");
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.SubjectAsync(session.Reads, call.GetValue(Entry.Evaluation)!, ct);
        var desk = await session.DeskAsync(call, ct);
        var media = MediaTypes.Sniff(file);
        var sha = await session.Archive.PutAsync(await System.IO.File.ReadAllBytesAsync(file.FullName, ct), media, ct);
        var attach = new AttachEvidence(sha, file.Name, media, file.Length, [.. call.GetValue(Figures) ?? []], call.GetValue(Note));
        var outcome = await desk.DecideAsync([Entry.Work(stream, attach.Decide)], null, ct);
        Entry.Tell(stream, $"佐证 {sha} 已存档", outcome);
        return ExitCodes.Done;
    }
}
