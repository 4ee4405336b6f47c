namespace PerfLedger.Domain.Calculation.V1.Inference;

/// <summary>Which part of a composite actual answers which part of the target (SCO-16).</summary>
internal static class Labels
{
    /// <summary>Pairs in the order of the target; null when the parts cannot be matched without guessing.</summary>
    public static IReadOnlyList<(Condition Target, Condition Actual)>? Pair(Reading target, Reading actual)
    {
        if (target.Conditions.Count != actual.Conditions.Count) return null;
        if (target.Conditions.Count == 1) return [(target.Conditions[0], actual.Conditions[0])];
        var pairs = target.Conditions.Select(t => (t, actual.Conditions.Where(a => Same(t.Label, a.Label)).ToList())).ToList();
        if (pairs.All(p => p.Item2.Count == 1) && pairs.Select(p => p.Item2[0]).Distinct().Count() == pairs.Count)
            return [.. pairs.Select(p => (p.t, p.Item2[0]))];
        var ordered = target.Conditions.Zip(actual.Conditions).ToList();
        return ordered.TrueForAll(p => Akin(p.First.Label, p.Second.Label)) ? ordered : null;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    // 师训管理干部 and 全年培训师训干部 stand at the same place and end alike; 中小幼校(园)长 contains 校(园)长.
    private static bool Akin(string a, string b) =>
        a.Length >= 2 && b.Length >= 2
        && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal) || Same(a[^2..], b[^2..]));
}
