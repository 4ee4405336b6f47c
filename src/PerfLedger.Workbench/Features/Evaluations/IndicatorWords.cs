using System.CommandLine;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Libraries;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>indicator …: the rows of the indicator block.</summary>
internal static class IndicatorWords
{
    private static readonly Argument<string> Id = new("指标") { Description = "指标编号，如 i-003" };
    private static readonly Argument<string> Level1 = new("一级") { Description = "一级指标名称，如 产出指标" };
    private static readonly Argument<string> Level2 = new("二级") { Description = "二级指标名称，如 数量指标" };
    private static readonly Argument<string> Name = new("三级") { Description = "三级指标名称" };
    private static readonly Argument<string[]> Levels = new("一级 二级 三级")
    {
        Description = "一级、二级指标和三级指标名称；用 --rule 选指标库的行时不写",
        Arity = new ArgumentArity(0, 3),
    };
    private static readonly Option<string?> Rule = new("--rule") { Description = "选用指标库的一行，如 hunan-education-2019#12：名称、级别、评分标准由此而来" };
    private static readonly Option<int?> Place = new("--place") { Description = "第几行；不写放在最后" };
    private static readonly Argument<int> To = new("第几行") { Description = "新的行次，从 1 起" };
    private static readonly Argument<string> Status = new("状态") { Description = "carriedOut 已实施、notCarriedOut 未实施、notApplicable 不适用" };
    private static readonly Option<string?> Kind = new("--kind")
    {
        Description = "类型：atLeast atMost equal range date qualitative satisfaction yesNo",
    };
    private static readonly Option<string?> Better = new("--better") { Description = "方向：higher 越大越好，lower 越小越好" };
    private static readonly Option<string?> RuleRef = new("--rule-ref") { Description = "指标库行，如 hunan-education-2019#12" };
    private static readonly Option<string?> Unit = new("--unit") { Description = "度量单位" };
    private static readonly Option<string?> Sign = new("--sign") { Description = "指标性质 ≥ ≤ = 定性" };
    private static readonly Option<string> Method = new("--method") { Description = "调查方式", Required = true };
    private static readonly Option<DateOnly?> From = Options.Day("--from", "开始日期，如 2020-11-01", required: true);
    private static readonly Option<DateOnly?> Until = Options.Day("--to", "结束日期，如 2020-11-20", required: true);
    private static readonly Option<int> Issued = new("--issued") { Description = "发放份数", Required = true };
    private static readonly Option<int> Valid = new("--valid") { Description = "有效份数", Required = true };
    private static readonly Option<int> Satisfied = new("--satisfied") { Description = "满意份数", Required = true };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("indicator", "绩效指标的行",
            Word("add", "增加一行：自拟，或选自指标库", AddAsync, [Entry.Evaluation, Levels, Rule, Place, .. Entry.Common]),
            Word("move", "调整次序", MoveAsync, [Entry.Evaluation, Id, To, .. Entry.Common]),
            Word("rename", "改名称", RenameAsync, [Entry.Evaluation, Id, Level1, Level2, Name, .. Entry.Common]),
            Word("classify", "指明类型、方向、规则", ClassifyAsync, [Entry.Evaluation, Id, Kind, Better, RuleRef, Unit, Sign, .. Entry.Common]),
            Word("withdraw", "撤销一行（编号和留痕保留）", WithdrawAsync, [Entry.Evaluation, Id, .. Entry.Common]),
            Word("status", "未实施、不适用或恢复", StatusAsync, [Entry.Evaluation, Id, Status, .. Entry.Common]),
            Word("survey", "登记满意度调查，由此得出百分比", SurveyAsync,
                [Entry.Evaluation, Id, Method, From, Until, Issued, Valid, Satisfied, .. Entry.Common])),
    ];

    private static IndicatorNames Names(ParseResult call) => new(call.GetValue(Level1)!, call.GetValue(Level2)!, call.GetValue(Name)!);

    private static async Task<int> AddAsync(ParseResult call, CancellationToken ct)
    {
        var (levels, rule, place) = (call.GetValue(Levels) ?? [], call.GetValue(Rule), call.GetValue(Place));
        if (rule is null ? levels.Length != 3 : levels.Length > 0)
            throw new CliException(ExitCodes.BadInput, "写一级、二级、三级三个名称，或只写 --rule 指标库#行号，如 --rule hunan-education-2019#12。");
        if (rule is null)
            return await Entry.DecideAsync(call, (s, _) =>
                new AddIndicator(new(levels[0], levels[1], levels[2]), place, Entry.Ground(call)).Decide(s), "指标已增加", ct);
        var (library, no) = await LibraryShelf.PickAsync(call, rule, ct);
        return await Entry.DecideAsync(call, (s, _) =>
            new PickIndicator(library, no, place, Entry.Ground(call)).Decide(s), $"已选指标库 {rule}", ct);
    }

    private static Task<int> MoveAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
        new MoveIndicator(call.GetValue(Id)!, call.GetValue(To)).Decide(s), "次序已调整", ct);

    private static Task<int> RenameAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
        new RenameIndicator(call.GetValue(Id)!, Names(call), Entry.Ground(call)).Decide(s), "名称已改", ct);

    private static Task<int> ClassifyAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
        new ClassifyIndicator(call.GetValue(Id)!,
            new Classification(call.GetValue(Kind), call.GetValue(Better), call.GetValue(RuleRef), call.GetValue(Unit),
                call.GetValue(Sign)),
            Entry.Ground(call)).Decide(s), "类型已记", ct);

    private static Task<int> WithdrawAsync(ParseResult call, CancellationToken ct) => Entry.DecideAsync(call, (s, _) =>
        new WithdrawIndicator(call.GetValue(Id)!, Entry.Ground(call)).Decide(s), "指标已撤销", ct);

    private static Task<int> StatusAsync(ParseResult call, CancellationToken ct)
    {
        if (!Enum.TryParse<IndicatorStatus>(call.GetValue(Status), ignoreCase: true, out var status)
            || char.IsDigit(call.GetValue(Status)![0]))
            throw new CliException(ExitCodes.BadInput, $"没有状态“{call.GetValue(Status)}”：写 carriedOut、notCarriedOut 或 notApplicable。");
        return Entry.DecideAsync(call, (s, _) =>
            new SetIndicatorStatus(call.GetValue(Id)!, status, Entry.Ground(call)).Decide(s), "状态已记", ct);
    }

    private static Task<int> SurveyAsync(ParseResult call, CancellationToken ct)
    {
        var survey = new SurveyResult(call.GetValue(Method)!, call.GetValue(From)!.Value, call.GetValue(Until)!.Value,
            call.GetValue(Issued),
            call.GetValue(Valid), call.GetValue(Satisfied));
        return Entry.DecideAsync(call, (s, _) => new RecordSurvey(call.GetValue(Id)!, survey, Entry.Ground(call)).Decide(s), "满意度调查已记", ct);
    }
}
