using System.Globalization;
using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>A form under construction for specs: printed text in, state out. <see cref="Honest"/> has no finding at all.</summary>
internal sealed class Draft(string? project = "01", string form = "project-self-evaluation/2020-zhuzhou")
{
    private readonly List<ISelfEvaluationEvent> events =
    [
        new SelfEvaluationOpened(form, "cn-2020", 2020, new UnitRef("ZZ-JYJ", "株洲市教育局"), "株洲市教育局", null,
            project is null ? null : new ProjectRef(project, "项目"), "万元", null, null, false),
    ];

    private int rows;

    /// <summary>执行 10 (50/50), 产出 30+20, 效益 30, 满意度 10: 100 points, all explained.</summary>
    public static Draft Honest(string? project = "01") => new Draft(project)
        .Set("funds.total.initial", "50").Set("funds.total.fullYear", "50").Set("funds.total.executed", "50")
        .Set("funds.currentYearAppropriation.initial", "50").Set("funds.currentYearAppropriation.fullYear", "50")
        .Set("funds.currentYearAppropriation.executed", "50")
        .Set("execution.weight", "10").Set("execution.rate", "100%").Set("execution.score", "10")
        .Row("产出指标", "数量指标", "培训人数", "600人", "600人", "30", "30")
        .Row("产出指标", "成本指标", "培训成本", "≤10万元", "8万元", "20", "20")
        .Row("效益指标", "社会效益指标", "办学条件", "改善", "达成", "30", "30")
        .Row("满意度指标", "服务对象满意度指标", "学生满意度", "≥90%", "95%", "10", "10")
        .Survey("i-004")
        .Set("total.weight", "100").Set("total.score", "100").Set("total.grade", "优");

    public Draft Set(string code, string? printed) => Add(new FigureEntered(code, Value(code, printed), null));

    public Draft Row(string level1, string level2, string name, string? target, string? actual, string? weight, string? score,
        string? deviation = null)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"i-{++rows:000}");
        Add(new IndicatorAdded(id, level1, level2, name, rows));
        foreach (var (cell, text) in new[] { ("target", target), ("actual", actual), ("weight", weight), ("score", score),
            ("deviation", deviation) })
            if (text is not null) Set($"indicator.{id}.{cell}", text);
        return this;
    }

    public Draft Survey(string id) =>
        Add(new SurveyRecorded(id, new SurveyResult("问卷", new DateOnly(2020, 11, 1), new DateOnly(2020, 11, 30), 100, 100, 95)));

    public Draft Add(ISelfEvaluationEvent e)
    {
        events.Add(e);
        return this;
    }

    public SelfEvaluation Build() => events.Aggregate(
        SelfEvaluation.Initial, (s, e) =>
            Evolution.Evolve(s, e, new EventMeta(s.Version + 1, s.Version + 1, DateTimeOffset.UnixEpoch, "p-01")));

    public static FigureValue Money(string wan) => new(ValueKind.Money, wan, Number(wan) * 10_000m, "万元");

    private static FigureValue Value(string code, string? printed)
    {
        if (printed is null) return FigureValue.Blank;
        var kind = FigureCatalogue.Find(code)?.Kind ?? throw new ArgumentException(code);
        return kind switch
        {
            ValueKind.Text => FigureValue.OfText(printed),
            ValueKind.Money => Money(printed),
            ValueKind.Points => new(ValueKind.Points, printed, Number(printed)),
            ValueKind.Percent when printed.EndsWith('%') => new(ValueKind.Percent, printed, Number(printed[..^1])),
            ValueKind.Cell when PrintedText.TryNumber(printed, out var n, out var unit) => new(ValueKind.Quantity, printed, n, unit),
            _ => new(ValueKind.Cell, printed),
        };
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
