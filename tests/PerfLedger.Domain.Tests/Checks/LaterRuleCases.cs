using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>Cases of the rules that need a pack of their own, and of those on texts.</summary>
internal static class LaterRuleCases
{
    private const string Special = "special-evaluation/2019-hunan";
    private const string Row = "hunan-education-2019#68";
    private const string Actual = "/indicators/4/actual";
    private const string Target = "/indicators/4/target";
    private const string Score = "/indicators/4/score";
    private const string Deviation = "/indicators/4/deviation";

    private static readonly RulePack Platform = Filed2020.Shipped("platform-2022");

    private static readonly RulePack Hubei = Filed2020.Shipped("hubei-2020");

    // 60 is in the fourth step; 59.99 falls out of all of them but the last.
    private static readonly RulePack Steps = Under(new LadderFormula(false,
        [Step("[90,)", 1), Step("[80,90)", 0.8m), Step("[70,80)", 0.6m), Step("[60,70)", 0.4m), Step("(,60)", 0)]));

    public static IReadOnlyList<RuleCase> All { get; } = [.. Budget(), .. Formulas(), .. Reasons(), .. Texts(), .. Personal(), .. Signed()];

    private static Draft Form => Draft.Honest();

    // The form of 2020 prints no foot: nobody is missed there.
    private static IEnumerable<RuleCase> Signed() =>
    [
        new("WFL-07", "/signers/phone", Foot("000-00000000").Set("signers.phone", null), Foot("000-00000000")),
        new("WFL-07", "/signers/phone", Foot(" "), new Draft().Set("signers.preparedBy", "示例甲")),
        new("WFL-07", "/signers/preparedBy", new Draft(form: Special), new Draft()),
    ];

    private static Draft Foot(string phone) => new Draft(form: Special).Set("signers.preparedBy", "示例甲")
        .Set("signers.responsible", "示例乙").Set("signers.preparedOn", "2020年5月8日").Set("signers.phone", phone);

    private static IEnumerable<RuleCase> Budget() =>
    [
        new("BUD-09", "/funds/total/executed", Form.Add(Misread("50", 50m)), Form.Add(Misread("500000元", 500_000m, "元"))),
        new("BUD-09", "/header/totalInvestment", Form.Set("header.totalInvestment", "50.0000001"),
            Form.Set("header.totalInvestment", "50.000001")),
        new("BUD-09", "/breakdown/0", Form.Add(Line("一中", new(ValueKind.Money, "31680元", 316_800_000m, "元"))),
            Form.Add(Line("一中", new(ValueKind.Money, "31680元", 31_680m, "元")))),
        new("BUD-12", "/total/score", Executed("39.99").Set("total.score", "89.01"), Executed("39.99").Set("total.score", "89"))
            { Pack = Platform },
        new("BUD-12", "/total/score", Executed("24.99").Set("total.score", "60"), Executed("25").Set("total.score", "60"))
            { Pack = Platform },
        new("BUD-13", "/header/totalInvestment", Form.Set("header.totalInvestment", "49.99"), Form.Set("header.totalInvestment", "50")),
        new("BUD-13/period", "/header/totalInvestment", Form.Set("header.totalInvestment", "80").Set("header.period", "2020年"),
            Form.Set("header.totalInvestment", "80").Set("header.period", "2019-2021年")),
        new("WGT-02", "/indicators", Form.Set("execution.weight", "10"), Weighted()) { Pack = Hubei },
        new("WGT-02", "/indicators/4/level1", Form.Row("满意度", "服务对象满意度指标", "家长满意度", "≥90%", "95%", "0", "0"),
            Form.Row("满意度指标", "服务对象满意度指标", "家长满意度", "≥90%", "95%", "0", "0")) { Pack = Hubei },
        new("SCO-07", "/total/grade", Draft.Honest(project: null), Draft.Honest(project: null).Set("total.grade", null)) { Pack = Hubei },
        new("SCO-07/missing", "/total/grade", Form.Set("total.grade", null), Draft.Honest(project: null).Set("total.grade", null))
            { Pack = Hubei },
    ];

    private static IEnumerable<RuleCase> Formulas() =>
    [
        new("SCO-09/deviation", Score, One("10个", "13个", "4", "县区追加项目"), One("10个", "13个", "2", "县区追加项目")) { Pack = Platform },
        new("SCO-09/deviation", Score, One("10个", "13个", "4", "县区追加项目"), One("100个", "129个", "4")) { Pack = Platform },
        new("SCO-02", Score, One("≤10万元", "12万元", "3.33", "材料涨价，改进采购"), One("≤10万元", "12万元", "3.2", "材料涨价，改进采购")) { Pack = Platform },
        new("SCO-11", Score, Library("90", "60", "2"), Library("90", "60", "1.6")) { Pack = Steps },
        new("SCO-11", Score, Library("90", "59.99", "1.6"), Library("90", "59.99", "0")) { Pack = Steps },
        new("SCO-12", Score, Library("≤3名", "4名", "3"), Library("≤3名", "3名", "4")) { Pack = Under(new AllOrNothingFormula()) },
        new("SCO-13", Score, Library("100%", "甲120%;乙80%", "4"), Library("100%", "甲120%;乙80%", "3.6"))
            { Pack = Under(new MeanOfCappedFormula(2)) },
        new("SCO-13", Actual, Library("100%", "甲120%", "4"), Library("100%", "120%;100%", "4"))
            { Pack = Under(new MeanOfCappedFormula(2)) },
        new("SCO-14", Score, Library("改善", "有所改善", "3"), Library("改善", "有所改善", "3").Add(Photo))
            { Pack = Under(new DiscretionaryFormula()) },
        new("SCO-18", Score, One("提高", "部分达成", "2.605", "还有差距，继续改进"), One("提高", "部分达成", "2.60", "还有差距，继续改进")),
        new("SCO-18", Score, One("600人", "508人", "3.387", "临近年末请假多"), One("600人", "508人", "3.39", "临近年末请假多")),
    ];

    private static IEnumerable<RuleCase> Reasons() =>
    [
        new("RSN-05", Deviation, One("600人", "508人", "3.39", "五县教师已全部参训"), One("600人", "508人", "3.39", "教师未全部参训")),
        new("RSN-05", Deviation, One("6所", "3所", "2", "各校均已如期完成"), One("6所", "3所", "2", "活动因疫情全部取消，已落实的三所除外")),
        new("RSN-05", Deviation, One("6所", "3所", "2", "各校均已如期完成"), One("6所", "6所", "4", "各校均已如期完成")),
    ];

    private static IEnumerable<RuleCase> Texts() =>
    [
        new("TXT-04", Actual, Named("更换教室护眼灯", "12所", "12所").Set("goals.actual", "1.9所学校更换教室护眼灯\n2.维修"),
            Named("更换教室护眼灯", "12所", "12所").Set("goals.actual", "1.12所学校更换教室护眼灯\n2.维修")),
        new("TXT-04", Actual, Named("更换教室护眼灯", "12所", "12所").Set("goals.actual", "更换教室护眼灯：初中 4 所更换教室护眼灯"),
            Named("更换教室护眼灯", "12所", "12所").Set("goals.actual", "更换教室护眼灯的初中 4 所和高中 8 所")),
        new("TXT-04", Actual, One("3所", "3所(一中、二中)", "4"), One("3所", "3所(一中、二中、四中)", "4")),
        new("TXT-04", Target, One("3所（一中、二中）", "3所", "4"), One("3个（含1个产业学院）", "3个", "4")),
        new("TXT-05", "/goals/actual", Form.Set("goals.actual", "就业创业专项已完成").Add(Called("大中专毕业生就业专项经费")),
            Form.Set("goals.actual", "大中专毕业生就业专项已完成").Add(Called("大中专毕业生就业专项经费"))),
        new("TXT-06", Target, Named("参与德育教育学生人数", "≥42万名", "42.1万名").Set("goals.expected", "1.40 万名学生祭英烈\n2.读书会 4 场"),
            Named("参与德育教育学生人数", "≥40万名", "42.1万名").Set("goals.expected", "1.40 万名学生祭英烈\n2.读书会 4 场")),
        new("TXT-06", Target, Named("参与德育教育学生人数", "≥42万名", "42.1万名").Set("goals.expected", "1.40 万名学生祭英烈\n2.读书会 4 场"),
            Named("参与德育教育学生人数", "≥42万名", "42.1万名").Set("goals.expected", "1.30 万名学生艺术中考\n2.读书会 4 场")),
        new("TXT-06", Actual, Schools("市十三中"), Schools("市三中")),
    ];

    // Schools, offices and competitions that bear a name or begin with a surname are no persons.
    private static IEnumerable<RuleCase> Personal() =>
    [
        new("TXT-02", "/goals/expected", Form.Set("goals.expected", "100%").Set("goals.actual", "全部建成"),
            Form.Set("goals.expected", "建成率100%").Set("goals.actual", "全部建成")),
        new("TXT-02", "/goals/actual", Form.Set("goals.expected", "完成维修。").Set("goals.actual", "完成维修"),
            Form.Set("goals.expected", "完成维修").Set("goals.actual", "完成维修并验收")),
        new("TXT-03", "/goals/actual", Form.Set("goals.actual", "配合长沙市教育局完成"), Form.Set("goals.actual", "市教育局和各县区教育局完成")),
        new("PII-01", Deviation, One("288名", "282名", "3.92", "6人未参加考核：荷塘区向阳小学杨小琼，产假"),
            One("288名", "282名", "3.92", "6人未参加考核（天元区1人、荷塘区2人、芦淞区3人）")),
        new("PII-01", "/goals/actual", Form.Set("goals.actual", "李明同学进入国家集训队"), Form.Set("goals.actual", "黄炎培创业规划大赛、南方中学搬迁")),
        new("PII-01", "/adjustments/0/reason", Form.Add(Cut("经办人吴大伟，13900000000")), Form.Add(Cut("按财政要求压减，株财教〔2020〕13800号"))),
        new("PII-01", "/breakdown/rows/0", Form.Add(Line("一中", Draft.Money("50"), "联系人：郑小强")),
            Form.Add(Line("一中", Draft.Money("50"), "市教育局"))),
        new("PII-01", "/remarks/0", Form.Set("remark.1", "身份证110101199003070039"), Form.Set("remark.1", "项目编号110101199013070039")),
    ];

    private static RulePack Under(Formula formula) =>
        Filed2020.Pack with { Formulas = ImmutableDictionary<string, Formula>.Empty.Add(Row, formula) };

    private static Step Step(string when, decimal share) => new(Interval.TryParse(when)!, share);

    private static EvidenceAttached Photo => new("aa11", "现场照片.jpg", "image/jpeg", 1, ["indicator.i-005.score"], null);

    private static FigureEntered Misread(string printed, decimal yuan, string unit = "万元") =>
        new("funds.total.executed", new(ValueKind.Money, printed, yuan, unit), null);

    private static PartEntered Line(string name, FigureValue amount, string? remark = null) => new("funds.total.executed", "p-001",
        new PartLine(name, amount, remark is null ? [] : [new("备注", remark)]), null);

    private static SelfEvaluationOpened Called(string project) => Form.Build().Opened! with { Project = new("12", project) };

    private static BudgetAdjusted Cut(string reason) => new("a-1", Draft.Money("0"), new Reason("budgetChange", reason), null, null, true);

    private static Draft Executed(string wan) => Form.Set("funds.total.executed", wan).Set("funds.currentYearAppropriation.executed", wan);

    // 20/40/40 of Hubei, benefit and satisfaction together.
    private static Draft Weighted() => Form.Set("execution.weight", "20").Set("indicator.i-002.weight", "10");

    private static Draft One(string? target, string? actual, string score, string? deviation = null) =>
        Form.Row("产出指标", "数量指标", "次数", target, actual, "4", score, deviation);

    private static Draft Named(string name, string target, string actual) => Form.Row("产出指标", "数量指标", name, target, actual, "4", "4");

    private static Draft Library(string target, string actual, string score) =>
        One(target, actual, score, "按评分标准扣分").Add(new IndicatorClassified("i-005", null, null, Row, null, null));

    private static Draft Schools(string third) => One("3所(一中、二中、三中)", "3所(一中、二中、三中)", "4")
        .Add(Line("维修", Draft.Money("50"), $"市一中、市二中、{third}"));
}
