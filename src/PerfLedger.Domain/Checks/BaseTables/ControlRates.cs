using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>BAS-03 控制率 = 实际在职人数 / 编制数; BAS-04 规模控制率 and 投资概算控制率 = actual / approved, both in percent with the decimals
/// of the pack.</summary>
internal static class ControlRates
{
    public static IEnumerable<Finding> Check(Base b) =>
        Rate(b, "BAS-03", "/staff/controlRate", "在职人员控制率", b.Data.Staff?.ControlRate, b.Data.Staff?.Actual,
            b.Data.Staff?.Establishment, "编制数")
            .Concat(b.Data.Buildings.SelectMany((x, n) =>
                Rate(b, "BAS-04", $"/buildings/{Text.Of(n)}/areaRate", "规模控制率", x.AreaRate, x.ActualArea, x.ApprovedArea, "批复规模")
                    .Concat(Rate(b, "BAS-04", $"/buildings/{Text.Of(n)}/investmentRate", "投资概算控制率", x.InvestmentRate, x.ActualInvestment,
                        x.BudgetInvestment, "预算投资"))));

    private static IEnumerable<Finding> Rate(
        Base b, string rule, string at, string name, decimal? stated, decimal? actual, decimal? approved, string divisor)
    {
        if (stated is not { } said || actual is not { } a || approved is not { } p) return [];
        if (p == 0) return b.Find(rule, at, $"{divisor}为0，{name}不能计算，印为{Text.Of(said)}%", Text.Of(said), null, "—");
        var right = b.Percent(Fraction.Of(a) / Fraction.Of(p));
        return said == right ? [] : b.Find(rule, at, $"{name}印为{Text.Of(said)}%，{Text.Of(a)}/{Text.Of(p)}应为{Text.Of(right)}%",
            Text.Of(said), Text.Of(right), Text.Of(right));
    }
}
