using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfLedger.Documents.Tests.Language;

/// <summary>What the functions print.</summary>
public class FigureTests
{
    [Theory]
    [InlineData("19425600", "万元", "1942.56")]
    [InlineData("3250000", "万元", "325")]
    [InlineData("3250000", "万元 2", "325.00")]
    [InlineData("12345", "万元", "1.23")]
    [InlineData("12350", "万元", "1.24")]
    [InlineData("12345", "万元 4", "1.2345")]
    [InlineData("-12350", "万元", "-1.24")]
    [InlineData("-1", "万元", "0")]
    [InlineData("0", "万元 2", "0.00")]
    [InlineData("", "万元", "")]
    [InlineData("19425600.5", "元", "19425600.5")]
    [InlineData("1.005", "元", "1.01")]
    [InlineData("9.50", "数", "9.5")]
    [InlineData("9.54321", "数", "9.54321")]
    [InlineData("9.25", "数 1", "9.3")]
    [InlineData("-9.25", "数 1", "-9.3")]
    [InlineData("10", "数 1", "10.0")]
    [InlineData("79228162514264337593543950335", "数", "79228162514264337593543950335")]
    [InlineData("0.9538", "百分比", "95.38%")]
    [InlineData("1.0792", "百分比", "107.92%")]
    [InlineData("1", "百分比", "100%")]
    [InlineData("0.95385", "百分比", "95.39%")]
    [InlineData("0.95", "百分比 2", "95.00%")]
    [InlineData("", "百分比", "")]
    [InlineData("2020-05-15", "日期", "2020年5月15日")]
    [InlineData("2020-05-15", "日期 &quot;中文&quot;", "二〇二〇年五月十五日")]
    [InlineData("2020-12-31", "日期 “中文”", "二〇二〇年十二月三十一日")]
    [InlineData("2020-12-31T16:00:00Z", "日期", "2021年1月1日")]
    [InlineData("2020-12-31T23:30:00+08:00", "日期", "2020年12月31日")]
    [InlineData("", "日期", "")]
    public void A_figure_prints_as_its_function_says(string value, string function, string printed)
    {
        foreach (var culture in new[] { "tr-TR", "de-DE", "zh-CN", "ar-SA" })
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Contains($">{printed}<", Sample.Render(Sample.P($"{{{{ 值 | {function} }}}}"), Value(value)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("#####", "万元", "“#####”不是数")]
    [InlineData("1,942.56", "数", "不是数")]
    [InlineData("１２", "数", "不是数")]
    [InlineData("1e3", "数", "不是数")]
    [InlineData(" 12", "数", "不是数")]
    [InlineData("79228162514264337593543950335", "百分比", "超出可打印的范围")]
    [InlineData("2020.5.15", "日期", "不是日期")]
    [InlineData("2020-05-15T08:00:00", "日期", "不是日期")]
    [InlineData("3", "序号", "只能用于 for.index")]
    public void A_value_its_function_cannot_read_is_refused_with_its_place(string value, string function, string message)
    {
        var refused = Expect.Refused(message, () => Sample.Render(Sample.P($"{{{{ 值 | {function} }}}}"), Value(value)));
        Assert.Equal("正文 第1段", refused.Place);
    }

    [Fact]
    public void Rows_count_from_one_in_digits_and_in_Chinese()
    {
        var items = string.Join(',', Enumerable.Repeat("\"\"", 1111));
        var text = Sample.Render(Sample.P("{{ for 项 in 值 }}{{ for.index | 序号 }}{{ for.index | 序号 \"中文\" }}；{{ end }}"), $"\"值\":[{items}]");
        var printed = string.Concat(Regex.Matches(text, ">([^<]+)<").Select(m => m.Groups[1].Value)).Split('；');
        Assert.Equal(["1一", "2二"], printed[..2]);
        Assert.Equal(
            ["10十", "11十一", "20二十", "21二十一", "100一百", "101一百零一", "110一百一十", "111一百一十一", "1000一千", "1001一千零一", "1010一千零一十", "1111一千一百一十一"],
            new[] { 10, 11, 20, 21, 100, 101, 110, 111, 1000, 1001, 1010, 1111 }.Select(n => printed[n - 1]));
    }

    private static string Value(string value) => $"\"值\":\"{value}\"";
}
