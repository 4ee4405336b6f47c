using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>What the rule cannot decide and no other check explains: the direction of a bare number (SCO-03), parts that do not match
/// (SCO-16).</summary>
internal static class OpenDirection
{
    public static IEnumerable<Finding> Check(Form f) =>
        f.Rows.Where(r => r.Score is not null && !r.Overridden).SelectMany(r => r.Result.Obstacle switch
    {
        Obstacle.Direction =>
            f.Find("SCO-03", r.Figure("actual"), $"{r.Title}指标值{r.Target}，实际{r.Actual}：看不出多好还是少好，请声明方向", r.Actual, null, r.Target),
        Obstacle.PartsDiffer =>
            f.Find("SCO-16", r.Figure("actual"), $"{r.Title}指标值“{r.Target}”与实际“{r.Actual}”的分项对不上，不能逐项比较", r.Actual, null, r.Target),
        _ => [],
    });
}
