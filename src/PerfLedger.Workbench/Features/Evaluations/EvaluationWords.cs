using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.BaseData;
using PerfLedger.Workbench.Features.Imports;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>list, show, open, targets: the forms themselves.</summary>
internal static class EvaluationWords
{
    private static readonly Option<string?> AsOfText = new("--as-of") { Description = "版本（12）、位置（@345）或时刻（2020-05-15T17:30，北京时间）" };
    private static readonly Option<string> Form = Needed("--form", "表样，如 project-self-evaluation/2020-zhuzhou");
    private static readonly Option<string> Pack = Needed("--pack", "规则包，如 cn-2020");
    private static readonly Option<int> Year = new("--year") { Description = "评价年度", Required = true };
    private static readonly Option<string> Unit = Needed("--unit", "预算单位代码");
    private static readonly Option<string> UnitName = Needed("--unit-name", "预算单位名称");
    private static readonly Option<string?> Department = new("--department") { Description = "部门名称；不写同单位名称" };
    private static readonly Option<string?> Fund = new("--fund") { Description = "专项名称" };
    private static readonly Option<string?> FundCode = new("--fund-code") { Description = "专项代码" };
    private static readonly Option<string?> Project = new("--project") { Description = "支出方向（子项目）代码" };
    private static readonly Option<string?> ProjectName = new("--project-name") { Description = "支出方向名称" };
    private static readonly Option<string> MoneyUnit = new("--money-unit") { Description = "金额单位", DefaultValueFactory = _ => "万元" };
    private static readonly Option<string?> Campaign = new("--campaign") { Description = "评价工作编号" };
    private static readonly Option<string?> From = new("--from") { Description = "沿用哪张自评的指标（名称、层级、权重、单位）" };
    private static readonly Option<bool> WithTargets = new("--with-targets") { Description = "连同年度指标值；实际值、得分、原因从不沿用" };
    private static readonly Option<bool> Retrospective = new("--retrospective") { Description = "补录往年资料" };
    private static readonly Argument<FileInfo> File = new("文件") { Description = "载有批复目标的自评表文件（interchange JSON）" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("list", "列出台账中的自评", ListAsync, Options.Json),
        Word("show", "显示一张自评：现在或某一时点", ShowAsync, Entry.Evaluation, AsOfText, Options.Json),
        Word("open", "建一张自评，可沿用另一张的指标", OpenAsync,
            [Form, Pack, Year, Unit, UnitName, Department, Fund, FundCode, Project, ProjectName, MoneyUnit, Campaign, From, WithTargets,
                Retrospective, .. Entry.Common]),
        Word("targets", "录入批复的绩效目标并锁定（此后改动须有文件）", TargetsAsync, [Entry.Evaluation, File, .. Entry.Common]),
    ];

    private static Option<string> Needed(string name, string description) => new(name) { Description = description, Required = true };

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var rows = await EvaluationQuery.AllAsync(session.Reads, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { evaluations = rows });
        else if (rows.Count == 0) Console.WriteLine("还没有自评。用 perfledger import 文件 导入，或用 perfledger open 新建。");
        else EvaluationText.Write(rows);
        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.ResolveAsync(session.Reads, call.GetValue(Entry.Evaluation)!, ct);
        var asOf = await EvaluationIds.ReachedAsync(session.Ledger, stream, call.GetValue(AsOfText), ct);
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct);
        if (folded.State.Opened is null) throw new CliException(ExitCodes.NotFound, $"{stream} 在这一时点还没有建表。");
        var moment = call.GetValue(AsOfText) is null ? AsOf.Now : AsOf.Position(folded.Position);
        var assessment = await Assessment.ReadAsync(session, folded.State, moment, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(EvaluationView.Of(stream, folded, assessment));
        else if (folded.State.Layout is not null) TableText.Write(stream, folded, assessment);
        else EvaluationText.Write(stream, folded, assessment);
        return ExitCodes.Done;
    }

    private static async Task<int> OpenAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var opening = Opening(call);
        Library.RulePack(opening.RulePack);
        var stream = Streams.EvaluationOf(
            opening.FiscalYear, opening.Unit.Code, opening.Form, opening.SpecialFundCode, opening.SpecialFund, opening.Project?.Code);
        var from = call.GetValue(From) is { } other ? await OriginAsync(session, other, call.GetValue(WithTargets), ct) : null;
        var desk = await session.DeskAsync(call, ct);
        Entry.Tell(stream, "已建表", await desk.DecideAsync(Streams.Evaluations, stream, new OpenSelfEvaluation(opening, from).Decide, ct));
        return ExitCodes.Done;
    }

    private static SelfEvaluationOpened Opening(ParseResult call) => new(
        call.GetValue(Form)!, call.GetValue(Pack)!, call.GetValue(Year), new UnitRef(call.GetValue(Unit)!, call.GetValue(UnitName)!),
        call.GetValue(Department) ?? call.GetValue(UnitName)!, call.GetValue(Fund),
        call.GetValue(Project) is { } code ? new ProjectRef(code, call.GetValue(ProjectName) ?? code) : null,
        call.GetValue(MoneyUnit)!, call.GetValue(Campaign), null, call.GetValue(Retrospective), call.GetValue(FundCode));

    private static async Task<OpenFrom> OriginAsync(LedgerSession session, string other, bool withTargets, CancellationToken ct)
    {
        var stream = await EvaluationIds.ResolveAsync(session.Reads, other, ct);
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, ct);
        return new OpenFrom(stream, folded.State, withTargets);
    }

    private static Task<int> TargetsAsync(ParseResult call, CancellationToken ct)
    {
        var file = InterchangeFiles.Read(call.GetValue(File)!);
        var document = call.GetValue(Options.Document) ?? throw new CliException(ExitCodes.BadInput, "请用 --document 写明批复文件，用 --on 写明日期。");
        var on = call.GetValue(Options.On) ?? throw new CliException(ExitCodes.BadInput, "请用 --on 写明批复文件日期，如 2020-01-20。");
        return Entry.DecideAsync(call, (s, _) =>
            new LoadApprovedTargets(document, on, ApprovedTargets.Of(file, s), Entry.Reason(call)).Decide(s), "批复目标已录入并锁定", ct);
    }
}
