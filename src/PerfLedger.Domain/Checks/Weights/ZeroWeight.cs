using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Weights;

/// <summary>WGT-05: a scored row has a weight.</summary>
internal static class ZeroWeight
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.Where(r => r.Weight is null or <= 0).SelectMany(r =>
        f.Find("WGT-05", r.Figure("weight"), $"{r.Title}的分值{(r.Weight is { } w ? "为" + Text.Of(w) : "空白")}", r.Weight is { } v
            ? Text.Of(v) : null, null, "大于0"));
}
