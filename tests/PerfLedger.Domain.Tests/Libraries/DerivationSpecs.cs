using PerfLedger.Domain.Libraries;

namespace PerfLedger.Domain.Tests.Libraries;

public sealed class DerivationSpecs
{
    private static readonly Dictionary<string, decimal?> Cells = new(StringComparer.Ordinal)
    {
        ["statistic.001.actual"] = 580,
        ["statistic.002.actual"] = 600,
        ["statistic.003.actual"] = 0,
        ["statistic.001.target"] = 590,
        ["statistic.002.target"] = 590,
    };

    private static DerivedValue Of(DerivationKind kind, string column, params string[] operands) =>
        new Derivation(kind, [.. operands.Select(o => $"statistic.{o}")]).Evaluate(column, Cells.GetValueOrDefault);

    [Theory]
    [InlineData(DerivationKind.Value, "actual", "001", "580")]
    [InlineData(DerivationKind.Sum, "actual", "001 002", "1180")]
    [InlineData(DerivationKind.Quotient, "actual", "001 002", "96.67")]
    [InlineData(DerivationKind.Quotient, "target", "001 002", "100")]
    [InlineData(DerivationKind.Growth, "actual", "001 002", "-3.33")]
    [InlineData(DerivationKind.Growth, "actual", "002 001", "3.45")]
    [InlineData(DerivationKind.Parts, "actual", "001 002", "580 600")]
    public void A_value_follows_from_the_statistics(DerivationKind kind, string column, string operands, string expected)
    {
        var value = Of(kind, column, operands.Split(' '));
        Assert.Equal(expected, string.Join(' ', value.Values.Select(Domain.Calculation.V1.Text.Of)));
        Assert.Equal(kind is DerivationKind.Quotient or DerivationKind.Growth, value.IsPercentage);
    }

    [Fact]
    public void A_blank_cell_gives_no_value_and_is_named() =>
        Assert.Equal("statistic.004.actual", Assert.Single(Of(DerivationKind.Quotient, "actual", "001", "004").Blank));

    [Fact]
    public void Nothing_is_divided_by_zero()
    {
        var value = Of(DerivationKind.Quotient, "actual", "001", "003");
        Assert.Empty(value.Values);
        Assert.Empty(value.Blank);
    }
}
