using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-02: execution score = min(rate, cap) × weight, rounded once.</summary>
internal static class ExecutionScore
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var printed = f.State["execution.score"];
        if (printed.IsBlank || f.Result.Execution.Score is not { } right || printed.Value == right) return [];
        return f.Find("BUD-02", "execution.score", $"预算执行率得分印为{printed.Printed}，按{f.Result.Execution.Explanation}应为{Text.Of(right)}",
            printed.Printed, Text.Of(right), Text.Of(right));
    }
}
