using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Weights;

/// <summary>
/// WGT-02: level-1 weights follow the frame of the pack, and every level-2 indicator stands under its level 1. A form whose printed quotas
/// depart from the frame and are kept by its rows shows a granted deviation: it only has to be said who granted it.
/// </summary>
internal static class LevelFrame
{
    public static IEnumerable<Finding> Check(Form f) =>
        f.State.Opened?.Project is null ? [] : Weights(f).Concat(f.Rows.SelectMany(r => Place(f, r)));

    private static IEnumerable<Finding> Weights(Form f)
    {
        var off = Levels.AgainstFrame(f).Where(l => l.Is != l.Must).ToList();
        if (off.Count == 0) return [];
        var granted = f.Result.WeightSum == f.Pack.Frame.Total && off.TrueForAll(l => l.Printed == l.Is);
        var (actual, wanted) = (Levels.Say(off.Select(l => (l.Name, l.Is))), Levels.Say(off.Select(l => (l.Name, l.Must))));
        var remedy = granted ? "请写明同意调整的依据" : "请改正，或经同意调整后印明各级分值";
        return f.FindAt(granted ? "WGT-02/granted" : "WGT-02", "/indicators", $"{actual}，规则包规定{wanted}；{remedy}", null, actual, wanted);
    }

    private static IEnumerable<Finding> Place(Form f, Row r)
    {
        var names = r.Indicator.Names;
        var home = f.Pack.Frame.Levels.FirstOrDefault(l => l.Aspects.Contains(names.Level2, StringComparer.Ordinal));
        var known = f.Pack.Frame.Levels.Any(l => l.Counts(names.Level1));
        if (known && (home is null || home.Counts(names.Level1))) return [];
        var what = known ? $"{r.Title}属于{names.Level2}，应列在{home!.Name}下" : $"{r.Title}的一级指标不在规则包的框架内";
        var required = known ? home!.Name : string.Join("、", f.Pack.Frame.Levels.Select(Levels.Together));
        return f.FindAt("WGT-02", $"/indicators/{Text.Of(r.Index)}/level1", what, names.Level1, null, required);
    }
}
