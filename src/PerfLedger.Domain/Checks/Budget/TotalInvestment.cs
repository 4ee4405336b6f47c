using System.Text.RegularExpressions;
using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>
/// BUD-13: a project cannot have cost more than its 项目总投资; one that runs within the year judged has its 全年预算数 for it.
/// The rule is ours: every form of the report prints the investment, and two contradict their own funds (#1, #13).
/// </summary>
internal static partial class TotalInvestment
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var printed = f.State["header.totalInvestment"];
        if (printed.Value is not { } investment) return [];
        if (f.State["funds.total.executed"].Value is { } executed && executed > investment)
            return f.Find("BUD-13", "header.totalInvestment", $"项目总投资{f.Amount(investment)}，少于全年执行数{f.Amount(executed)}",
                printed.Printed, f.Amount(executed), $"不少于{f.Amount(executed)}");
        if (!RunsWithinTheYear(f) || f.State["funds.total.fullYear"].Value is not { } budget || budget == investment) return [];
        return f.Find("BUD-13/period", "header.totalInvestment",
            $"实施期只有{f.State["header.period"].Printed}，项目总投资{f.Amount(investment)}与全年预算数{f.Amount(budget)}不同",
            printed.Printed, f.Amount(budget), f.Amount(budget));
    }

    private static bool RunsWithinTheYear(Form f)
    {
        var years = Year().Matches(f.State["header.period"].Printed ?? "").Select(m => m.Value).Distinct().ToList();
        return years is [var only] && only == Text.Of(f.State.Opened?.FiscalYear ?? 0);
    }

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
