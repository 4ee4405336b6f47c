using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Numbers in Chinese as official documents write them: 十, 十一, 二十, 一百零一; years digit by digit with 〇.</summary>
internal static class ChineseNumerals
{
    private const string DigitNames = "零一二三四五六七八九";
    private static readonly string[] s_units = ["", "十", "百", "千"];

    /// <summary>1 to 9999.</summary>
    public static string Of(long number)
    {
        if (number is < 1 or > 9999)
            throw new TemplateException(FormattableString.Invariant($"中文序号只到九千九百九十九，此处为 {number}"));
        var text = new StringBuilder();
        var zero = false;
        for (int unit = 3, scale = 1000; unit >= 0; unit--, scale /= 10)
        {
            var digit = (int)(number / scale % 10);
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }
            if (zero)
                text.Append(DigitNames[0]);
            zero = false;
            if (digit != 1 || unit != 1 || text.Length > 0)
                text.Append(DigitNames[digit]);
            text.Append(s_units[unit]);
        }
        return text.ToString();
    }

    /// <summary>2020 is 二〇二〇.</summary>
    public static string Digits(int number)
    {
        var text = new StringBuilder();
        foreach (var digit in number.ToString("0000", System.Globalization.CultureInfo.InvariantCulture))
            text.Append(digit == '0' ? '〇' : DigitNames[digit - '0']);
        return text.ToString();
    }
}
