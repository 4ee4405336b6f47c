using System.Globalization;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>Ids inside one form: i-001 indicators, p-001 parts, a-001 adjustments. Withdrawn ones count: none is given twice.</summary>
internal static class Ids
{
    /// <summary>The next free id.</summary>
    /// <param name="s">The form.</param>
    /// <param name="prefix">i, p or a.</param>
    /// <param name="ahead">How many were given by the same decision already.</param>
    public static string Next(SelfEvaluation s, string prefix, int ahead = 0)
    {
        var last = s.IdsEverUsed.Where(id => id.StartsWith(prefix + "-", StringComparison.Ordinal))
            .Select(id => int.TryParse(id.AsSpan(prefix.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .DefaultIfEmpty().Max();
        return $"{prefix}-{(last + 1 + ahead).ToString("D3", CultureInfo.InvariantCulture)}";
    }
}
