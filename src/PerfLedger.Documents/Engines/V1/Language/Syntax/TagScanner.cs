using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// A tag found in a text: where it starts and ends with its braces, its content in ASCII punctuation, and which side it trims.
/// </summary>
internal readonly record struct FoundTag(int Start, int End, string Content, bool TrimsBefore, bool TrimsAfter);

/// <summary>A mistake in the braces themselves.</summary>
internal readonly record struct FoundMistake(int Start, string Found, string Message);

/// <summary>
/// Finds tags in the text of a paragraph. People type them with Chinese input methods, so inside a tag full-width braces,
/// quotes, bars, commas and brackets count as their ASCII forms; a string keeps its characters, and only the kind of quote that
/// opened it closes it.
/// </summary>
internal static class TagScanner
{
    private const string FullWidth = "｛｝“”‘’｜，（）［］．＝！＆＃－\u3000\u00A0\n\t";
    private const string Ascii = "{}\"\"''|,()[].=!&#-    ";

    /// <summary>The ASCII form of a character inside a tag.</summary>
    public static char Plain(char c) => FullWidth.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Ascii[at] : c;

    public static bool MayHoldTag(string text) =>
        Pair(text, '{', 0) >= 0 || Pair(text, '}', 0) >= 0 || text.Contains("{%", StringComparison.Ordinal);

    public static (List<FoundTag> Tags, List<FoundMistake> Mistakes) Scan(string text)
    {
        List<FoundTag> tags = [];
        List<FoundMistake> mistakes = [];
        var at = 0;
        while (true)
        {
            var start = Pair(text, '{', at);
            Strays(text, at, start < 0 ? text.Length : start, mistakes);
            if (start < 0)
                return (tags, mistakes);
            var tag = Close(text, start);
            if (tag is null)
            {
                mistakes.Add(new(start, Short(text[start..]), "标签没有结束：缺少 }} 或引号没有配对；一个标签必须在同一段落里写完"));
                return (tags, mistakes);
            }
            tags.Add(tag.Value);
            at = tag.Value.End;
        }
    }

    private static void Strays(string text, int from, int to, List<FoundMistake> mistakes)
    {
        var between = text[from..to];
        if (Pair(between, '}', 0) is >= 0 and var end)
            mistakes.Add(new(from + end, "}}", "多余的 }}：前面没有 {{"));
        if (between.IndexOf("{%", StringComparison.Ordinal) is >= 0 and var raw)
            mistakes.Add(new(from + raw, "{%", "不支持 {% … %}：请改用 {{ … }}"));
    }

    private static FoundTag? Close(string text, int start)
    {
        var content = new StringBuilder();
        var at = start + 2;
        var trimsBefore = at < text.Length && Plain(text[at]) == '-';
        if (trimsBefore)
            at++;
        var isComment = IsComment(text, at);
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var plain = Plain(text[at]);
            if (quote == '\0' && plain == '}' && at + 1 < text.Length && Plain(text[at + 1]) == '}')
            {
                var trimsAfter = content.Length > 0 && content[^1] == '-';
                return new(start, at + 2, content.ToString(0, content.Length - (trimsAfter ? 1 : 0)), trimsBefore, trimsAfter);
            }
            if (!isComment && plain is '"' or '\'')
                quote = quote == '\0' ? plain : quote == plain ? '\0' : quote;
            content.Append(quote == '\0' || quote == plain ? plain : text[at]);
        }
        return null;
    }

    // Everything up to the next }} is comment, quotes or not.
    private static bool IsComment(string text, int at)
    {
        while (at < text.Length && Plain(text[at]) == ' ')
            at++;
        return at < text.Length && Plain(text[at]) == '#';
    }

    private static int Pair(string text, char brace, int from)
    {
        for (var i = from; i + 1 < text.Length; i++)
        {
            if (IsBrace(text[i], brace) && IsBrace(text[i + 1], brace))
                return i;
        }
        return -1;
    }

    private static bool IsBrace(char c, char brace) => c == brace || c == brace + ('｛' - '{');

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
