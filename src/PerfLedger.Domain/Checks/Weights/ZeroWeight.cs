using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Weights;

/// <summary>WGT-05: a scored row has a weight.</summary>
internal static class ZeroWeight
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.Where(r => r.Weight is null or <= 0).SelectMany(r =>
    {
        var printed = r.Weight is { } w ? Text.Of(w) : null;
        return f.Find("WGT-05", r.Figure("weight"), $"{r.Title}的分值{(printed is null ? "空白" : "为" + printed)}", printed, null, "大于0");
    });
}
