using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-05: 全年 - 年初 is explained by booked adjustments, to the last 元; each should name its document.</summary>
internal static class AdjustmentsExplain
{
    public static IEnumerable<Finding> Check(Form f)
    {
        if (f.State["funds.total.initial"].Value is not { } initial || f.State["funds.total.fullYear"].Value is not { } fullYear) return [];
        var (change, booked) = (fullYear - initial, f.State.Adjustments.Sum(a => a.Amount.Value ?? 0));
        if (change != booked)
            return f.Find("BUD-05", "funds.total.fullYear",
                $"年初{f.Amount(initial)}，全年{f.Amount(fullYear)}，相差{f.Amount(change)}；"
                + $"已登记的调整合计{f.Amount(booked)}，尚有{f.Amount(change - booked)}待说明",
                f.Amount(change), f.Amount(booked), f.Amount(change));
        var bare = f.State.Adjustments.Count(a => a.Document is null);
        return bare == 0 ? [] : f.FindAt("BUD-05/undocumented", "/adjustments", $"{Text.Of(bare)}笔预算调整没有写明依据文件，请补文号和日期");
    }
}
