namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Finds the name a person probably meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate at the smallest edit distance, at most half the longer name; the ordinally first of equals.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var least = int.MaxValue;
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            var distance = Distance(name, candidate);
            if (distance < least && distance * 2 <= Math.Max(name.Length, candidate.Length))
                (best, least) = (candidate, distance);
        }
        return best;
    }

    /// <summary>Insertions, deletions and replacements of one character that lead from one name to the other.</summary>
    internal static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
