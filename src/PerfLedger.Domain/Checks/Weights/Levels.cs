using System.Security.Cryptography;
using System.Text;

namespace PerfLedger.Domain.Checks.Weights;

/// <summary>Level-1 sums of a form and the quota printed in brackets behind each name.</summary>
internal static class Levels
{
    /// <summary>Sum of the weights of each level-1 indicator, in form order.</summary>
    public static IReadOnlyList<(string Name, decimal Sum)> Sums(Form f) =>
        [.. f.Rows.GroupBy(r => r.Indicator.Names.Level1, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(r => r.Weight ?? 0)))];

    /// <summary>The execution row and each level-1 indicator of the frame: points on the form, points by the pack.</summary>
    public static IReadOnlyList<(string Name, decimal Is, decimal Must)> AgainstFrame(Form f)
    {
        var sums = Sums(f).ToDictionary(s => s.Name, s => s.Sum, StringComparer.Ordinal);
        return
        [
            ("预算执行率", f.State["execution.weight"].Value ?? 0, f.Pack.Frame.Execution),
            .. f.Pack.Frame.Levels.Select(l => (l.Name, sums.GetValueOrDefault(l.Name), l.Weight)),
        ];
    }

    /// <summary>Figure code of the quota: words for the usual names, else x and 8 hex digits of the SHA-256 of the name.</summary>
    public static string Quota(string level1) => "quota." + level1 switch
    {
        "产出指标" => "output",
        "效益指标" => "benefit",
        "满意度指标" => "satisfaction",
        "成本指标" => "cost",
        _ => "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(level1)))[..8],
    };

    /// <summary>The weights a frame asks for, for a sentence: 产出指标50、效益指标30.</summary>
    public static string Say(IEnumerable<(string Name, decimal Sum)> sums) =>
        string.Join("、", sums.Select(s => s.Name + Calculation.V1.Text.Of(s.Sum)));
}
