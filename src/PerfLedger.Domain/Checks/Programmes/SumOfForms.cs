using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Programmes;

/// <summary>BUD-07: what the report says of the whole programme equals the sum of its forms, column by column.</summary>
internal static class SumOfForms
{
    public static IEnumerable<Finding> Check(Whole w) =>
        Column(w, "initial", "年初预算数", "overall.initial", w["overall.initial"].Value)
            .Concat(Column(w, "fullYear", "全年预算数（年初预算加调整）", "overall.adjustment",
                w["overall.initial"].Value + w["overall.adjustment"].Value))
            .Concat(Column(w, "executed", "全年执行数", "overall.executed", w["overall.executed"].Value));

    private static IEnumerable<Finding> Column(Whole w, string column, string name, string figure, decimal? stated)
    {
        var sum = w.Sum(column);
        if (stated is not { } amount || amount == sum) return [];
        var (said, added) = (Whole.Ten(amount), Whole.Ten(sum));
        return w.Find("BUD-07", figure,
            $"报告总体{name}为{said}万元，{Text.Of(w.Forms.Count)}张自评表合计为{added}万元，相差{Whole.Ten(amount - sum)}万元", said, added, added);
    }
}
