using System.Text;

namespace PerfLedger.Domain.Calculation.V1.Inference;

/// <summary>Printed text in one spelling: half-width digits, signs and punctuation, no spaces.</summary>
internal static class Normal
{
    private static readonly Dictionary<char, char> Spellings = new()
    {
        ['≧'] = '≥',
        ['⩾'] = '≥',
        ['≦'] = '≤',
        ['⩽'] = '≤',
        ['═'] = '=',
        ['﹪'] = '%',
        ['﹤'] = '<',
        ['﹥'] = '>',
        ['。'] = ';',
        ['〜'] = '~',
        ['–'] = '-',
        ['—'] = '-',
        ['−'] = '-',
        ['•'] = '.',
        ['·'] = '.',
    };

    public static string Of(string? printed)
    {
        var text = new StringBuilder(printed?.Length ?? 0);
        foreach (var c in printed ?? "")
        {
            if (char.IsWhiteSpace(c)) continue;
            // U+FF01 … U+FF5E are the full-width forms of ! … ~.
            var half = c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
            text.Append(Spellings.GetValueOrDefault(half, half));
        }
        return text.Replace(">=", "≥").Replace("<=", "≤").ToString().TrimEnd(';', ',', '、', '.', '!');
    }

    /// <summary>Without one pair of brackets at the end: 8所(一中、二中) is 8所.</summary>
    public static string WithoutTail(string text)
    {
        if (!text.EndsWith(')')) return text;
        var depth = 0;
        for (var i = text.Length - 1; i > 0; i--)
        {
            depth += text[i] == ')' ? 1 : text[i] == '(' ? -1 : 0;
            if (depth == 0) return text[..i];
        }
        return text;
    }

    /// <summary>Clauses between ; and , outside brackets; a comma between groups of three digits is part of the number.</summary>
    public static IReadOnlyList<string> Clauses(string text)
    {
        List<string> clauses = [];
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth > 0 || text[i] is not (';' or ',') || GroupsDigits(text, i)) continue;
            clauses.Add(text[start..i]);
            start = i + 1;
        }
        clauses.Add(text[start..]);
        return [.. clauses.Where(c => c.Length > 0)];
    }

    private static bool GroupsDigits(string text, int comma)
    {
        if (text[comma] != ',' || comma == 0 || !char.IsAsciiDigit(text[comma - 1])) return false;
        var digits = text.Skip(comma + 1).TakeWhile(char.IsAsciiDigit).Count();
        return digits == 3;
    }
}
