using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>What the rule cannot decide and no other check explains: direction of a bare number (SCO-03), unmatched parts
/// (SCO-16), a value outside the steps or levels of the standard (SCO-11).</summary>
internal static class OpenDirection
{
    public static IEnumerable<Finding> Check(Form f) =>
        f.Rows.Where(r => r.Score is not null && !r.Overridden).SelectMany(r => r.Result.Obstacle switch
        {
            Obstacle.Direction => Open(f, r, "SCO-03", "看不出多好还是少好，请声明方向"),
            Obstacle.PartsDiffer => Open(f, r, r.Result.Formula is MeanOfCappedFormula ? "SCO-13" : "SCO-16", "分项对不上，不能逐项比较"),
            Obstacle.LeftOpen when r.Result.Formula is LadderFormula or WeightedLadderFormula or LevelsFormula =>
                Open(f, r, "SCO-11", r.Result.Explanation),
            _ => [],
        });

    private static IEnumerable<Finding> Open(Form f, Row r, string rule, string why) =>
        f.Find(rule, r.Figure("actual"), $"{r.Title}指标值{r.Target}，实际{r.Actual}：{why}", r.Actual, null, r.Target);
}
