namespace PerfLedger.Workbench.Features.Evaluations.Beside;

/// <summary>The closed lists of a row of indicators, in Chinese.</summary>
internal static class IndicatorKinds
{
    public static (string Value, string Text)[] Kinds { get; } =
    [
        ("atLeast", "不低于（≥）"), ("atMost", "不高于（≤）"), ("equal", "等于"), ("range", "区间"), ("date", "按期完成"),
        ("qualitative", "定性"), ("satisfaction", "满意度"), ("yesNo", "是否"),
    ];

    public static (string Value, string Text)[] Directions { get; } = [("higher", "越大越好"), ("lower", "越小越好")];

    public static (string Value, string Text)[] Statuses { get; } =
    [
        ("notCarriedOut", "未实施（得分为 0，分值保留）"), ("notApplicable", "不适用（退出，分值另行分配）"), ("carriedOut", "已实施"),
    ];
}
