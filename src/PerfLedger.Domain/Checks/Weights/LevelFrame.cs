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
        var execution = f.State["execution.weight"].Value;
        List<(string Name, decimal Sum)> frame = [("预算执行率", f.Pack.Frame.Execution), .. f.Pack.Frame.Levels.Select(l =>
            (l.Name, l.Weight))];
        var sums = Levels.Sums(f).Where(s => f.Pack.Frame.Levels.Any(l => l.Name == s.Name)).Prepend(("预算执行率", execution ?? 0)).ToList();
        var missing = frame.Where(l => sums.TrueForAll(s => s.Item1 != l.Name)).Select(l => (l.Name, 0m));
        List<(string Name, decimal Sum)> actual = [.. sums, .. missing];
        var off = actual.Where(s => frame.Find(l => l.Name == s.Name).Sum != s.Sum).ToList();
        if (off.Count == 0) return [];
        var granted = f.Result.WeightSum == f.Pack.Frame.Total && off.TrueForAll(s => f.State[Levels.Quota(s.Name)].Value == s.Sum);
        var wanted = Levels.Say(off.Select(s => frame.Find(l => l.Name == s.Name)));
        return f.FindAt(granted ? "WGT-02/granted" : "WGT-02", "/indicators",
            $"{Levels.Say(off)}，规则包规定{wanted}；{(granted ? "请写明同意调整的依据" : "请改正，或经同意调整后印明各级分值")}", null, Levels.Say(off), wanted);
    }

    private static IEnumerable<Finding> Place(Form f, Row r)
    {
        var names = r.Indicator.Names;
        var home = f.Pack.Frame.Levels.FirstOrDefault(l => l.Aspects.Contains(names.Level2, StringComparer.Ordinal));
        var known = f.Pack.Frame.Levels.Any(l => l.Name == names.Level1);
        if (known && (home is null || home.Name == names.Level1)) return [];
        var what = known ? $"{r.Title}属于{names.Level2}，应列在{home!.Name}下" : $"{r.Title}的一级指标不在规则包的框架内";
        return f.FindAt("WGT-02", $"/indicators/{Text.Of(r.Index)}/level1", what, names.Level1, null, known ? home!.Name
            : Levels.Say(f.Pack.Frame.Levels.Select(l => (l.Name, l.Weight))));
    }
}
