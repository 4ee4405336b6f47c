using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>VAL-02: an actual value is measured; an inequality, a range or the name of the indicator is not.</summary>
internal static class MeasuredActual
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.Where(r => r.CarriedOut && r.Actual is not null).SelectMany(r =>
        CopiesName(r) ? f.Find("VAL-02", r.Figure("actual"), $"{r.Title}的实际完成值只抄了指标名称，请填实测数", r.Actual, null, "实测数")
        : r.Result.Actual.Conditions.Any(c => c.IsBound || c.Sign == Sign.Range)
            ? f.Find("VAL-02", r.Figure("actual"), $"{r.Title}的实际完成值“{r.Actual}”是范围，请填实测数", r.Actual, null, "实测数")
            : []);

    /// <summary>The name stands where the value should, and it is not what the target says.</summary>
    public static bool CopiesName(Row r) =>
        Normal.Of(r.Actual) == Normal.Of(r.Indicator.Names.Name) && Normal.Of(r.Actual) != Normal.Of(r.Target);
}
