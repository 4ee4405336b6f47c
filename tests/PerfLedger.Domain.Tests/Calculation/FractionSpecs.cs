using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Tests.Calculation;

public sealed class FractionSpecs
{
    [Fact]
    public void A_third_of_fifteen_is_five() =>
        Assert.Equal(5m, (Fraction.Of(1) / Fraction.Of(3) * Fraction.Of(15)).Round(2, RoundingMode.HalfAwayFromZero));

    [Theory]
    [InlineData("9.175", 9.18, 9.18)]
    [InlineData("9.165", 9.17, 9.16)]
    [InlineData("-9.165", -9.17, -9.16)]
    [InlineData("9.164999999999999999999999999", 9.16, 9.16)]
    public void A_half_goes_the_way_the_pack_says(string value, double away, double even)
    {
        var exact = Fraction.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((decimal)away, exact.Round(2, RoundingMode.HalfAwayFromZero));
        Assert.Equal((decimal)even, exact.Round(2, RoundingMode.HalfEven));
    }

    [Fact]
    public void Nothing_is_divided_by_zero() => Assert.Throws<DivideByZeroException>(() => Fraction.One / Fraction.Zero);

    [Fact]
    public void The_largest_amounts_do_not_overflow()
    {
        var ratio = Fraction.Of(decimal.MaxValue) / Fraction.Of(0.0000000000000000000000000001m);
        Assert.Equal(decimal.MaxValue, ratio.Round(2, RoundingMode.HalfAwayFromZero));
        Assert.Equal(1m, (Fraction.Of(decimal.MaxValue) / Fraction.Of(decimal.MaxValue)).Round(2, RoundingMode.HalfAwayFromZero));
    }
}
