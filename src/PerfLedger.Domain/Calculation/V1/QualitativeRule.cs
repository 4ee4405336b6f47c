using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>Three levels with a band each; a person chooses the points inside the band (SCO-04).</summary>
internal static class QualitativeRule
{
    private static readonly string[] Partly = ["有所", "基本", "部分", "初步"];
    private static readonly string[] Negations = ["未", "没有", "不", "待", "尚"];

    public static Verdict Judge(Cells cells, RulePack pack)
    {
        var (band, stated) = Level(Normal.Of(cells.TargetText), Normal.Of(cells.ActualText), pack);
        var why = band is null ? "定性指标，完成情况不属于规定档次，由人判断" : $"定性指标，“{band.Level}”档，档内由人判断";
        return new(Outcome.Judged, why) { Level = band?.Level, LevelStated = stated };
    }

    /// <summary>Share of the weight at which the next better level begins; 1 for the best, which includes it.</summary>
    public static decimal Top(QualitativeBand band, RulePack pack) =>
        pack.Qualitative.IndexOf(band) is var at and > 0 ? pack.Qualitative[at - 1].From : 1;

    private static (QualitativeBand? Band, bool Stated) Level(string target, string actual, RulePack pack)
    {
        var listed = pack.Qualitative.FirstOrDefault(b => b.Words.Contains(actual, StringComparer.Ordinal));
        if (listed is not null) return (listed, true);
        if (string.Equals(target, actual, StringComparison.Ordinal)) return (pack.Qualitative[0], true);
        var at = target.Length < 2 ? -1 : actual.IndexOf(target, StringComparison.Ordinal);
        if (at < 0) return (null, false);
        var before = actual[..at];
        if (Negations.Any(n => before.EndsWith(n, StringComparison.Ordinal))) return (null, false);
        var partly = pack.Qualitative.Length > 1 && Partly.Any(p => before.EndsWith(p, StringComparison.Ordinal));
        return (pack.Qualitative[partly ? 1 : 0], false);
    }
}
