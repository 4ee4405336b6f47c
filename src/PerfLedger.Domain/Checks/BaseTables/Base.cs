using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>A 基础数据表 under a rule pack, as its checks look at it.</summary>
internal sealed class Base(BaseData data, RulePack pack)
{
    public BaseData Data => data;

    public decimal Percent(Fraction ratio) => (ratio * Fraction.Of(100)).Round(pack.Execution.RateDecimals, pack.Rounding.Mode);

    public IEnumerable<Finding> Find(string rule, string at, string what, string? printed, string? recomputed, string? required) =>
        pack.Severities[rule] is { } severity ? [new(rule, severity, "/baseData" + at, null, what, printed, recomputed, required)] : [];

    public IEnumerable<Finding> Differs(string rule, string at, string name, decimal stated, string source, decimal right) =>
        Find(rule, at, $"{name}为{Text.Of(stated)}，{source}为{Text.Of(right)}", Text.Of(stated), Text.Of(right), Text.Of(right));
}
