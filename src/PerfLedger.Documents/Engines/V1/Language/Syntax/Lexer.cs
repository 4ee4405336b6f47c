namespace PerfLedger.Documents.Engines.V1.Language;

internal enum TokenKind
{
    Name,
    Text,
    Integer,
    Symbol,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Value);

/// <summary>
/// Cuts the content of a tag into names, strings, integers and symbols. Names are letters of any script, digits and _, not
/// starting with a digit.
/// </summary>
internal static class Lexer
{
    private const string Symbols = "|.[]()!,";

    public static bool IsName(string text) => text.Length > 0 && IsNameStart(text[0]) && text.All(IsNamePart);

    public static List<Token> Cut(string content)
    {
        List<Token> tokens = [];
        for (var at = 0; at < content.Length;)
        {
            var c = content[at];
            if (c == ' ')
                at++;
            else if (IsNamePart(c))
                tokens.Add(Word(content, ref at));
            else if (c is '"' or '\'')
                tokens.Add(Quoted(content, ref at));
            else
                tokens.Add(Symbol(content, ref at));
        }
        tokens.Add(new(TokenKind.End, ""));
        return tokens;
    }

    private static Token Word(string content, ref int at)
    {
        var start = at;
        while (at < content.Length && IsNamePart(content[at]))
            at++;
        var word = content[start..at];
        if (!IsDigit(word[0]))
            return new(TokenKind.Name, word);
        if (word.All(IsDigit))
            return new(TokenKind.Integer, word);
        throw new SyntaxException($"名称“{word}”不能以数字开头：请写成 上级[\"{word}\"]", $"[\"{word}\"]");
    }

    private static Token Quoted(string content, ref int at)
    {
        var end = content.IndexOf(content[at], at + 1);
        if (end < 0)
            throw new SyntaxException("引号没有结束");
        var text = content[(at + 1)..end];
        if (text.Contains('\\', StringComparison.Ordinal))
            throw new SyntaxException("引号内不能写反斜杠");
        at = end + 1;
        return new(TokenKind.Text, text);
    }

    private static Token Symbol(string content, ref int at)
    {
        var two = at + 1 < content.Length ? content.Substring(at, 2) : "";
        if (two is "==" or "!=" or "&&" or "||")
        {
            at += 2;
            return new(TokenKind.Symbol, two);
        }
        var one = content[at];
        if (!Symbols.Contains(one, StringComparison.Ordinal))
            throw Refused.Symbol(one, two);
        at++;
        return new(TokenKind.Symbol, one.ToString());
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    // As in Scriban: letters of any script. Full-width digits are not digits.
    private static bool IsNameStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsNamePart(char c) => IsNameStart(c) || IsDigit(c);
}
