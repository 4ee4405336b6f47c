using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>SCO-14: what a person judges rests on a reason and on evidence. The person stands in the envelope of every event.</summary>
internal static class DiscretionaryScore
{
    public static IEnumerable<Finding> Check(Form f) =>
        f.Rows.Where(r => NeedsAPerson(r.Result) && r.CarriedOut && r.Score is not null).SelectMany(r =>
        {
            string[] missing = [.. Missing(f, r)];
            return missing.Length == 0 ? []
                : f.Find("SCO-14", r.Figure("score"), $"{r.Title}由人评定，给{Text.Of(r.Score!.Value)}分，没有{string.Join("和", missing)}",
                    Text.Of(r.Score.Value), null, "理由和佐证材料");
        });

    // 酌情给分, and a planned growth of 0 or less that was missed.
    private static bool NeedsAPerson(IndicatorResult r) =>
        r is { Formula: DiscretionaryFormula, Outcome: Outcome.Judged } or { Formula: GrowthFormula, Obstacle: Obstacle.LeftOpen };

    private static IEnumerable<string> Missing(Form f, Row r)
    {
        if (!r.HasReason && !r.Overridden) yield return "理由";
        var own = $"indicator.{r.Indicator.Id}.";
        if (!f.State.Evidence.Any(e => e.Figures.Any(c => c.StartsWith(own, StringComparison.Ordinal)))) yield return "佐证材料";
    }
}
