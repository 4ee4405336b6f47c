using System.Text;
using System.Text.RegularExpressions;

namespace PerfLedger.Architecture.Tests;

/// <summary>Just enough of C#'s lexical rules to tell code from comments and texts, without a compiler package.</summary>
internal static partial class CSharpText
{
    /// <summary>The code alone: comments and the insides of texts become spaces, line breaks and length stay.</summary>
    public static string WithoutCommentsAndTexts(string code)
    {
        var kept = new StringBuilder(code);
        for (var at = 0; at < code.Length;)
        {
            var end = EndOfSilentPart(code, at);
            if (end == at) { at++; continue; }
            for (; at < end; at++)
                if (kept[at] is not ('\n' or '\r')) kept[at] = ' ';
        }

        return kept.ToString();
    }

    public static IEnumerable<string> Usings(string code) => UsingDirective().Matches(code).Select(m => m.Groups["name"].Value);

    /// <summary>The end of the comment, text or character that starts here; the place itself when none does.</summary>
    private static int EndOfSilentPart(string code, int at)
    {
        if (Is(code, at, "//")) return IndexOrEnd(code, "\n", at);
        if (Is(code, at, "/*")) return IndexOrEnd(code, "*/", at + 2) is var end && end < code.Length ? end + 2 : code.Length;
        if (code[at] == '\'') return EndOfCharacter(code, at);
        var quote = at;
        while (quote < code.Length && code[quote] is '$' or '@') quote++;
        return quote < code.Length && code[quote] == '"' ? EndOfText(code, at, quote) : at;
    }

    private static int EndOfText(string code, int start, int quote)
    {
        var quotes = 0;
        while (quote + quotes < code.Length && code[quote + quotes] == '"') quotes++;
        if (quotes >= 3) return Math.Min(code.Length, IndexOrEnd(code, new string('"', quotes), quote + quotes) + quotes);
        var prefix = code.AsSpan(start, quote - start);
        return EndOfPlainText(code, quote + 1, verbatim: prefix.Contains('@'), interpolated: prefix.Contains('$'));
    }

    private static int EndOfPlainText(string code, int at, bool verbatim, bool interpolated)
    {
        while (at < code.Length)
        {
            if (verbatim && Is(code, at, "\"\"")) at += 2;
            else if (!verbatim && code[at] == '\\') at += 2;
            else if (interpolated && (Is(code, at, "{{") || Is(code, at, "}}"))) at += 2;
            else if (interpolated && code[at] == '{') at = EndOfHole(code, at + 1);
            else if (code[at] == '"') return at + 1;
            else at++;
        }

        return code.Length;
    }

    /// <summary>A hole of an interpolated text holds code again, with braces and texts of its own.</summary>
    private static int EndOfHole(string code, int at)
    {
        for (var depth = 1; at < code.Length; at++)
        {
            var end = EndOfSilentPart(code, at);
            if (end > at) { at = end - 1; continue; }
            if (code[at] == '{') depth++;
            if (code[at] == '}' && --depth == 0) return at + 1;
        }

        return code.Length;
    }

    private static int EndOfCharacter(string code, int at)
    {
        var end = at + 1;
        while (end < code.Length && code[end] is not ('\'' or '\n')) end += code[end] == '\\' ? 2 : 1;
        return Math.Min(code.Length, end + 1);
    }

    private static bool Is(string code, int at, string what) => string.CompareOrdinal(code, at, what, 0, what.Length) == 0;

    private static int IndexOrEnd(string code, string what, int from) =>
        from < code.Length && code.IndexOf(what, from, StringComparison.Ordinal) is var found and >= 0 ? found : code.Length;

    [GeneratedRegex(@"^\s*(global\s+)?using\s+(static\s+)?(\w+\s*=\s*)?(?<name>[\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex UsingDirective();
}
