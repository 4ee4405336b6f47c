using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Reasons;

/// <summary>RSN-03: a reason beside a target met with full points, or a filler in the reason cell.</summary>
internal static class NeedlessReason
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.SelectMany(r =>
        r.HasFiller ? f.Find("RSN-03", r.Figure("deviation"), $"{r.Title}的偏差原因只写了“{r.Deviation}”，没有偏差可留空", r.Deviation, null, null)
        : r.HasReason && r.Result.Reached && r.Score == r.Weight && !(r.Result.Achieved >= Fraction.Of(f.Pack.OverAchievement.Attention))
            ? f.Find("RSN-03", r.Figure("deviation"), $"{r.Title}已达到目标并得满分，仍写有偏差原因", null, null, null)
            : []);
}
