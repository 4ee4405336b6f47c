using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>VAL-06: what an indicator measures fits its level 2; payment is neither quantity nor quality.</summary>
internal static class FitsLevel
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.SelectMany(r =>
    {
        var names = r.Indicator.Names;
        var word = f.Pack.Misplaced.Where(m => m.Aspects.Contains(names.Level2)).SelectMany(m => m.Words)
            .FirstOrDefault(w => names.Name.Contains(w, StringComparison.Ordinal));
        if (word is null) return [];
        var what = $"{r.Title}讲的是“{word}”，不宜列在{names.Level2}下";
        return f.FindAt("VAL-06", $"/indicators/{Text.Of(r.Index)}/level2", what, names.Level2);
    });
}
