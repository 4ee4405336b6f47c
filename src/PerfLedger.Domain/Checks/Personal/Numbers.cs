using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Checks.Personal;

/// <summary>Numbers that belong to a person: 身份证号码, telephone numbers, mail addresses.</summary>
internal static partial class Numbers
{
    public static IEnumerable<PersonalDatum> In(string text) =>
    [
        .. Identity().Matches(text).Where(m => IsDate(m.Groups["born"].Value))
            .Select(m => new PersonalDatum("身份证号码", m.Value[..3] + "××××" + m.Value[^2..], m.Index, m.Length)),
        .. Mobile().Matches(text).Select(m => new PersonalDatum("手机号码", m.Value[..3] + "××××" + m.Value[^2..], m.Index, m.Length)),
        .. Fixed().Matches(text).Select(m => new PersonalDatum("电话号码", m.Groups["area"].Value + "××××" + m.Value[^2..], m.Index, m.Length)),
        .. Mail().Matches(text).Select(m => new PersonalDatum("电子邮箱", m.Value[0] + "×××@" + m.Groups["host"].Value, m.Index, m.Length)),
    ];

    // Amounts and codes of 18 digits rarely hold a date at places 7 to 14; the check digit is not asked for: a mistyped number is
    // personal too.
    private static bool IsDate(string born) =>
        DateOnly.TryParseExact(born, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and < 2100;

    [GeneratedRegex("(?<![0-9.])[1-8][0-9]{5}(?<born>[0-9]{8})[0-9]{3}[0-9Xx](?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Identity();

    [GeneratedRegex("(?<![0-9.])1[3-9][0-9](?:[0-9]{8}|([- ])[0-9]{4}\\1[0-9]{4})(?![0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(
        "(?<area>(?<![0-9.])0[1-9][0-9]{1,2}[-—－])[2-9][0-9]{6,7}(?![0-9])"
        + "|(?<=(?:电话|联系人)[^0-9]{0,8})(?<area>[2-8])[0-9]{6,7}(?![0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex Fixed();

    [GeneratedRegex("[A-Za-z0-9._+-]{1,64}@(?<host>[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,4})", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();
}
