using System.Globalization;
using System.Text.RegularExpressions;
using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Checks.Texts;

/// <summary>A number in running text with what stands round it: 举办 <b>40 万名</b> 学生祭英烈.</summary>
/// <param name="Clause">The clause it stands in, numbered through the text.</param>
/// <param name="Value">The number in its base unit: 400000.</param>
/// <param name="Unit">Base unit: 名.</param>
/// <param name="AtLeast">True for 余, 多, 以上, 超过: more may be meant.</param>
/// <param name="Words">The clause without the number.</param>
/// <param name="Quote">The clause as written, to show.</param>
internal sealed partial record Mention(int Clause, decimal Value, string Unit, bool AtLeast, string Words, string Quote)
{
    // More numbers than this are a table pasted into a sentence.
    private const int MostInAClause = 100;

    public static IReadOnlyList<Mention> In(string text) =>
    [
        .. text.Split('\n').SelectMany((line, n) => Clauses().Split(Unnumbered(Spelled(line), n + 1, text.Contains('\n'))))
            .SelectMany((clause, n) => Number().Matches(clause).Take(MostInAClause).Select(m => Of(clause, m, n))),
    ];

    /// <summary>One spelling for comparing words: no spaces, half-width, 學 as 学.</summary>
    public static string Spelled(string text) => Normal.Of(text).Replace('學', '学');

    // 2.120名园长 on the second line is 120, not 2.12; 1.5万人 alone is 1.5.
    private static string Unnumbered(string line, int number, bool several)
    {
        var mark = number.ToString(CultureInfo.InvariantCulture);
        return line.StartsWith(mark, StringComparison.Ordinal) && line.Length > mark.Length && line[mark.Length] is '.' or '、' or ')'
            && (several || !char.IsAsciiDigit(line.ElementAtOrDefault(mark.Length + 1)))
            ? line[(mark.Length + 1)..] : line;
    }

    private static Mention Of(string clause, Match m, int number)
    {
        var unit = Units.Of(m.Groups["unit"].Value);
        var value = decimal.Parse(m.Groups["num"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * unit.Scale;
        var (before, after) = (Until(clause[..m.Index], fromEnd: true), Until(clause[(m.Index + m.Length)..], fromEnd: false));
        return new(number, value, unit.Base, m.Groups["more"].Length + m.Groups["over"].Length + m.Groups["up"].Length > 0,
            before + "|" + after, before + m.Value + after);
    }

    // Words belong to the nearest number: they end where the next one begins.
    private static string Until(string words, bool fromEnd)
    {
        var parts = Number().Split(words);
        return fromEnd ? parts[^1] : parts[0];
    }

    [GeneratedRegex("[,;。:!?、()]", RegexOptions.CultureInvariant)]
    private static partial Regex Clauses();

    [GeneratedRegex(
        "(?<over>超过|不少于|至少)?(?<![0-9.第])(?<num>[0-9]{1,12}(?:\\.[0-9]{1,6})?)(?<more>余|多)?"
        + "(?<unit>[万亿]?(?:人次|平方米|个县市区|人|名|位|个|所|台|套|块|条|场|次|项|门|节|件|份|间|期|元|%|))(?<up>以上|余|多)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
