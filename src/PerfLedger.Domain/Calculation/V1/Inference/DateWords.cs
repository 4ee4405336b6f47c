using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Calculation.V1.Inference;

/// <summary>
/// Dates as forms print them; the year is the year judged when none is printed. 7月前 ends with 30 June, 9月底前 with 30 September,
/// 上旬 with the 10th. A cell is a date only when no other digit stands in it.
/// </summary>
internal static partial class DateWords
{
    public static Condition? Read(string text, int year)
    {
        if (WithinYear().Match(text) is { Success: true } w && text is not ("完成" or "建成" or "投入使用"))
            return Made(null, new DateOnly(w.Groups["y"].Success ? Number(w.Groups["y"]) : year, 12, 31));
        var m = Figures().Match(text) is { Success: true } f ? f : Shape().Match(text);
        if (!m.Success || text.Remove(m.Index, m.Length).Any(char.IsAsciiDigit)) return null;
        var y = m.Groups["y"].Success ? Number(m.Groups["y"]) : year;
        var month = Number(m.Groups["m"]);
        if (month is < 1 or > 12) return null;
        return Within(y, month, m);
    }

    private static Condition? Within(int year, int month, Match m)
    {
        var last = DateTime.DaysInMonth(year, month);
        var part = m.Groups["part"].Value;
        var before = m.Groups["before"].Success;
        if (m.Groups["d"].Success)
        {
            var day = Number(m.Groups["d"]);
            return day < 1 || day > last ? null : Made(before ? null : new DateOnly(year, month, day), new DateOnly(year, month, day));
        }
        if (before && part.Length == 0) return Made(null, new DateOnly(year, month, 1).AddDays(-1));
        var (from, until) = part switch
        {
            "上旬" or "初" => (1, 10),
            "中旬" => (11, 20),
            "下旬" => (21, last),
            "底" or "末" => (last, last),
            _ => (1, last),
        };
        var done = m.Groups["done"].Success;
        return Made(before || done ? null : new DateOnly(year, month, from), new DateOnly(year, month, until));
    }

    private static Condition Made(DateOnly? from, DateOnly until) => new(Sign.Date) { From = from, Until = until, Signed = from is null };

    private static int Number(Group g) => int.Parse(g.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?:(?<y>(?:19|20)\d\d)年)?(?<m>\d{1,2})月(?:(?<d>\d{1,2})[日号]|(?<part>上旬|中旬|下旬|底|末|初|份))?(?<before>之前|以前|前)?(?<done>完成)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?<y>(?:19|20)\d\d)(?<sep>[.\-/])(?<m>\d{1,2})\k<sep>(?<d>\d{1,2})(?<before>之前|以前|前)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^(?:(?<y>(?:19|20)\d\d)年|当年|本年度?|年)?(?:度?内|年?底之?前?|年?末)?(?:完成|建成|投入使用)?$", RegexOptions.CultureInvariant)]
    private static partial Regex WithinYear();
}
