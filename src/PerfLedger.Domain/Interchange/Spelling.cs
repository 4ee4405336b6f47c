namespace PerfLedger.Domain.Interchange;

/// <summary>Names the word that was probably meant.</summary>
internal static class Spelling
{
    public static string Advice(string word, IEnumerable<string> known) =>
        known.Select(k => (Word: k, Distance: Distance(word, k))).OrderBy(k => k.Distance)
            .FirstOrDefault() is { Word: { } best, Distance: <= 2 }
            ? $"要写的可能是“{best}”"
            : "格式里没有它，删去或移到别处";

    /// <summary>Edit distance without regard to case, capped: words more than 40 long are never close.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 40) return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }
        return row[^1];
    }
}
