using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>
/// VAL-03: one unit on both sides; what cannot be compared is an error, another wording a hint; a 率 is a percentage. 0 needs no unit, and a
/// library row that divides the actual number by the planned one needs no percentage.
/// </summary>
internal static class SameUnit
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.Where(r => r.CarriedOut).SelectMany(r => Compare(f, r).Concat(Rate(f, r)));

    private static IEnumerable<Finding> Compare(Form f, Row r)
    {
        if (!r.Result.Target.IsNumbers || !r.Result.Actual.IsNumbers) return [];
        var pairs = Labels.Pair(r.Result.Target, r.Result.Actual) ?? [];
        foreach (var (t, a) in pairs.Where(p => p.Actual.Value != 0 && (p.Target.Value != 0 || p.Target.Unit.Length > 0)))
        {
            var (target, actual) = (Units.Of(t.Unit), Units.Of(a.Unit));
            var what = $"{r.Title}指标值{r.Target}，实际{r.Actual}，单位";
            if (!target.Comparable(actual)) return f.Find("VAL-03", r.Figure("actual"), what + "不能比较", r.Actual, null, t.Unit);
            if (target.Base != actual.Base) return f.Find("VAL-03/wording", r.Figure("actual"), what + "写法不同，请写全", r.Actual, null, t.Unit);
        }
        return [];
    }

    private static IEnumerable<Finding> Rate(Form f, Row r) =>
        r.Indicator.Names.Name.EndsWith('率') && r.Result.Formula is not CappedRatioFormula
        && r.Result.Target.Single is { Value: not (null or 0) } t && Units.Of(t.Unit).Dimension is not (Dimension.Share or Dimension.Points)
            ? f.Find("VAL-03/rate", r.Figure("target"), $"{r.Title}是比率，指标值{r.Target}没有百分号", r.Target, null, "%")
            : [];
}
