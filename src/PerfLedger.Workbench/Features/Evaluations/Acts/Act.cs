using PerfLedger.Domain;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.SelfEvaluations.Tables;

namespace PerfLedger.Workbench.Features.Evaluations.Acts;

/// <summary>Whose an act is.</summary>
internal enum Hand
{
    /// <summary>填报人、单位负责人</summary>
    Filler,

    /// <summary>主管处室、财务建设处</summary>
    Reviewer,

    /// <summary>Either: the rules say what each may.</summary>
    Both,
}

/// <summary>Something done on a form beside its cells: a form on its page, a decider, a sentence.</summary>
/// <param name="Name">Last segment of its address.</param>
/// <param name="Done">What is said when it is done.</param>
/// <param name="Hand">Whose it is.</param>
/// <param name="Decide">The decision, from what was typed, the form as it stands with its findings, and the person.</param>
internal sealed record Act(string Name, string Done, Hand Hand, Func<ActInput, Assessment, Who, Decision<ISelfEvaluationEvent>> Decide)
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("adjust", "预算调整已登记。", Hand.Filler, (i, a, _) => new BookAdjustment(i.Amount("amount", a.State), i.Reason,
            i.Optional("document"), i.Day("on"), i.IsTicked("assumed")).Decide(a.State)),
        new("unadjust", "预算调整已撤销。", Hand.Filler, (i, a, _) =>
            new WithdrawAdjustment(i.Text("adjustment", "要撤销的调整"), i.Reason).Decide(a.State)),
        new("part", "明细已记。", Hand.Filler, (i, a, _) => new EnterPart(i.Text("figure", "金额的位置"), i.Optional("part"),
            new PartLine(i.Text("name", "明细名称"), i.Amount("amount", a.State), []), i.Ground).Decide(a.State)),
        new("unpart", "明细已撤销。", Hand.Filler, (i, a, _) =>
            new WithdrawPart(i.Text("figure", "金额的位置"), i.Text("part", "要撤销的明细"), i.Ground).Decide(a.State)),
        new("indicator", "指标已增加。", Hand.Filler, (i, a, _) => new AddIndicator(
            new(i.Text("level1", "一级指标"), i.Text("level2", "二级指标"), i.Text("name", "三级指标")), null, i.Ground).Decide(a.State)),
        new("rename", "指标名称已改。", Hand.Filler, (i, a, _) => new RenameIndicator(i.Text("indicator", "指标"),
            new(i.Text("level1", "一级指标"), i.Text("level2", "二级指标"), i.Text("name", "三级指标")), i.Ground).Decide(a.State)),
        new("move", "次序已调整。", Hand.Filler, (i, a, _) =>
            new MoveIndicator(i.Text("indicator", "指标"), i.Number("place", "第几行")).Decide(a.State)),
        new("classify", "类型已记。", Hand.Filler, (i, a, _) => new ClassifyIndicator(i.Text("indicator", "指标"), new Classification(
            i.Optional("indicatorKind"), i.Optional("better"), i.Optional("ruleRef"), i.Optional("unit"), i.Optional("sign")),
            i.Ground).Decide(a.State)),
        new("withdraw", "指标已撤销，编号和留痕保留。", Hand.Filler, (i, a, _) =>
            new WithdrawIndicator(i.Text("indicator", "指标"), i.Ground).Decide(a.State)),
        new("status", "实施情况已记。", Hand.Filler, (i, a, _) =>
            new SetIndicatorStatus(i.Text("indicator", "指标"), StatusOf(i), i.Ground).Decide(a.State)),
        new("survey", "满意度调查已登记。", Hand.Filler, (i, a, _) => new RecordSurvey(i.Text("indicator", "指标"),
            new SurveyResult(i.Text("method", "调查方式"), i.NeededDay("from", "开始日期"), i.NeededDay("to", "结束日期"),
                i.Number("issued", "发放份数"), i.Number("valid", "有效份数"), i.Number("satisfied", "满意份数")), i.Ground).Decide(a.State)),
        new("override", "已改分，留痕中与规则得分并列。", Hand.Filler, Override),
        new("row-add", "行已增加。", Hand.Filler, (i, a, _) =>
            new AddTableRow(i.Text("slot", "哪一类行"), i.Text("name", "名称"), i.Ground).Decide(a.State)),
        new("row-rename", "名称已改。", Hand.Filler, (i, a, _) =>
            new RenameTableRow(i.Text("row", "哪一行"), i.Text("name", "名称"), i.Ground).Decide(a.State)),
        new("row-withdraw", "行已撤销，编号和留痕保留。", Hand.Filler, (i, a, _) =>
            new WithdrawTableRow(i.Text("row", "哪一行"), i.Ground).Decide(a.State)),
        new("acknowledge", "校验结果已确认。", Hand.Filler, (i, a, who) =>
            new AcknowledgeFindings(a.All, a.Code, i.Reason, i.Optional("head") ?? who.Id, who, i.Optional("signedPage"),
                i.Optional("pageCode")?.ToLowerInvariant()).Decide(a.State)),
        new("submit", "已送审。", Hand.Filler, (_, a, _) => new Submit(a.Errors).Decide(a.State)),
        new("return", "已退回，意见已送达填报单位的页面。", Hand.Reviewer, (i, a, who) =>
            new Return(who, i.Opinions(a.State), i.Day("answerBy")).Decide(a.State)),
        new("accept", "审核通过。", Hand.Reviewer, (_, a, who) => new Accept(who).Decide(a.State)),
        new("correct", "已打开更正；原报送件保留。", Hand.Both, (i, a, who) =>
            new OpenCorrection(i.Reason, i.Optional("document"), i.Day("answerBy"), who).Decide(a.State)),
    ];

    private static Decision<ISelfEvaluationEvent> Override(ActInput i, Assessment a, Who who)
    {
        var figure = i.Text("figure", "哪一项得分");
        var score = figure.Length == 0 ? FigureValue.Blank : i.Value("score", a.State, figure);
        return new OverrideScore(figure, score, a.RuleScoreOf(figure), i.Reason, i.Ground.Evidence).Decide(a.State);
    }

    private static IndicatorStatus StatusOf(ActInput i) => i.Text("status", "实施情况") switch
    {
        "notCarriedOut" => IndicatorStatus.NotCarriedOut,
        "notApplicable" => IndicatorStatus.NotApplicable,
        _ => IndicatorStatus.CarriedOut,
    };
}
