using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>否则不得分: all or nothing (SCO-12). Only for indicators declared so.</summary>
internal static class YesNoRule
{
    private static readonly string[] Yes = ["是", "有", "已", "完成", "达标", "合格", "通过", "达到"];
    private static readonly string[] No = ["否", "无", "未", "不", "没有"];

    public static Verdict Judge(Cells cells)
    {
        var (target, actual) = (Normal.Of(cells.TargetText), Normal.Of(cells.ActualText));
        if (string.Equals(target, actual, StringComparison.Ordinal)) return Verdict.Scored(Fraction.One, "与指标值一致");
        if (No.Any(n => actual.StartsWith(n, StringComparison.Ordinal))) return Verdict.Scored(Fraction.Zero, "未达到，0");
        if (Yes.Any(y => actual.StartsWith(y, StringComparison.Ordinal))) return Verdict.Scored(Fraction.One, "已达到");
        return Verdict.Open(Obstacle.LeftOpen, "读不出是否达到，由人判断");
    }
}
