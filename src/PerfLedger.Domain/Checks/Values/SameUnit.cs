using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>VAL-03: one unit on both sides. What cannot be compared is an error, an abbreviated or unprinted unit a hint; a 率 is a
/// percentage.</summary>
internal static class SameUnit
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.Where(r => r.CarriedOut).SelectMany(r => Units(f, r).Concat(Rate(f, r)));

    private static IEnumerable<Finding> Units(Form f, Row r)
    {
        if (!r.Result.Target.IsNumbers || !r.Result.Actual.IsNumbers
            || Labels.Pair(r.Result.Target, r.Result.Actual) is not { } pairs) return [];
        foreach (var (t, a) in pairs.Where(p => p.Actual.Value != 0))
        {
            var (target, actual) = (Calculation.V1.Inference.Units.Of(t.Unit), Calculation.V1.Inference.Units.Of(a.Unit));
            if (!target.Comparable(actual))
                return f.Find("VAL-03", r.Figure("actual"), $"{r.Title}指标值单位是“{t.Unit}”，实际完成值单位是“{a.Unit}”，不能比较", r.Actual, null, t.Unit);
            if (target.Base != actual.Base)
                return f.Find("VAL-03/wording", r.Figure("actual"), $"{r.Title}指标值{r.Target}，实际{r.Actual}，单位写法不同，请写全", r.Actual, null,
                    t.Unit);
        }
        return [];
    }

    private static IEnumerable<Finding> Rate(Form f, Row r) =>
        r.Indicator.Names.Name.EndsWith('率') && r.Result.Target.Single is { Value: not (null or 0) } t
        && Calculation.V1.Inference.Units.Of(t.Unit).Dimension is not (Dimension.Share or Dimension.Points)
            ? f.Find("VAL-03/rate", r.Figure("target"), $"{r.Title}是比率，指标值{r.Target}没有百分号", r.Target, null, "%")
            : [];
}
