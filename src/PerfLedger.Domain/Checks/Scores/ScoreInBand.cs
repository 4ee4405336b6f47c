using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>
/// SCO-04: a qualitative score lies in the band of its level; 0.8 of the weight belongs to the upper band. A level only inferred
/// from words weighs less.
/// </summary>
internal static class ScoreInBand
{
    public static IEnumerable<Finding> Check(Form f) =>
        f.Rows.Where(r => r.Result.Level is not null && r.Score is not null && r.Weight > 0 && !r.Overridden).SelectMany(r => Row(f, r));

    private static IEnumerable<Finding> Row(Form f, Row r)
    {
        var band = f.Pack.Qualitative.First(b => b.Level == r.Result.Level);
        var top = QualitativeRule.Top(band, f.Pack);
        var (low, high, score) = (band.From * r.Weight!.Value, top * r.Weight.Value, r.Score!.Value);
        var best = top == 1;
        if (score < 0 || score > r.Weight || (score >= low && (score < high || (best && score == high)))) return [];
        var range = $"{Text.Of(low)}至{Text.Of(high)}分{(best ? "" : "（不含）")}";
        return f.Find(r.Result.LevelStated ? "SCO-04" : "SCO-04/inferred", r.Figure("score"),
            $"{r.Title}实际“{r.Actual}”属“{band.Level}”档，应得{range}，自评{Text.Of(score)}分", Text.Of(score), null, range);
    }
}
