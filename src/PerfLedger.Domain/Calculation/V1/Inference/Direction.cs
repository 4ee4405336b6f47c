using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Calculation.V1.Inference;

/// <summary>Kind of an indicator and whether more or less of it is better, from what is declared and what is printed.</summary>
internal static class Direction
{
    private static readonly string[] WorseWhenMore = ["差错", "事故", "投诉", "违规", "逾期", "流失率", "辍学", "超支", "故障", "返工", "信访"];

    public static string? KindOf(Indicator indicator, Reading target)
    {
        if (indicator.Kind is not null) return indicator.Kind;
        if (target.Conditions.Count == 0) return null;
        if (target.IsWords) return "qualitative";
        if (target.IsDate) return "date";
        if (IsSatisfaction(indicator) && target.Conditions.All(c => c.Unit == "%" && c.Sign != Sign.AtMost)) return "satisfaction";
        var signs = target.Conditions.Select(c => KindOf(c.Sign)).Distinct().ToList();
        return signs.Count == 1 ? signs[0] : null;
    }

    /// <summary>higher, lower, equal; null when the print does not tell.</summary>
    public static string? BetterOf(Indicator indicator, string? kind, Reading target)
    {
        if (indicator.Better is not null) return indicator.Better;
        return kind switch
        {
            "atLeast" or "satisfaction" => "higher",
            "atMost" => "lower",
            "equal" => OfEqual(indicator, target),
            _ => null,
        };
    }

    /// <summary>Level-1 满意度指标, or a name ending with 满意度 or 满意率.</summary>
    public static bool IsSatisfaction(Indicator i) =>
        i.Names.Level1.Contains("满意", StringComparison.Ordinal) || i.Names.Name.EndsWith("满意度", StringComparison.Ordinal)
        || i.Names.Name.EndsWith("满意率", StringComparison.Ordinal);

    private static string KindOf(Sign sign) => sign switch
    {
        Sign.AtLeast or Sign.Above => "atLeast",
        Sign.AtMost or Sign.Below => "atMost",
        Sign.Range => "range",
        _ => "equal",
    };

    // 0 and faults want less; a printed = and a cost standard want the very value; of days and years nobody can tell;
    // a count or a share wants more.
    private static string? OfEqual(Indicator indicator, Reading target)
    {
        var fault = WorseWhenMore.Any(w => indicator.Names.Name.Contains(w, StringComparison.Ordinal));
        if (fault || target.Conditions.All(c => c.Value == 0)) return "lower";
        if (target.Conditions.All(c => c.Signed) || indicator.Names.Level2.Contains("成本", StringComparison.Ordinal)) return "equal";
        return target.Conditions.Any(c => Units.Of(c.Unit).Dimension == Dimension.Time) ? null : "higher";
    }
}
