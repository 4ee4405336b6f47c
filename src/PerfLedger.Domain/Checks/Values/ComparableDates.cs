using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>VAL-07: a date is answered by a date, 按时完成 is none; full points for a late one need a decision.</summary>
internal static class ComparableDates
{
    public static IEnumerable<Finding> Check(Form f) =>
        f.Rows.Where(r => r.CarriedOut && r.Score is not null && !r.Overridden).SelectMany(r => r.Result.Obstacle switch
        {
            Obstacle.NoDate => f.Find(
                "VAL-07", r.Figure("actual"), $"{r.Title}指标值{r.Target}，实际“{r.Actual}”不是日期，请填完成日期", r.Actual, null, "日期"),
            Obstacle.Late when r.Score == r.Weight => f.Find(
                "VAL-07", r.Figure("score"), $"{r.Title}{r.Result.Explanation}，自评满分", Text.Of(r.Score!.Value)),
            _ => [],
        });
}
