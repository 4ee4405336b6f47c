using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Reasons;

/// <summary>RSN-04: one text stands as the reason of many indicators.</summary>
internal static class PastedReason
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.Where(r => r.HasReason)
        .GroupBy(r => r.Deviation!, StringComparer.Ordinal)
        .Where(g => g.Count() >= f.Pack.Thresholds.SameReason)
        .SelectMany(g => f.Find("RSN-04", g.First().Figure("deviation"),
            $"{string.Join("、", g.Select(r => $"“{r.Indicator.Names.Name}”"))}{Text.Of(g.Count())}项写了同一个偏差原因，请逐项说明"));
}
