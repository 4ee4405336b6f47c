using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>Rate = 全年执行数 / 全年预算数, never 年初 (BUD-01); points from the unrounded rate, capped, rounded once (BUD-02).</summary>
internal static class ExecutionRow
{
    private const string NoRate = "—";

    public static ExecutionResult Of(SelfEvaluation s, RulePack pack)
    {
        var budget = s["funds.total.fullYear"].Value;
        var executed = s["funds.total.executed"].Value;
        if (budget is null or 0 || executed is null) return new(null, NoRate, null, "全年预算数或全年执行数空白或为零，不计算执行率");
        var exact = Fraction.Of(executed.Value) / Fraction.Of(budget.Value);
        var rate = (exact * Fraction.Of(100)).Round(pack.Execution.RateDecimals, pack.Rounding.Mode);
        var text = Text.Of(rate, pack.Execution.RateDecimals) + "%";
        var (above, below) = (InMoneyUnit(s, executed.Value), InMoneyUnit(s, budget.Value));
        if (s["execution.weight"].Value is not { } weight) return new(rate, text, null, $"{above}/{below}={text}，没有分值") { Exact = exact };
        var points = exact.Clamp(Fraction.Zero, Fraction.Of(pack.Execution.Cap)) * Fraction.Of(weight);
        var score = points.Round(pack.Rounding.Decimals, pack.Rounding.Mode);
        return new(rate, text, score, $"{above}/{below}={text}，×{Text.Of(weight)}={Text.Of(score)}") { Exact = exact };
    }

    /// <summary>An amount in 元 as the form writes it, in its own unit.</summary>
    internal static string InMoneyUnit(SelfEvaluation s, decimal yuan) => Text.Of(s.Opened?.MoneyUnit == "万元" ? yuan / 10_000m : yuan);
}
