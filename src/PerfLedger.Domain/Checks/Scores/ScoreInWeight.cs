using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>SCO-05: no score below 0 or above its weight.</summary>
internal static class ScoreInWeight
{
    public static IEnumerable<Finding> Check(Form f) =>
        One(f, "execution.score", "预算执行率", f.State["execution.score"].Value, f.State["execution.weight"].Value)
            .Concat(f.Rows.SelectMany(r => One(f, r.Figure("score"), r.Title, r.Score, r.Weight)));

    private static IEnumerable<Finding> One(Form f, string figure, string title, decimal? score, decimal? weight)
    {
        if (score is not { } s || (s >= 0 && (weight is null || s <= weight))) return [];
        var range = weight is { } w ? $"0至{Text.Of(w)}" : "不低于0";
        return f.Find("SCO-05", figure, $"{title}得分{Text.Of(s)}，应为{range}", Text.Of(s), null, range);
    }
}
