using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Reasons;

/// <summary>RSN-01: points lost need a reason and a measure.</summary>
internal static class ReasonForLoss
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows
        .Where(r => Standing(r) < r.Weight && !r.HasReason && r.Indicator.StatusReason is null && !r.Overridden)
        .SelectMany(r => f.Find("RSN-01", r.Figure("deviation"),
            $"{r.Title}得{Text.Of(Standing(r)!.Value)}分，少于分值{Text.Of(r.Weight!.Value)}，没有写偏差原因和改进措施", r.Deviation, null, "偏差原因分析及改进措施"));

    // 未实施 counts 0 even while no score is entered.
    private static decimal? Standing(Row r) => r.Score ?? (r.CarriedOut ? null : 0);
}
