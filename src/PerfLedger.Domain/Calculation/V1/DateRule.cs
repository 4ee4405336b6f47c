using System.Globalization;
using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>In time = full points. Of a delay no source lays down a proportion.</summary>
internal static class DateRule
{
    public static Verdict Judge(Cells cells, LateRule late)
    {
        if (cells.Target.Single?.Until is not { } due) return Verdict.Open(Obstacle.KindsDiffer, "年度指标值不是日期");
        if (cells.Actual.Single?.Until is not { } done) return Verdict.Open(Obstacle.NoDate, "实际完成值不是日期，不能比较");
        if (done <= due) return Verdict.Scored(Fraction.One, $"{Day(done)}不晚于{Day(due)}");
        var why = $"{Day(done)}晚于{Day(due)}";
        return late == LateRule.Zero ? Verdict.Scored(Fraction.Zero, why + "，0") : Verdict.Open(Obstacle.Late, why + "，扣分由人判断");
    }

    private static string Day(DateOnly d) => d.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
