using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Reasons;

/// <summary>RSN-02: a value far above the target needs a reason.</summary>
internal static class ReasonForExcess
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows
        .Where(r => r.CarriedOut && !r.HasReason && r.Result.Achieved is { } a && a >= Fraction.Of(f.Pack.OverAchievement.Reason))
        .SelectMany(r => f.Find("RSN-02", r.Figure("deviation"),
            $"{r.Title}实际{r.Actual}为指标值{r.Target}的{Text.Of(f.Percent(r.Result.Achieved!.Value))}%，没有写超额原因", r.Deviation, null, "超额原因"));
}
