using System.Globalization;
using System.Text;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>
/// What a number format of a workbook makes of a number: 0.9538 with <c>0.00%</c> shows 95.38%, 43966 with a date format 2020年5月15日.
/// Decimal throughout: what Excel keeps as 570.80999999999995 is read at the 15 digits it shows, 570.81.
/// </summary>
internal sealed record NumberFormat(bool IsGeneral, bool IsDate, int Decimals, bool Thousands, bool Percent, string Before, string After)
{
    private const int ShownDigits = 15;
    private const decimal MostDays = 2_958_465; // 9999-12-31

    private static readonly DateOnly s_first1900 = new(1899, 12, 30); // Excel counts a 29 February 1900 that never was
    private static readonly DateOnly s_first1904 = new(1904, 1, 1);

    public static NumberFormat General { get; } = new(true, false, 0, false, false, "", "");

    private bool HasYear { get; init; }

    private bool HasDay { get; init; }

    public static NumberFormat Parse(string code)
    {
        if (code is "" or "General" or "@") return General;
        var (before, digits, after) = Split(Section(code));
        if (digits.Length == 0) return DateOf(code) ?? General;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits[(point + 1)..].Count(c => c is '0' or '#' or '?');
        return new(false, false, Math.Min(decimals, 15), digits.Contains(',', StringComparison.Ordinal),
            after.Contains('%', StringComparison.Ordinal), before, after.Replace("%", "", StringComparison.Ordinal));
    }

    /// <summary>The number as shown; null when it cannot be shown so.</summary>
    public string? Print(string stored, bool from1904)
    {
        if (!decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)) return null;
        var number = Shown(exact);
        if (IsDate) return Date(number, from1904);
        if (IsGeneral) return Plain(number);
        if (Percent && Math.Abs(number) < 1_000_000_000_000m) number *= 100;
        var rounded = Math.Round(number, Decimals, MidpointRounding.AwayFromZero);
        var pattern = (Thousands ? "#,##0" : "0") + (Decimals == 0 ? "" : "." + new string('0', Decimals));
        return Before + rounded.ToString(pattern, CultureInfo.InvariantCulture) + (Percent ? "%" : "") + After;
    }

    /// <summary>At most 15 significant digits, no zeros behind.</summary>
    internal static decimal Shown(decimal number)
    {
        var whole = decimal.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture).TrimStart('0').Length;
        var places = ShownDigits - whole;
        if (whole == 0 && number != 0)
            for (var small = Math.Abs(number); small < 0.1m && places < 28; small *= 10) places++;
        return places < 0 ? number : Math.Round(number, Math.Clamp(places, 0, 28), MidpointRounding.AwayFromZero);
    }

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private string? Date(decimal days, bool from1904)
    {
        if (days < 1 || days > MostDays) return null;
        var whole = (int)decimal.Truncate(days);
        var date = from1904 ? s_first1904.AddDays(Math.Min(whole, 2_900_000)) : s_first1900.AddDays(whole < 61 ? whole + 1 : whole);
        var parts = new StringBuilder();
        if (HasYear) parts.Append(CultureInfo.InvariantCulture, $"{date.Year}年");
        parts.Append(CultureInfo.InvariantCulture, $"{date.Month}月");
        if (HasDay) parts.Append(CultureInfo.InvariantCulture, $"{date.Day}日");
        return parts.ToString();
    }

    // The first section is for positive numbers; colours, conditions and paddings say nothing about the number.
    private static List<(char Letter, bool Literal)> Section(string code)
    {
        var letters = new List<(char, bool)>();
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            switch (code[at])
            {
                case '"':
                    for (at++; at < code.Length && code[at] != '"'; at++) letters.Add((code[at], true));
                    break;
                case '\\' when at + 1 < code.Length:
                    letters.Add((code[++at], true));
                    break;
                case '_' or '*':
                    at++;
                    break;
                case '[':
                    while (at < code.Length && code[at] != ']') at++;
                    break;
                default:
                    letters.Add((code[at], false));
                    break;
            }
        }

        return letters;
    }

    private static (string Before, string Digits, string After) Split(List<(char Letter, bool Literal)> letters)
    {
        var (before, digits, after) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var (letter, literal) in letters)
        {
            var counts = !literal && letter is '0' or '#' or '?' || (!literal && digits.Length > 0 && letter is ',' or '.');
            if (counts && after.Length == 0) digits.Append(letter);
            else (digits.Length == 0 ? before : after).Append(letter);
        }

        return (before.ToString(), digits.ToString(), after.ToString().TrimEnd());
    }

    private static NumberFormat? DateOf(string code)
    {
        var plain = Section(code).Where(l => !l.Literal).Select(l => char.ToLowerInvariant(l.Letter)).ToList();
        if (!plain.Contains('y') && !plain.Contains('d')
            && !(plain.Contains('m') && !plain.Contains('h') && !plain.Contains('s'))) return null;
        return new(false, true, 0, false, false, "", "") { HasYear = plain.Contains('y'), HasDay = plain.Contains('d') };
    }
}
