using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-10: an itemised list adds up to the amount it itemises.</summary>
internal static class PartsAddUp
{
    public static IEnumerable<Finding> Check(Form f) => f.State.Parts.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p =>
    {
        var (stated, sum) = (f.State[p.Key], p.Value.Values.Sum(l => l.Amount.Value ?? 0));
        return p.Value.Count == 0 || stated.Value is null || stated.Value == sum ? []
            : f.Find("BUD-10", p.Key,
                $"明细{Text.Of(p.Value.Count)}项合计{f.Amount(sum)}，表上为{stated.Printed}，相差{f.Amount(stated.Value.Value - sum)}",
                stated.Printed, f.Amount(sum), f.Amount(sum));
    });
}
