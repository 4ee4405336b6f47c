using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks.Scores;

namespace PerfLedger.Domain.Checks.Reasons;

/// <summary>RSN-02: a value far above the target needs a reason.</summary>
internal static class ReasonForExcess
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows
        .Where(r => r.CarriedOut && !r.HasReason && r.Result.Achieved is { } a && a >= Fraction.Of(f.Pack.OverAchievement.Reason))
        .SelectMany(r => f.Find("RSN-02", r.Figure("deviation"),
            $"{r.Title}实际{r.Actual}为指标值{r.Target}的{FarAboveTarget.Percent(r.Result.Achieved!.Value, f)}，没有写超额原因", r.Deviation, null, "超额原因"));
}
