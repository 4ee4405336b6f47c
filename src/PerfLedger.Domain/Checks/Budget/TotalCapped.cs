using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-12: where the pack says so, a low execution rate caps the total.</summary>
internal static class TotalCapped
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var total = f.State["total.score"].Value ?? f.Result.ScoreSum;
        if (f.Result.Cap is not { } cap || total <= cap) return [];
        return f.Find("BUD-12", "total.score", $"执行率{f.Result.Execution.RateText}，总分最高{Text.Of(cap)}，自评总分{Text.Of(total)}",
            f.State["total.score"].Printed, Text.Of(f.Result.RuleScore), $"不高于{Text.Of(cap)}");
    }
}
