using System.Text;
using System.Text.RegularExpressions;

namespace PerfLedger.Documents.Import.Matching;

/// <summary>
/// A label as it is compared: one width of letters (NFKC), no spaces, no line ends, no brackets, no numbers of points: "年  度\n指标值" is
/// 年度指标值, "产出指标（50分）" and "产出指标(50 分)" are the same.
/// </summary>
internal static partial class Label
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Points().Replace(Folded(text), ""))
            if (char.IsLetterOrDigit(c) || c is '%' or '×' or '≥' or '≤') plain.Append(c);
        return plain.ToString();
    }

    /// <summary>The labels a cell can be known by: its whole text, and what stands before each colon.</summary>
    public static IEnumerable<string> AllOf(string text)
    {
        if (text.Length > Longest) yield break; // a reason or a goal, no label
        if (Of(text) is { Length: > 0 } whole) yield return whole;
        for (var colon = text.IndexOfAny(s_colons); colon > 0; colon = text.IndexOfAny(s_colons, colon + 1))
            if (Of(text[..colon]) is { Length: > 0 } before) yield return before;
    }

    /// <summary>A row that was left blank: nothing, or the dots of the blank form.</summary>
    public static bool IsBlank(string text) => text.All(c => char.IsWhiteSpace(c) || c is '…' or '.' or '．' or '—' or '-' or '/');

    private const int Longest = 200;

    private static readonly char[] s_colons = [':', '：'];

    [GeneratedRegex(@"\(\s*[0-9.]*\s*分\s*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Points();

    // A lone half of a surrogate pair cannot be folded; such a text is compared as it is.
    private static string Folded(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
