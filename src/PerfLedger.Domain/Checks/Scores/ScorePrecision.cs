using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>SCO-18: points have the decimals of the pack. The execution score is BUD-02's.</summary>
internal static class ScorePrecision
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.Where(r => r.Score is not null && !ScoreByRule.Departs(f, r)).SelectMany(r =>
    {
        var rounded = Rounded(f, r);
        var decimals = Text.Of(f.Pack.Rounding.Decimals);
        return rounded == r.Score ? []
            : f.Find("SCO-18", r.Figure("score"), $"{r.Title}得{Text.Of(r.Score!.Value)}分，规则包规定{decimals}位小数，应为{Text.Of(rounded)}",
                Text.Of(r.Score.Value), Text.Of(rounded), Text.Of(rounded));
    });

    /// <summary>The points entered, rounded as the pack says.</summary>
    public static decimal Rounded(Form f, Row r) => Fraction.Of(r.Score!.Value).Round(f.Pack.Rounding.Decimals, f.Pack.Rounding.Mode);
}
