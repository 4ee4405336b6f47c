using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>VAL-04: a target with 余, 多, 左右, 约 leaves open what is meant; signs that contradict each other cannot be scored.</summary>
internal static class VagueTarget
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.SelectMany(r =>
        r.Result.Target.Conditions.Any(c => c.Approximate)
            ? f.Find("VAL-04", r.Figure("target"), $"{r.Title}的指标值“{r.Target}”不确切，请写明确的数", r.Target, null, "确切的数")
        : r.Result is { Outcome: Outcome.Undetermined, Formula: null, Obstacle: Obstacle.LeftOpen or Obstacle.Reference }
            && r.Score is not null
            ? f.Find("VAL-04", r.Figure("target"), $"{r.Title}：{r.Result.Explanation}", r.Target, null, null)
            : []);
}
