namespace PerfLedger.Domain.RulePacks;

/// <summary>What a rule pack of the right shape must also satisfy.</summary>
internal static class RulePackSense
{
    public static void Check(RulePack pack, List<RulePackFault> faults)
    {
        void Require(bool holds, string at, string what)
        {
            if (!holds) faults.Add(new(at, what));
        }

        Require(pack.Frame.Execution + pack.Frame.Levels.Sum(l => l.Weight) == pack.Frame.Total, "/frame", "预算执行率和各一级指标的分值之和应等于总分。");
        Require(Distinct(pack.Frame.Levels.Select(l => l.Name)), "/frame/levels", "一级指标名称重复。");
        Require(Falling(pack.Grades.Select(g => g.From)), "/grades", "等级应从高到低排列，下限不得重复，最后一级从 0 起。");
        Require(Distinct(pack.Grades.Select(g => g.Name)), "/grades", "等级名称重复。");
        Require(Falling(pack.Qualitative.Select(q => q.From)), "/qualitative", "定性档次应从高到低排列，下限不得重复，最后一档从 0 起。");
        Require(Distinct(pack.Qualitative.SelectMany(q => q.Words)), "/qualitative", "同一个用语不得属于两个档次。");
        var over = pack.OverAchievement;
        var rising = over.Attention <= over.Reason && over.Reason <= over.TargetTooLow;
        Require(rising, "/overAchievement", "应满足 attention ≤ reason ≤ targetTooLow。");
    }

    private static bool Falling(IEnumerable<decimal> bounds)
    {
        var list = bounds.ToList();
        return list[^1] == 0 && list.Zip(list.Skip(1)).All(p => p.First > p.Second);
    }

    private static bool Distinct(IEnumerable<string> names) => names.GroupBy(n => n, StringComparer.Ordinal).All(g => g.Count() == 1);
}
