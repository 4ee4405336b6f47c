using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-11: an execution rate below the limit of the pack needs a reason.</summary>
internal static class LowRate
{
    public static IEnumerable<Finding> Check(Form f)
    {
        if (f.Result.Execution.Exact is not { } rate || rate >= Fraction.Of(f.Pack.Execution.ReasonBelow)) return [];
        var limit = Text.Of(f.Pack.Execution.ReasonBelow * 100) + "%";
        return f.Find("BUD-11", "execution.rate", $"执行率{f.Result.Execution.RateText}低于{limit}，须说明原因",
            f.State["execution.rate"].Printed, f.Result.Execution.RateText, "不低于" + limit);
    }
}
