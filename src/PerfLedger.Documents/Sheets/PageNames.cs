using System.Globalization;

namespace PerfLedger.Documents.Sheets;

/// <summary>Names of sheets: at most 31 letters, none of []:*?/\, no quote at an end, each once without regard to case.</summary>
internal sealed class PageNames
{
    private const int Longest = 31;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string wish)
    {
        var plain = new string([.. wish
            .Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && !"[]:*?/\\'".Contains(c, StringComparison.Ordinal))]).Trim();
        plain = Cut(plain.Length == 0 ? "表" : plain, Longest);
        var name = plain;
        for (var n = 2; !_taken.Add(name); n++)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $"({n})");
            name = Cut(plain, Longest - end.Length) + end;
        }

        return name;
    }

    /// <summary>The name as a formula says it.</summary>
    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most].TrimEnd();
}
