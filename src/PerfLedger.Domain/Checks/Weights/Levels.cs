using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Checks.Weights;

/// <summary>Level-1 sums of a form and the quota printed in brackets behind each name.</summary>
internal static class Levels
{
    /// <summary>Sum of the weights of each level-1 indicator, in form order.</summary>
    public static IReadOnlyList<(string Name, decimal Sum)> Sums(Form f) =>
        [.. f.Rows.GroupBy(r => r.Indicator.Names.Level1, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(r => r.Weight ?? 0)))];

    /// <summary>The execution row and each level-1 indicator of the frame: points on the form, points by the pack, points printed as
    /// quota.</summary>
    public static IReadOnlyList<(string Name, decimal Is, decimal Must, decimal? Printed)> AgainstFrame(Form f)
    {
        var sums = Sums(f);
        return
        [
            ("预算执行率", f.State["execution.weight"].Value ?? 0, f.Pack.Frame.Execution, null),
            .. f.Pack.Frame.Levels.Select(l => (Together(l), sums.Where(s => l.Counts(s.Name)).Sum(s => s.Sum), l.Weight, Printed(f, l))),
        ];
    }

    // Those counted with the level included; null when none is printed.
    private static decimal? Printed(Form f, FrameLevel level)
    {
        var quotas = level.With.Insert(0, level.Name).Select(n => f.State[Quotas.Figure(n)].Value).OfType<decimal>().ToList();
        return quotas.Count == 0 ? null : quotas.Sum();
    }

    /// <summary>A level with those counted with it: 效益指标和满意度指标.</summary>
    public static string Together(FrameLevel level) => string.Join("和", level.With.Insert(0, level.Name));

    /// <summary>The weights a frame asks for, for a sentence: 产出指标50、效益指标30.</summary>
    public static string Say(IEnumerable<(string Name, decimal Sum)> sums) =>
        string.Join("、", sums.Select(s => s.Name + Calculation.V1.Text.Of(s.Sum)));
}
