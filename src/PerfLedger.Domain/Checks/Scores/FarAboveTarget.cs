using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>
/// SCO-09: from the third limit on the target was clearly too low and points go down in proportion, reason or not; from the first
/// limit on a value is only pointed out. Between the two RSN-02 asks for the reason, so that one fault is not told twice.
/// </summary>
internal static class FarAboveTarget
{
    public static IEnumerable<Finding> Check(Form f) =>
        f.Rows.Where(r => r.CarriedOut && r.Score is not null && !r.Overridden).SelectMany(r =>
    {
        if (r.Result.Achieved is not { } ratio) return [];
        var over = f.Pack.OverAchievement;
        var percent = Text.Of(f.Percent(ratio)) + "%";
        if (ratio >= Fraction.Of(over.TargetTooLow))
            return f.Find("SCO-09", r.Figure("target"), $"{r.Title}实际{r.Actual}为指标值{r.Target}的{percent}，目标明显定低，应按偏离程度调减得分或另行说明",
                r.Target, percent, null);
        if (ratio < Fraction.Of(over.Attention) || ratio >= Fraction.Of(over.Reason) || r.HasReason) return [];
        return f.Find("SCO-09/attention", r.Figure("actual"), $"{r.Title}实际{r.Actual}为指标值{r.Target}的{percent}，请分析超额原因", r.Actual,
            percent, $"低于{Text.Of(over.Attention * 100)}%");
    });
}
