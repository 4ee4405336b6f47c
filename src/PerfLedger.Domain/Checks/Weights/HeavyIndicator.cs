using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Weights;

/// <summary>WGT-06: one indicator carries more of the total than the pack finds usual.</summary>
internal static class HeavyIndicator
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var limit = f.Pack.Thresholds.HeavyIndicator * f.Pack.Frame.Total;
        return f.Rows.Where(r => r.Weight > limit).SelectMany(r => f.Find("WGT-06", r.Figure("weight"),
            $"{r.Title}一项占{Text.Of(r.Weight!.Value)}分，超过{Text.Of(limit)}分，权重是否合适", Text.Of(r.Weight.Value), null, $"不超过{Text.Of(limit)}"));
    }
}
