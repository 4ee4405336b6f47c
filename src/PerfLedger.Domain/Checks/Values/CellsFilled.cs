using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>VAL-01: target, actual and score stand together, and target and actual are of one kind.</summary>
internal static class CellsFilled
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.Where(r => r.CarriedOut && !r.LooksCancelled).SelectMany(r =>
    {
        var score = r.Score is { } s ? Text.Of(s) : null;
        if (r.Target is null) return f.Find("VAL-01", r.Figure("target"), $"{r.Title}没有年度指标值", null, null, "年度指标值");
        var alone = score is null ? "，也没有得分" : $"，却得{score}分";
        if (r.Actual is null) return f.Find("VAL-01", r.Figure("actual"), $"{r.Title}没有实际完成值{alone}", null, null, "实际完成值");
        var rule = r.Result.RuleScore is { } p ? Text.Of(p) : null;
        if (score is null) return f.Find("VAL-01", r.Figure("score"), $"{r.Title}有实际完成值而没有得分", null, rule, "得分");
        if (r.Result.Obstacle != Obstacle.KindsDiffer || MeasuredActual.CopiesName(r)) return [];
        var why = r.Result.Formula is null ? "类型不同不能比较" : r.Result.Explanation;
        var what = $"{r.Title}指标值{r.Target}，实际“{r.Actual}”，{why}";
        return f.Find("VAL-01", r.Figure("actual"), what, r.Actual, null, "与指标值同类的实测数");
    });
}
