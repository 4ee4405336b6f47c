using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-01: the printed rate is 全年执行数 / 全年预算数, never 年初, with the decimals of the pack.</summary>
internal static class PrintedRate
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var printed = f.State["execution.rate"];
        if (printed.IsBlank || f.Result.Execution.Rate is not { } rate || printed.Value == rate) return [];
        var right = f.Result.Execution.RateText;
        if (printed.Value is not null)
            return f.Find("BUD-01", "execution.rate", $"执行率印为{printed.Printed}，应为全年执行数/全年预算数={right}{OfInitial(f, printed.Value.Value)}",
                printed.Printed, right, right);
        // A column too narrow prints #####; above 100 % BUD-03 says so already.
        if (rate > 100) return [];
        return f.Find("BUD-01", "execution.rate", $"执行率印为“{printed.Printed}”，不是数，应为{right}", printed.Printed, right, right);
    }

    private static string OfInitial(Form f, decimal printed) =>
        f.State["funds.total.initial"].Value is { } initial and not 0 && f.State["funds.total.executed"].Value is { } executed
        && f.Percent(Fraction.Of(executed) / Fraction.Of(initial)) == printed
            ? "（误用了年初预算数）"
            : "";
}
