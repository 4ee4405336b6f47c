using System.Text;
using System.Text.RegularExpressions;

namespace PerfLedger.Architecture.Tests;

/// <summary>A method, constructor or property and the lines it takes: its signature counts, its attributes do not.</summary>
internal sealed record Member(string File, int Line, int Lines, string Signature);

/// <summary>Finds members by their braces: what stands in a type's body and is no field, no type and no bare declaration.</summary>
internal static partial class Members
{
    public static List<Member> Of(string file, string text)
    {
        var code = CSharpText.WithoutCommentsAndTexts(text);
        var found = new List<Member>();
        ReadBody(file, code, 0, found);
        return found;
    }

    /// <summary>Reads the declarations of a body (a file's or a type's) up to its closing brace; returns the place after it.</summary>
    private static int ReadBody(string file, string code, int at, List<Member> found)
    {
        while (true)
        {
            while (at < code.Length && (char.IsWhiteSpace(code[at]) || code[at] == '[')) at = code[at] == '[' ? Skip(code, at) : at + 1;
            if (at >= code.Length) return at;
            if (code[at] == '}') return at + 1;
            at = ReadDeclaration(file, code, at, found);
        }
    }

    private static int ReadDeclaration(string file, string code, int start, List<Member> found)
    {
        var stop = EndOfSignature(code, start);
        var signature = code[start..stop];
        if (stop >= code.Length || code[stop] == '}') return stop;
        if (code[stop] == ';') return stop + 1;
        var kind = code[stop] == '{' ? TypeKeyword().Match(OutsideBrackets(signature)).Value : "";
        if (kind == "enum") return Skip(code, stop);
        if (kind.Length > 0) return ReadBody(file, code, stop + 1, found);
        var end = code[stop] == '{' ? Skip(code, stop) : EndOfStatement(code, stop);
        if (Is(code, stop, "=>") || code[stop] == '{') found.Add(Describe(file, code, start, end, signature));
        return end;
    }

    private static Member Describe(string file, string code, int start, int end, string signature) => new(
        file,
        code.AsSpan(0, start).Count('\n') + 1,
        code.AsSpan(start, end - start).Count('\n') + 1,
        WhiteSpace().Replace(signature, " ").Trim());

    /// <summary>The first brace, arrow, assignment or semicolon outside brackets; an operator's own = signs are its name.</summary>
    private static int EndOfSignature(string code, int at)
    {
        var start = at;
        while (at < code.Length)
        {
            var isOperator = OperatorKeyword().IsMatch(code[start..at]);
            if (code[at] is '(' or '[') { at = Skip(code, at); continue; }
            if (code[at] is '{' or '}' or ';' || Is(code, at, "=>") || (code[at] == '=' && !isOperator)) return at;
            at++;
        }

        return at;
    }

    /// <summary>Parameters may be called record, and a constraint may say class: neither makes a type.</summary>
    private static string OutsideBrackets(string signature)
    {
        var text = new StringBuilder();
        for (var at = 0; at < signature.Length; at++)
        {
            if (signature[at] is '(' or '[') at = Skip(signature, at) - 1;
            else text.Append(signature[at]);
        }

        return Constraint().Replace(text.ToString(), "");
    }

    private static int EndOfStatement(string code, int at)
    {
        while (at < code.Length && code[at] != ';') at = code[at] is '(' or '[' or '{' ? Skip(code, at) : at + 1;
        return Math.Min(code.Length, at + 1);
    }

    /// <summary>The place after the bracket that closes the one here.</summary>
    private static int Skip(string code, int at)
    {
        var depth = 0;
        for (; at < code.Length; at++)
        {
            if (code[at] is '(' or '[' or '{') depth++;
            if (code[at] is ')' or ']' or '}' && --depth == 0) return at + 1;
        }

        return at;
    }

    private static bool Is(string code, int at, string what) => string.CompareOrdinal(code, at, what, 0, what.Length) == 0;

    [GeneratedRegex(@"\b(class|struct|record|interface|enum|namespace|extension)\b")]
    private static partial Regex TypeKeyword();

    [GeneratedRegex(@"\bwhere\b.*", RegexOptions.Singleline)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\boperator\s*[^\s(]*$")]
    private static partial Regex OperatorKeyword();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
