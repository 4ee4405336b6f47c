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
        Require(Falling(pack.Grades.Select(g => g.From)), "/grades", "等级应从高到低排列，下限不得重复，最后一级从 0 起。");
        Require(Distinct(pack.Grades.Select(g => g.Name)), "/grades", "等级名称重复。");
        Require(Falling(pack.Qualitative.Select(q => q.From)), "/qualitative", "定性档次应从高到低排列，下限不得重复，最后一档从 0 起。");
        Require(Distinct(pack.Qualitative.SelectMany(q => q.Words)), "/qualitative", "同一个用语不得属于两个档次。");
        var caps = pack.Execution.TotalCaps;
        var falling = caps.Zip(caps.Skip(1)).All(c => c.First.RateBelow > c.Second.RateBelow && c.First.Most > c.Second.Most);
        Require(falling, "/execution/totalCaps", "应按执行率从高到低排列，总分上限随之降低。");
        Require(Distinct(pack.Frame.Levels.SelectMany(l => l.With.Add(l.Name))), "/frame/levels", "同一个一级指标不得归入两处。");
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
