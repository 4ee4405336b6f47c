namespace PerfLedger.Domain.RulePacks;

/// <summary>A ladder covers every value exactly once: gaps and overlaps are refused when the pack is read (SCO-11).</summary>
internal static class LadderSense
{
    /// <summary>What is wrong, in Chinese; null when the ladder is sound.</summary>
    public static string? Fault(LadderFormula ladder)
    {
        var steps = ladder.Steps.Select(s => s.When).OrderBy(i => i.From ?? decimal.MinValue).ThenByDescending(i => i.FromIncluded)
            .ToList();
        if (!ladder.Whole && steps[0].From is not null) return $"最低一档 {steps[0]} 以下没有规定，应写成 (,…。";
        if (steps[^1].To is not null) return $"最高一档 {steps[^1]} 以上没有规定，应写成 …,)。";
        var broken = steps.Zip(steps.Skip(1)).FirstOrDefault(p => !Meets(p.First, p.Second, ladder.Whole));
        return broken == default ? null : $"{broken.First} 与 {broken.Second} 之间有空档或重叠，每个值应恰好属于一档。";
    }

    // (…,5] meets (5,…]; [0,0] meets [1,1] where only whole numbers occur.
    private static bool Meets(Interval lower, Interval upper, bool whole)
    {
        if (lower.To is not { } to || upper.From is not { } from) return false;
        if (to == from) return lower.ToIncluded != upper.FromIncluded;
        return whole && lower.ToIncluded && upper.FromIncluded && decimal.Truncate(to) == to && from == to + 1;
    }
}
