using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-08: without a budget there is no rate and no score; 0/0 is not 0.00 %.</summary>
internal static class RateComputable
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var (budget, executed) = (f.State["funds.total.fullYear"], f.State["funds.total.executed"]);
        if (budget.Value is null) return Missing(f, "funds.total.fullYear", "全年预算数", budget.Printed);
        if (executed.Value is null) return Missing(f, "funds.total.executed", "全年执行数", executed.Printed);
        var (rate, score) = (f.State["execution.rate"], f.State["execution.score"]);
        if (budget.Value != 0 || (rate.Value is null && score.Value is null)) return [];
        return f.Find("BUD-08", "execution.rate", $"全年预算数为0，执行率应为“—”且不计分，表上执行率为{rate.Printed ?? "空白"}、得分为{score.Printed ?? "空白"}",
            rate.Printed, f.Result.Execution.RateText, "—");
    }

    private static IEnumerable<Finding> Missing(Form f, string figure, string name, string? printed) =>
        f.Find("BUD-08", figure, $"{name}{(printed is null ? "空白" : $"“{printed}”不是金额")}，执行率不能计算，请补填", printed, null, "金额");
}
