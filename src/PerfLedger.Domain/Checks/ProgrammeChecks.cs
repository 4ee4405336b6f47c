using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks;

/// <summary>BUD-07: what the report says of the whole programme equals the sum of its forms, column by column.</summary>
public static class ProgrammeChecks
{
    /// <summary>Compares; a column the report does not state is not checked.</summary>
    /// <param name="initial">年初预算 of the programme, 元.</param>
    /// <param name="adjustment">Adjustment, 元, a cut is negative; 全年 is initial + adjustment.</param>
    /// <param name="executed">实际支出, 元.</param>
    /// <param name="forms">All forms of the programme.</param>
    /// <param name="pack">Rule pack, for the severity.</param>
    /// <returns>Findings whose places are members of <c>overall</c>.</returns>
    public static IReadOnlyList<Finding> Run(
        decimal? initial, decimal? adjustment, decimal? executed, IReadOnlyCollection<SelfEvaluation> forms, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(pack);
        if (pack.Severities["BUD-07"] is not { } severity) return [];
        Column[] columns =
        [
            new("initial", "年初预算数", "/overall/initial", initial),
            new("fullYear", "全年预算数（年初预算加调整）", "/overall/adjustment", initial + adjustment),
            new("executed", "全年执行数", "/overall/executed", executed),
        ];
        return [.. from c in columns
                   where c.Stated is not null
                   let sum = forms.Sum(f => f[$"funds.total.{c.Key}"].Value ?? 0)
                   where sum != c.Stated
                   select Differs(c, sum, forms.Count, severity)];
    }

    private static Finding Differs(Column c, decimal sum, int count, Severity severity)
    {
        var (stated, added) = (Ten(c.Stated!.Value), Ten(sum));
        return new("BUD-07", severity, c.At, null,
            $"报告总体{c.Name}为{stated}万元，{Text.Of(count)}张自评表合计为{added}万元，相差{Ten(c.Stated.Value - sum)}万元", stated, added, added);
    }

    private static string Ten(decimal yuan) => Text.Of(yuan / 10_000m);

    private sealed record Column(string Key, string Name, string At, decimal? Stated);
}
