using System.Globalization;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Specs;

/// <summary>Events and values the specs are told with: the sub-project 标准化考点建设 of 2020, shortened.</summary>
internal static class Sample
{
    public const string Evidence = "aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11";

    public const string Filing = "filing.2020.ZZ-JYJ.project-self-evaluation.nhfz.09";

    public const string Evaluation = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.09";

    public static SelfEvaluationOpened Opened { get; } = new(
        "project-self-evaluation/2020-zhuzhou", "cn-2020", 2020, new UnitRef("ZZ-JYJ", "株洲市教育局"), "株洲市教育局", "各类教育内涵发展专项",
        new ProjectRef("09", "标准化考点建设"), "万元", null, null, false);

    public static Reason Why { get; } = new("settlement", "与国库对账单核对后发现少录一笔");

    public static Ground Because { get; } = new(Why, []);

    public static Ground Ordered { get; } = new(Why, [], "株财绩〔2020〕99号", new DateOnly(2020, 9, 1));

    public static AcknowledgedFinding Error { get; } = new("WGT-01", "/indicators");

    public const string Code = "00112233aabbccdd";

    public static Who Head { get; } = new("p-head", Role.Head);

    public static Who Filler { get; } = new("p-filler", Role.Filler);

    public static Who Reviewer { get; } = new("p-reviewer", Role.Reviewer);

    public static TargetsApproved Approved { get; } = new("株财预〔2020〕1号", new DateOnly(2020, 2, 1));

    public static EvaluationSubmitted Submitted { get; } = new(1);

    public static EvaluationReturned Returned { get; } = new(1, [new Opinion(null, "请补充执行率超过百分之百的原因")], new DateOnly(2021, 5, 20));

    public static EvaluationAccepted Accepted { get; } = new(1);

    public static EvaluationFiled Filed { get; } = new(Filing, 1);

    public static EvidenceAttached Attached { get; } = new(Evidence, "确认单.pdf", "application/pdf", 1024, [], null);

    public static IndicatorNames Names { get; } = new("产出指标", "数量指标", "标准化考点建设数");

    public static IndicatorNames OtherNames { get; } = new("满意度指标", "服务对象满意度指标", "考生满意度");

    public static FigureValue Money(string text) => new(ValueKind.Money, text, Number(text) * 10_000, "万元");

    public static FigureValue Points(string text) => new(ValueKind.Points, text, Number(text));

    public static FigureValue Percent(string text) => new(ValueKind.Percent, text, Number(text.TrimEnd('%')), "%");

    public static FigureValue Cell(string text) => new(ValueKind.Cell, text);

    public static FigureEntered Entered(string figure, FigureValue value) => new(figure, value, null);

    public static FigureCorrected Corrected(string figure, FigureValue before, FigureValue after, Ground ground) =>
        new(figure, before, after, ground.Reason, ground.Evidence, ground.Document, ground.On, null);

    public static IndicatorAdded Added(string id, IndicatorNames names, int order) =>
        new(id, names.Level1, names.Level2, names.Name, order);

    /// <summary>Opened, with two indicators: i-001 of 5 points with target and score, i-002 of 10 points.</summary>
    public static ISelfEvaluationEvent[] Draft { get; } =
    [
        Opened, Added("i-001", Names, 1), Entered("indicator.i-001.target", Cell("2个")), Entered("indicator.i-001.weight", Points("5")),
        Entered("indicator.i-001.score", Points("5")), Added("i-002", OtherNames, 2), Entered("indicator.i-002.weight", Points("10")),
    ];

    /// <summary>The totals as printed on form 9, which do not add up.</summary>
    public static ISelfEvaluationEvent[] Printed { get; } =
    [
        Entered("execution.weight", Points("10")), Entered("execution.rate", Percent("99.13%")), Entered("execution.score", Points("9.91")),
        Entered("total.weight", Points("100")), Entered("total.score", Points("99.91")), Entered("total.grade", Cell("优")),
    ];

    public static PrintedValueVoided[] Voided(params string[] figures) =>
        [.. figures.Select(f => new PrintedValueVoided(f, Printed.OfType<FigureEntered>().Single(e => e.Figure == f).Value))];

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
