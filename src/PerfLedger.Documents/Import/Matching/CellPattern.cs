using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfLedger.Documents.Import.Matching;

/// <summary>
/// The text of a cell with its figures cut out: "项目总实施期：" and then <c>header.period</c>. Reads the figures of a filled cell;
/// spaces, and brackets and colons of either width, make no difference in the words between.
/// </summary>
internal sealed class CellPattern
{
    private readonly Regex _regex;

    private CellPattern(ImmutableArray<string> codes, string words, string label, Regex regex) =>
        (Codes, Words, Name, _regex) = (codes, words, label, regex);

    /// <summary>The figures of the cell, in order.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>The words of the cell without its figures, as labels are compared.</summary>
    public string Words { get; }

    /// <summary>What the cell is known by: its words up to a colon before the first figure (其中：基本支出：年初 …), else all of them.</summary>
    public string Name { get; }

    /// <summary>True for the name of a row people added: it is marked, and a label nevertheless.</summary>
    public bool IsRowName => Codes is [var code] && code.StartsWith(Marks.RowSign, StringComparison.Ordinal);

    /// <summary>Null for a cell without figures.</summary>
    public static CellPattern? Of(string marked)
    {
        if (!marked.Contains(Marks.Open, StringComparison.Ordinal)) return null;
        var codes = ImmutableArray.CreateBuilder<string>();
        var regex = new StringBuilder(@"^\s*");
        var words = new StringBuilder();
        foreach (var piece in marked.Split(Marks.Open))
        {
            var end = piece.IndexOf(Marks.Close, StringComparison.Ordinal);
            if (end >= 0)
            {
                codes.Add(piece[..end]);
                regex.Append(@"(.*?)\s*");
            }

            foreach (var letter in piece[(end + 1)..].Where(c => !char.IsWhiteSpace(c))) regex.Append(OneOf(letter)).Append(@"\s*");
            words.Append(piece[(end + 1)..]);
        }

        var options = RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        var before = marked[..marked.IndexOf(Marks.Open, StringComparison.Ordinal)];
        var name = before.LastIndexOfAny([':', '：']) is > 0 and var colon ? before[..colon] : words.ToString();
        return new(codes.ToImmutable(), Label.Of(words.ToString()), Label.Of(name), new Regex(regex.Append('$').ToString(), options));
    }

    /// <summary>The texts of the figures in a filled cell, in the order of <see cref="Codes"/>; null when its words are others.</summary>
    public ImmutableArray<string>? Read(string text)
    {
        var match = _regex.Match(text);
        return match.Success ? [.. match.Groups.Cast<Group>().Skip(1).Select(g => g.Value.Trim())] : null;
    }

    private static string OneOf(char letter) => letter switch
    {
        '(' or '（' => "[(（]",
        ')' or '）' => "[)）]",
        ':' or '：' => "[:：]",
        ',' or '，' => "[,，]",
        _ => Regex.Escape(letter.ToString()),
    };
}
