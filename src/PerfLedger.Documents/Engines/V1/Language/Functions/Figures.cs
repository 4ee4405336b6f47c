using System.Globalization;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// The functions that print figures and dates. Figures come as texts and are read as decimals in the invariant form
/// (<c>-1234.5</c>, no grouping). One convention for all: an argument fixes the decimals; without it there are at most two (for
/// 数: as many as there are) and no trailing zeros. Rounding is half away from zero. Empty stays empty: an unfilled cell is not
/// a zero.
/// </summary>
internal static class Figures
{
    private const int UsualDecimals = 2;

    /// <summary>An amount in 元 printed in the given unit.</summary>
    public static object? Amount(object? value, decimal unit, object? decimals) => Of(value, yuan => yuan / unit, decimals, UsualDecimals);

    public static object? Number(object? value, object? decimals) => Of(value, number => number, decimals, 28);

    /// <summary>A ratio: 0.9538 prints 95.38%, 1.0792 prints 107.92%.</summary>
    public static object? Percentage(object? value, object? decimals) => Of(value, ratio => ratio * 100m, decimals, UsualDecimals) switch
    {
        string { Length: > 0 } text => text + "%",
        var empty => empty,
    };

    /// <summary>A date, or an instant of which the date in Asia/Shanghai (UTC+8, no clock, no zone table) is printed.</summary>
    public static object? Date(object? value, object? style)
    {
        if (value is null or "")
            return "";
        var date = value is string text ? ParseDate(text) : null;
        if (date is not { } day)
            throw new TemplateException($"“{value}”不是日期；日期应写成 2020-05-15");
        return style is null
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日")
            : $"{ChineseNumerals.Digits(day.Year)}年{ChineseNumerals.Of(day.Month)}月{ChineseNumerals.Of(day.Day)}日";
    }

    /// <summary>The number of a row from its index: index 0 prints 1 or 一.</summary>
    public static object? Ordinal(object? value, object? style)
    {
        if (value is not long index)
            throw new TemplateException("“序号”只能用于 for.index 这样的整数");
        return style is null ? (index + 1).ToString(CultureInfo.InvariantCulture) : ChineseNumerals.Of(index + 1);
    }

    private static string Of(object? value, Func<decimal, decimal> convert, object? decimals, int most)
    {
        if (value is null or "")
            return "";
        if (Parse(value) is not { } number)
            throw new TemplateException($"“{value}”不是数，不能按数打印；要照原文打印请去掉函数");
        try
        {
            var places = decimals is long fixedPlaces ? (int)fixedPlaces : most;
            var rounded = Math.Round(convert(number), places, MidpointRounding.AwayFromZero);
            var format = "0." + new string(decimals is null ? '#' : '0', places);
            return (rounded == 0m ? 0m : rounded).ToString(format, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new TemplateException($"“{value}”超出可打印的范围");
        }
    }

    public static decimal? Parse(object value) => value switch
    {
        long integer => integer,
        string text when decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static DateOnly? ParseDate(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        return Instant.TryParse(text, out var instant) ? DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(8)).DateTime) : null;
    }
}
