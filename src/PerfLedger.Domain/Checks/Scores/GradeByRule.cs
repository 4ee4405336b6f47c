using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>SCO-08 on the whole form: the scores departing from the rules carry it into another grade.</summary>
internal static class GradeByRule
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var r = f.Result;
        if (r.Grade == r.RuleGrade || !f.Rows.Any(r => ScoreByRule.Departs(f, r))) return [];
        return f.Find("SCO-08", "total.score", $"自评总分{Text.Of(r.ScoreSum)}（{r.Grade}），按规则计为{Text.Of(r.RuleScore)}（{r.RuleGrade}），等级不同，须说明",
            f.State["total.score"].Printed, Text.Of(r.RuleScore), null);
    }
}
