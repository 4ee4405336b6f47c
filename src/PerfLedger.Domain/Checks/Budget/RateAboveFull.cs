using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-03: more spent than budgeted is shown as a number, scored at most with the weight, and needs a reason.</summary>
internal static class RateAboveFull
{
    public static IEnumerable<Finding> Check(Form f)
    {
        if (f.Result.Execution.Exact is not { } rate || rate <= Fraction.One) return [];
        var text = f.Result.Execution.RateText;
        var (executed, budget) = (f.Amount(f.State["funds.total.executed"].Value!.Value),
            f.Amount(f.State["funds.total.fullYear"].Value!.Value));
        return f.Find("BUD-03", "execution.rate", $"全年执行数{executed}超过全年预算数{budget}，执行率{text}，须说明原因",
            f.State["execution.rate"].Printed, text, "不高于100%");
    }
}
