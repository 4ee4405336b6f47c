using System.Text;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>
/// Text as it is searched: full-width forms made plain (NFKC), lower case, white space as one blank, one line a piece. Two neighbouring
/// characters are a gram: Chinese has no word boundaries, and an index of pairs needs no extension of the database.
/// </summary>
internal static class SearchText
{
    /// <summary>The pieces of a change as one searched text.</summary>
    public static string Of(params IEnumerable<string?> pieces) =>
        string.Join('\n', pieces.OfType<string>().Select(Normal).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal));

    /// <summary>One piece of text, or what a person asks for.</summary>
    public static string Normal(string text) =>
        string.Join(' ', Plain(text).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('\x1f', ' ');

    /// <summary>The pairs of neighbouring characters, each once, none over the end of a line.</summary>
    public static string[] Grams(string words)
    {
        var grams = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in words.Split('\n'))
        {
            var previous = default(Rune?);
            foreach (var rune in line.EnumerateRunes())
            {
                if (previous is { } first) grams.Add(first.ToString() + rune);
                previous = rune;
            }
        }

        return [.. grams];
    }
}
