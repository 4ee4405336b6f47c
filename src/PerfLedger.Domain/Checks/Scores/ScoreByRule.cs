using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>
/// The score entered against the score of the rule, once a row, under the rule that computes it: SCO-09 deduction for a value
/// far above its target, SCO-11 to SCO-13 formula of the library row, SCO-16 composite, SCO-10 target 0,
/// SCO-12 yes/no, SCO-15 satisfaction, SCO-02 upper limit, SCO-03 exact value; any other number SCO-01 where points are full or
/// the target was met, and SCO-08 where partial points were chosen. An override with a reason is no finding.
/// </summary>
internal static class ScoreByRule
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.Where(r => Departs(f, r)).SelectMany(r =>
    {
        var (entered, rule) = (Text.Of(r.Score!.Value), Text.Of(r.Result.RuleScore!.Value));
        var what = $"{r.Title}指标值{r.Target}，实际{r.Actual}：{r.Result.Explanation}，自评{entered}分";
        return f.Find(RuleOf(r), r.Figure("score"), what, entered, rule, rule);
    });

    /// <summary>True where the rule gives a score and a person entered another, not only with more decimals, without recording an
    /// override.</summary>
    public static bool Departs(Form f, Row r) =>
        r.Result.Outcome == Outcome.Scored && r.Score is { } s && s >= 0 && s <= r.Weight
        && r.Result.RuleScore != ScorePrecision.Rounded(f, r) && !r.Overridden && !r.LooksCancelled;

    private static string RuleOf(Row r) => r.Result switch
    {
        { Deviates: true } => "SCO-09/deviation",
        { Formula: LadderFormula or WeightedLadderFormula or DeductionFormula or ChecklistFormula } => "SCO-11",
        { Formula: ConditionsFormula or LevelsFormula } => "SCO-11",
        { Formula: MeasuredFormula } => "SCO-15",
        { Formula: AllOrNothingFormula } => "SCO-12",
        { Formula: MeanOfCappedFormula } => "SCO-13",
        { Target.Conditions.Count: > 1 } => "SCO-16",
        { Kind: "yesNo" } => "SCO-12",
        { Kind: "satisfaction" } => "SCO-15",
        { Target.Single.Value: 0 } => "SCO-10",
        { Better: "lower" } => "SCO-02",
        { Better: "equal" } => "SCO-03",
        _ => r.Score == r.Weight || r.Result.Reached ? "SCO-01" : "SCO-08",
    };
}
