using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>VAL-10: the same indicator stands under two level-1 indicators.</summary>
internal static class CountedTwice
{
    public static IEnumerable<Finding> Check(Form f) =>
        from g in f.Rows.GroupBy(r => r.Indicator.Names.Name, StringComparer.Ordinal)
        let levels = g.Select(r => r.Indicator.Names.Level1).Distinct(StringComparer.Ordinal).ToList()
        where levels.Count > 1
        from finding in f.FindAt(
            "VAL-10", $"/indicators/{Text.Of(g.Last().Index)}/name", $"“{g.Key}”同时列在{string.Join("、", levels)}下，只应计一次", g.Key)
        select finding;
}
