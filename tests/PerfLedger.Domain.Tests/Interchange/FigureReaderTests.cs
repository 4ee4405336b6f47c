using System.Globalization;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Tests.Interchange;

public class FigureReaderTests
{
    [Theory]
    [InlineData("1942.56", "万元", "19425600")]
    [InlineData("1,942.56", "万元", "19425600")]
    [InlineData("1 942.56", "万元", "19425600")]
    [InlineData("１，９４２．５６", "万元", "19425600")]
    [InlineData("1　942.56", "万元", "19425600")]
    [InlineData("207.4538", "万元", "2074538")]
    [InlineData("89.974", "万元", "899740")]
    [InlineData("-57.44", "万元", "-574400")]
    [InlineData("−57.44", "万元", "-574400")]
    [InlineData("0", "万元", "0")]
    [InlineData("31680元", "万元", "31680")]
    [InlineData("2.35 万元", "元", "23500")]
    [InlineData("1942.560", "元", "1942.56")]
    [InlineData("0.00000001", "万元", "0.0001")]
    [InlineData("999999999999999999", "万元", "9999999999999999990000")]
    public void Money_is_read_exactly_in_yuan(string printed, string unit, string yuan)
    {
        var value = FigureReader.Read(ValueKind.Money, printed, unit).Value!;
        Assert.Equal(ValueKind.Money, value.Kind);
        Assert.Equal(printed, value.Entered);
        Assert.Equal(yuan, value.Value!.Value.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(printed.Contains('元', StringComparison.Ordinal) ? printed.Contains('万', StringComparison.Ordinal) ? "万元" : "元" : unit,
            value.Unit);
    }

    [Theory]
    [InlineData("约120")]
    [InlineData("1.2e3")]
    [InlineData("1E3")]
    [InlineData("NaN")]
    [InlineData("12,34.5")]
    [InlineData("1,942 560")]
    [InlineData("1.2.3")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("--5")]
    [InlineData("8.73万")]
    [InlineData("120%")]
    [InlineData("—")]
    [InlineData("1000000000000000000")]
    [InlineData("0.000000001")]
    [InlineData("٣٤")]
    public void What_is_no_amount_is_refused_with_a_remedy(string printed)
    {
        var reading = FigureReader.Read(ValueKind.Money, printed, "万元");
        Assert.Null(reading.Value);
        Assert.NotEmpty(reading.Expected!);
        Assert.NotEmpty(reading.Remedy!);
    }

    [Theory]
    [InlineData("107.92%", "107.92")]
    [InlineData("100%", "100")]
    [InlineData("98.00%", "98")]
    [InlineData("９５．３８％", "95.38")]
    [InlineData("0 %", "0")]
    public void A_rate_keeps_its_sign_and_its_text(string printed, string percent) =>
        Assert.Equal(
            new FigureValue(ValueKind.Percent, printed, decimal.Parse(percent, CultureInfo.InvariantCulture), "%"),
            FigureReader.Read(ValueKind.Percent, printed, "万元").Value);

    [Theory]
    [InlineData("1")]
    [InlineData("0.9538")]
    [InlineData("95.38％％")]
    [InlineData("‰")]
    public void A_rate_without_its_sign_is_refused_because_1_may_be_100_percent(string printed) =>
        Assert.Contains("百分号", FigureReader.Read(ValueKind.Percent, printed, "万元").Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData("8.70", "8.7")]
    [InlineData("9.91", "9.91")]
    [InlineData("10分", "10")]
    public void Points_are_read_beside_their_text(string printed, string points) =>
        Assert.Equal(
            new FigureValue(ValueKind.Points, printed, decimal.Parse(points, CultureInfo.InvariantCulture)),
            FigureReader.Read(ValueKind.Points, printed, "万元").Value);

    [Theory]
    [InlineData(ValueKind.Money)]
    [InlineData(ValueKind.Percent)]
    [InlineData(ValueKind.Points)]
    public void An_overflowed_cell_is_kept_as_printed_and_holds_no_number(ValueKind kind) =>
        Assert.Equal(new FigureValue(ValueKind.Cell, "#####"), FigureReader.Read(kind, "#####", "万元").Value);

    [Theory]
    [InlineData("384间教室", "384", "间教室")]
    [InlineData("13436平方米", "13436", "平方米")]
    [InlineData("99.77%", "99.77", "%")]
    [InlineData("21.5元/份", "21.5", "元/份")]
    [InlineData("10444人次", "10444", "人次")]
    [InlineData("3个月", "3", "个月")]
    [InlineData("1年", "1", "年")]
    [InlineData("0%", "0", "%")]
    [InlineData("2.854万元/套", "2.854", "万元/套")]
    [InlineData("3000元/人.年", "3000", "元/人.年")]
    public void A_cell_with_exactly_one_number_and_its_unit_is_a_quantity(string printed, string number, string unit) =>
        Assert.Equal(
            new FigureValue(ValueKind.Quantity, printed, decimal.Parse(number, CultureInfo.InvariantCulture), unit),
            FigureReader.Read(ValueKind.Cell, printed, "万元").Value);

    [Theory]
    [InlineData("241")]
    [InlineData("≥90%")]
    [InlineData("1200余人")]
    [InlineData("95%以上")]
    [InlineData("9月份")]
    [InlineData("9月30日前")]
    [InlineData("2020年")]
    [InlineData("2020年7月前")]
    [InlineData("3天内")]
    [InlineData("6个(含4个产业学院)")]
    [InlineData("艺术中考99.48%")]
    [InlineData("校级干部100人; 青年后备人才66人")]
    [InlineData("优")]
    [InlineData("#####")]
    public void Any_other_cell_stays_as_printed(string printed) =>
        Assert.Equal(new FigureValue(ValueKind.Cell, printed), FigureReader.Read(ValueKind.Cell, printed, "万元").Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 　")]
    public void Nothing_is_blank_and_not_zero(string? printed)
    {
        foreach (var kind in new[] { ValueKind.Money, ValueKind.Points, ValueKind.Percent, ValueKind.Cell, ValueKind.Text })
            Assert.True(FigureReader.Read(kind, printed, "万元").Value!.IsBlank);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(19425600m, FigureReader.Read(ValueKind.Money, "1,942.56", "万元").Value!.Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_figure_is_read_by_its_code()
    {
        Assert.Equal(1189600m, FigureReader.ReadFigure("funds.total.executed", "118.96", "万元").Value!.Value);
        Assert.Equal(ValueKind.Text, FigureReader.ReadFigure("indicator.i-001.deviation", "疫情", "万元").Value!.Kind);
        Assert.Null(FigureReader.ReadFigure("funds.total.nothing", "1", "万元").Value);
    }
}
