using System.Globalization;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain;

public static partial class Refusals
{
    /// <summary>A rule pack has faults; all of them are named.</summary>
    public static Refusal RulePackFaulty(string name, IReadOnlyCollection<RulePackFault> faults) => Make(
        "PACK-01",
        string.Create(CultureInfo.InvariantCulture, $"规则包 {name} 有 {faults.Count} 处不合规定，改正后重试：")
        + string.Join("；", faults.Select(f => $"{f.At} {f.What.TrimEnd('。')}")) + "。");

    /// <summary>A form names a rule pack that is not there.</summary>
    public static Refusal RulePackUnknown(string name, IEnumerable<string> known) =>
        Make("PACK-02", $"没有名为 {name} 的规则包；可用的有 {string.Join("、", known)}，请改正表中的 rulePack 或先放入该规则包。");
}
