using System.Text.RegularExpressions;
using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Checks.Narratives;

/// <summary>
/// TXT-02: a text that says nothing. Goals of a form that are only a number, or word for word the result; a section of a report whose text
/// is only a number or a few characters (无。 says something: there is nothing to say).
/// </summary>
internal static partial class SayNothing
{
    private const int LeastCharacters = 10;

    public static IEnumerable<Finding> Check(Form f)
    {
        var (expected, actual) = (f.State["goals.expected"].Printed, f.State["goals.actual"].Printed);
        if (expected is not null && IsNumber(expected))
            return f.Find("TXT-02", "goals.expected", $"预期目标只写了“{expected}”，请写明要做什么、达到什么程度", expected);
        if (actual is not null && IsNumber(actual))
            return f.Find("TXT-02", "goals.actual", $"实际完成情况只写了“{actual}”，请写明做了什么、达到什么程度", actual);
        return expected is not null && actual is not null && Normal.Of(expected) == Normal.Of(actual)
            ? f.Find("TXT-02", "goals.actual", "实际完成情况与预期目标一字不差，请写实际做到的情况", actual, null, "实际完成的情况")
            : [];
    }

    public static IEnumerable<Finding> Check(Narrative n) =>
        from section in n.Printed.Sections
        where section.Written && n.State.Outline!.Cover.All(c => c.Id != section.Heading.Id)
        let text = Normal.Of(string.Concat(section.Blocks.SelectMany(b => b.Rows.SelectMany(r => r).Prepend(b.Text))))
        where IsNumber(text) || text.Length < LeastCharacters && !Nothing().IsMatch(text)
        from finding in n.Find("TXT-02", section.Heading.Id, null, $"只写了“{text}”，请写明情况；确无内容的写“无”", text)
        select finding;

    private static bool IsNumber(string text) => text.Any(char.IsAsciiDigit) && !text.Any(char.IsLetter);

    [GeneratedRegex("^(?:无|没有|不涉及|无此项|本年度无)", RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();
}
