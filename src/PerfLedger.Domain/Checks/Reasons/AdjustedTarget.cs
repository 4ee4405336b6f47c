using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Reasons;

/// <summary>TGT-01: a target, weight or indicator that differs from the approved set is marked 目标已调整 wherever it prints.</summary>
internal static class AdjustedTarget
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.SelectMany(r =>
        f.State.AdjustedTargets.Where(code =>
            code == $"indicator.{r.Indicator.Id}" || code.StartsWith($"indicator.{r.Indicator.Id}.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(code => f.Find("TGT-01", code, $"{r.Title}的{Cell(code)}在批复后调整过，打印时标明“目标已调整”", f.State[code].Printed, null, null)));

    private static string Cell(string code) => code.Split('.') switch
    {
        [.., "target"] => "年度指标值",
        [.., "weight"] => "分值",
        _ => "名称或取舍",
    };
}
