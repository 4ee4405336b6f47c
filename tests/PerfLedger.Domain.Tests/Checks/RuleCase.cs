using PerfLedger.Domain.Figures;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>One rule (or rule/case) with a form on which it fires at one place, and a near miss on which it stays silent.</summary>
internal sealed record RuleCase(string Key, string At, Draft Fires, Draft Quiet)
{
    /// <summary>The pack both are checked under.</summary>
    public RulePack Pack { get; init; } = Filed2020.Pack;

    private const string Out = "产出指标";
    private const string Count = "数量指标";

    public static IReadOnlyList<RuleCase> All { get; } = [.. Budget(), .. Weights(), .. Scores(), .. Values(), .. Reasons(),
        .. LaterRuleCases.All];

    private static Draft Form => Draft.Honest();

    private static Draft Money(string initial, string fullYear, string executed) => Draft.Honest()
        .Set("funds.total.initial", initial).Set("funds.total.fullYear", fullYear).Set("funds.total.executed", executed)
        .Set("funds.currentYearAppropriation.initial", initial).Set("funds.currentYearAppropriation.fullYear", fullYear)
        .Set("funds.currentYearAppropriation.executed", executed);

    // Rates: 100/115 is 86.96 % of the full-year budget and 57.14 % of the initial one; 18.35/20 rounds to 9.18, cut 9.17.
    private static IEnumerable<RuleCase> Budget() =>
    [
        new("BUD-01", "/execution/rate", Money("175", "115", "100").Set("execution.rate", "57.14%"),
            Money("175", "115", "100").Set("execution.rate", "86.96%")),
        new("BUD-01", "/execution/rate", Form.Set("execution.rate", "#####"), Money("50", "40", "50").Set("execution.rate", "#####")),
        new("BUD-02", "/execution/score", Money("25", "20", "18.35").Set("execution.score", "9.17"),
            Money("25", "20", "18.35").Set("execution.score", "9.18")),
        new("BUD-03", "/execution/rate", Money("50", "50", "50.01"), Money("50", "50", "50")),
        new("BUD-04", "/funds/total/executed", Form.Set("funds.other.executed", "1"), Form.Set("funds.other.executed", "0")),
        new("BUD-04/blank", "/funds/currentYearAppropriation/executed", Form.Set("funds.currentYearAppropriation.executed", null), Form),
        new("BUD-05", "/funds/total/fullYear", Money("60", "50", "50").Add(Cut("-9.99", "财教〔2020〕1号")),
            Money("60", "50", "50").Add(Cut("-10", "财教〔2020〕1号"))),
        new("BUD-05", "/funds/total/fullYear", Form.Add(Cut("-15", "财教〔2020〕1号")), Form),
        new("BUD-05/undocumented", "/adjustments", Money("60", "50", "50").Add(Cut("-10", null)),
            Money("60", "50", "50").Add(Cut("-10", "财教〔2020〕1号"))),
        new("BUD-06", "/narrative/executed", Form.Set("narrative.executed", "49"), Form.Set("narrative.executed", "50.00")),
        new("BUD-06", "/narrative/adjustment", Money("60", "50", "50").Set("narrative.adjustment", "-9"),
            Money("60", "50", "50").Set("narrative.adjustment", "-10")),
        new("BUD-08", "/execution/rate", Money("50", "0", "0").Set("execution.rate", "0.00%"),
            Money("50", "0", "0").Set("execution.rate", null).Set("execution.score", null)),
        new("BUD-08", "/funds/total/fullYear", Form.Set("funds.total.fullYear", null), Form),
        new("BUD-08", "/funds/total/executed", Form.Set("funds.total.executed", null), Form),
        new("BUD-10", "/funds/total/executed", Form.Add(Part("1", "20")).Add(Part("2", "29")),
            Form.Add(Part("1", "20")).Add(Part("2", "30"))),
        new("BUD-11", "/execution/rate", Money("50", "50", "44.99"), Money("50", "50", "45")),
    ];

    private static IEnumerable<RuleCase> Weights() =>
    [
        new("WGT-01", "/indicators", Form.Row(Out, Count, "次数", "2次", "2次", "10", "10"), Form),
        new("WGT-01", "/total/weight", Form.Set("total.weight", "110"), Form.Set("total.weight", null)),
        new("WGT-02", "/indicators", Form.Set("indicator.i-001.weight", "25").Set("indicator.i-003.weight", "35"), Form),
        new("WGT-02", "/indicators/4/level1", Form.Row("效益指标", Count, "次数", "2次", "2次", "0", "0"),
            Form.Row(Out, Count, "次数", "2次", "2次", "0", "0")),
        new("WGT-02/granted", "/indicators", Granted("25", "35"), Granted("30", "30")),
        new("WGT-03", "/quotas/产出指标", Form.Set("quota.output", "55"), Form.Set("quota.output", "50")),
        new("WGT-04", "/indicators", Draft.Honest(project: null).Set("execution.weight", "20"), Draft.Honest(project: null)),
        new("WGT-05", "/indicators/4/weight", Form.Row(Out, Count, "次数", "2次", "2次", "0", "0"),
            Form.Row(Out, Count, "次数", "2次", "2次", "0.5", "0.5")),
        new("WGT-06", "/indicators/0/weight", Form.Set("indicator.i-001.weight", "30.5"), Form.Set("indicator.i-001.weight", "30")),
    ];

    private static IEnumerable<RuleCase> Scores() =>
    [
        new("SCO-01", "/indicators/4/score", One("600人", "508人", "4", "4", "五县教师已全部参训"), One("600人", "508人", "4", "3.39", "五县教师已全部参训")),
        new("SCO-01", "/indicators/4/score", One("600人", "600人", "4", "3", "主动扣分，下年改进"), One("600人", "601人", "4", "4")),
        new("SCO-02", "/indicators/4/score", One("≤10万元", "12万元", "5", "5"), One("≤10万元", "12万元", "5", "4.17", "材料涨价，改进采购")),
        new("SCO-03", "/indicators/4/score", One("=20%", "25%", "4", "4"), One("=20%", "20%", "4", "4")),
        new("SCO-03", "/indicators/4/actual", One("3天", "5天", "4", "4"), One("3天", "3天", "4", "4")),
        new("SCO-04", "/indicators/4/score", One("提高", "部分达成", "10", "8", "还有差距，继续改进"), One("提高", "部分达成", "10", "7.99", "还有差距，继续改进")),
        new("SCO-04", "/indicators/4/score", One("提高", "达成", "10", "7.9", "还有差距，继续改进"), One("提高", "达成", "10", "8", "还有差距，继续改进")),
        new("SCO-04/inferred", "/indicators/4/score", One("缓解", "有所缓解", "6", "6"), One("缓解", "有所缓解", "6", "4", "吸纳能力不足，继续改进")),
        new("SCO-05", "/indicators/4/score", One("2次", "2次", "4", "4.01"), One("2次", "2次", "4", "4")),
        new("SCO-05", "/execution/score", Form.Set("execution.score", "10.79"), Form),
        new("SCO-06", "/total/score", Form.Set("total.score", "99.91"), Form.Set("total.score", "100.00")),
        new("SCO-07", "/total/grade", Form.Set("total.grade", "良"), Form),
        new("SCO-07", "/total/grade", Form.Set("total.grade", "优秀"), Form.Set("total.grade", null).Set("total.score", null)),
        new("SCO-07/missing", "/total/grade", Form.Set("total.grade", null), Form),
        new("SCO-08", "/indicators/4/score", One("6所", "2所", "15", "12", "表彰改在礼堂进行"), One("6所", "2所", "15", "5", "表彰改在礼堂进行")),
        new("SCO-08", "/indicators/4/score", One("6所", "2所", "15", "12", "表彰改在礼堂进行"), Overridden("12")),
        new("SCO-08", "/total/score", Regraded("20", "90", "优"), Regraded("19", "89", "良")),
        new("SCO-09", "/indicators/4/target", One("2个", "6个", "4", "4", "政策变化"), One("2个", "5个", "4", "4", "政策变化")),
        new("SCO-09/attention", "/indicators/4/actual", One("5个", "6个", "4", "4"), One("100个", "119个", "4", "4")),
        new("SCO-10", "/indicators/4/score", One("0起", "1起", "4", "4"), One("0起", "0起", "4", "4")),
        new("SCO-12", "/indicators/4/score", YesNo("未通过"), YesNo("已通过")),
        new("SCO-15", "/indicators/4/score", Satisfied("81%"), Satisfied("90%")),
        new("SCO-16", "/indicators/4/score", One("甲10人;乙10人", "甲10人;乙5人", "4", "4", "乙班停办"), One("甲10人;乙10人", "甲12人;乙10人", "4", "4")),
        new("SCO-16", "/indicators/4/actual", One("甲10人;乙10人", "20人", "4", "4"), One("甲10人;乙10人", "乙10人;甲10人", "4", "4")),
        new("SCO-17", "/indicators/4/actual", One("≤15万元", "0", "1", "0", "平台暂停开发"), One("≤15万元", "0", "1", "1")),
        new("SCO-17", "/indicators/4/actual", One("≥1.2万名", null, "2", null, "考试取消"), Cancelled("0")),
        new("SCO-17", "/indicators/4/score", Cancelled("2"), Cancelled(null)),
    ];

    private static IEnumerable<RuleCase> Values() =>
    [
        new("VAL-01", "/indicators/4/actual", One("构建", null, "6", "5", "还需完善机制"), One("构建", "部分达成", "6", "4.5", "还需完善机制")),
        new("VAL-01", "/indicators/4/target", One(null, "2次", "4", "4"), One("2次", "2次", "4", "4")),
        new("VAL-01", "/indicators/4/score", One("2次", "2次", "4", null), One("2次", "2次", "4", "4")),
        new("VAL-01", "/indicators/4/actual", One("≤30万元", "完成", "4", "4"), One("≤30万元", "30万元", "4", "4")),
        new("VAL-02", "/indicators/4/actual", One("≥90%", "≥90%", "4", "4"), One("100%", "100%", "4", "4")),
        new("VAL-02", "/indicators/4/actual", One("≤ 预算金额", "≤ 预算金额", "4", "4"), One("8所(一中、二中)", "8所(一中、二中)", "4", "4")),
        new("VAL-02", "/indicators/4/actual", One("≥90%", "次数", "4", "4"), One("提高", "提高", "4", "4")),
        new("VAL-02", "/indicators/4/actual", One("90%", "80%-95%", "4", "4"), One("9月底前", "9月底前", "4", "4")),
        new("VAL-03", "/indicators/4/actual", One("≥90%", "95人", "4", "4"), One("≥90%", "95%", "4", "4")),
        new("VAL-03/wording", "/indicators/4/actual", One("≤10万元", "8.73万", "4", "4"), One("≤35000元", "3.2万元", "4", "4")),
        new("VAL-03/wording", "/indicators/4/actual", One("206人", "210", "4", "4"), One("≤15万元", "0", "4", "4")),
        new("VAL-03/rate", "/indicators/4/target", Named("合格率", "≥90", "95"), Named("合格率", "≥90%", "95%")),
        new("VAL-04", "/indicators/4/target", One("1200余人", "1317人", "4", "4"), One("1200人以上", "1317人", "4", "4")),
        new("VAL-05", "/indicators/4/actual", One("提高", "提高", "4", "4"), One("提高", "达成年度指标", "4", "4")),
        new("VAL-06", "/indicators/4/level2", Named("项目资金拨付时间", "9月30日前", "9月30日前"),
            Draft.Honest().Row(Out, "时效指标", "项目资金拨付时间", "9月30日前", "9月30日前", "4", "4")),
        new("VAL-07", "/indicators/4/actual", One("2020年7月前", "按时完成", "4", "4"), One("2020年7月前", "6月30日", "4", "4")),
        new("VAL-07", "/indicators/4/score", One("2020年7月前", "7月1日", "4", "4"), One("2020年7月前", "7月1日", "4", "3", "汛期停工")),
        new("VAL-08", "/indicators/4/actual", Satisfied("92%"), Satisfied("92%").Survey("i-005")),
        new("VAL-10", "/indicators/4/name", Draft.Honest().Row("效益指标", "社会效益指标", "培训人数", "600人", "600人", "4", "4"),
            Named("参训人数", "600人", "600人")),
    ];

    private static IEnumerable<RuleCase> Reasons() =>
    [
        new("RSN-01", "/indicators/4/deviation", One("6所", "3所", "4", "2"), One("6所", "3所", "4", "2", "两所学校改期，明年补做")),
        new("RSN-01", "/indicators/4/deviation", One("6所", "3所", "4", "2", "无"), One("6所", "6所", "4", "4")),
        new("RSN-02", "/indicators/4/deviation", One("10个", "13个", "4", "4"), One("10个", "13个", "4", "4", "县区追加项目")),
        new("RSN-02", "/indicators/4/deviation", One("10个", "13个", "4", "4"), One("100个", "129个", "4", "4")),
        new("RSN-03", "/indicators/4/deviation", One("288名", "288名", "4", "4", "六人未参加考核"), One("10个", "13个", "4", "4", "县区追加项目")),
        new("RSN-03", "/indicators/4/deviation", One("288名", "288名", "4", "4", "0"), One("288名", "288名", "4", "4")),
        new("RSN-04", "/indicators/4/deviation", Pasted("表彰改在礼堂"), Pasted("项目取消")),
        new("TGT-01", "/indicators/0/target", Approved().Set("indicator.i-001.actual", "700人").Add(Retarget()),
            Approved().Set("indicator.i-001.actual", "700人")),
    ];

    private static Draft One(string? target, string? actual, string? weight, string? score, string? deviation = null) =>
        Draft.Honest().Row(Out, Count, "次数", target, actual, weight, score, deviation);

    private static Draft Named(string name, string target, string actual) => Draft.Honest().Row(Out, Count, name, target, actual, "4", "4");

    private static Draft Satisfied(string actual) =>
        Draft.Honest().Row("满意度指标", "服务对象满意度指标", "家长满意度", "≥90%", actual, "4", "4");

    private static Draft YesNo(string actual) =>
        One("是", actual, "4", "4").Add(new IndicatorClassified("i-005", "yesNo", null, null, null, null));

    private static Draft Cancelled(string? score) => One("≥1.2万名", null, "2", score)
        .Add(new IndicatorStatusSet("i-005", IndicatorStatus.NotCarriedOut, new Reason("notCarriedOut", "考试取消")));

    private static Draft Overridden(string score)
    {
        var figure = "indicator.i-005.score";
        var points = new FigureValue(ValueKind.Points, score, 12m);
        return One("6所", "2所", "15", "5", "表彰改在礼堂进行").Add(new ScoreOverridden(figure, FigureValue.Blank, points, 5m,
            new Reason("judgement", "集中表彰覆盖全部学校"), []));
    }

    // The first row of 30 points, half reached: 15 by the rule make 85 (良); 20 entered by hand make 90 (优).
    private static Draft Regraded(string score, string total, string grade) => Draft.Honest()
        .Set("indicator.i-001.actual", "300人").Set("indicator.i-001.score", score).Set("indicator.i-001.deviation", "疫情停训，明年补训")
        .Set("total.score", total).Set("total.grade", grade);

    private static Draft Granted(string output, string benefit) => Draft.Honest()
        .Set("indicator.i-001.weight", output).Set("indicator.i-001.score", output).Set("indicator.i-003.weight",
            benefit).Set("indicator.i-003.score", benefit)
        .Set("quota.output", output == "25" ? "45" : "50").Set("quota.benefit", benefit);

    private static Draft Pasted(string third) => Draft.Honest()
        .Row(Out, Count, "学校数", "6所", "3所", "4", "2", "表彰改在礼堂").Row(Out, Count, "单位数", "6个", "3个", "4", "2", "表彰改在礼堂")
        .Row(Out, Count, "任务数", "6项", "3项", "4", "2", third);

    private static Draft Approved() => Draft.Honest().Add(new TargetsApproved("财绩〔2020〕1号", new DateOnly(2020, 2, 1)));

    private static FigureCorrected Retarget() =>
        new("indicator.i-001.target", new(ValueKind.Quantity, "600人", 600m, "人"), new(ValueKind.Quantity, "700人", 700m, "人"),
        new Reason("budgetChange", "追加培训名额"), [], "财绩〔2020〕9号", new DateOnly(2020, 8, 1), null);

    private static BudgetAdjusted Cut(string amount, string? document) =>
        new("a-1", Draft.Money(amount), new Reason("budgetChange", "按财政要求压减"), document, null, document is null);

    private static PartEntered Part(string id, string amount) =>
        new("funds.total.executed", id, new PartLine("项目" + id, Draft.Money(amount), []), null);
}
