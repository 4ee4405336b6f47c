using PerfLedger.Domain.Checks;

namespace PerfLedger.Domain.Tests.Libraries;

/// <summary>VAL-09: what an indicator states against what the statistics of attachment 6 give for it.</summary>
public sealed class DerivationCheckSpecs
{
    private static readonly Dictionary<string, decimal?> Table = new(StringComparer.Ordinal)
    {
        ["statistic.010.actual"] = 580,
        ["statistic.011.actual"] = 600,
        ["statistic.004.actual"] = 12_000,
        ["statistic.004.target"] = 10_000,
        ["statistic.082.actual"] = 6,
        ["statistic.083.actual"] = 0,
        ["statistic.077.actual"] = 24,
        ["statistic.078.actual"] = 500,
        ["statistic.079.actual"] = 30,
        ["statistic.080.actual"] = 10,
        ["statistic.081.actual"] = 1,
    };

    private static IReadOnlyList<Finding> Check(int no, string target, string actual) => DerivationChecks.Run(
        Shipped.Picked(Shipped.Education, no, target, actual, "5", "5"), Shipped.Education, Shipped.Pack, Table.GetValueOrDefault);

    [Theory]
    [InlineData(12, "≥90%", "96.67%")]
    [InlineData(12, "≥90%", "96.7%")]
    [InlineData(12, "≥90%", "97%")]
    [InlineData(4, "10000人", "1.2万人")]
    [InlineData(4, "≥1万人", "12000人")]
    [InlineData(68, "100%", "学校24所；学生500人次；教师30人次；宣传栏10次；考试1次")]
    [InlineData(1, "100%", "98%")] // its statistic is blank
    [InlineData(29, "改善", "有所改善")] // no statistic feeds it
    public void A_value_that_follows_from_the_table_has_no_finding(int no, string target, string actual) =>
        Assert.Empty(Check(no, target, actual));

    [Theory]
    [InlineData(12, "≥90%", "96.66%", "actual", "96.67%")]
    [InlineData(12, "≥90%", "580人", "actual", "96.67%")]
    [InlineData(4, "10000人", "11999人", "actual", "12000")]
    [InlineData(4, "9000人", "12000人", "target", "10000")]
    [InlineData(68, "100%", "学校24所；学生500人次；教师31人次；宣传栏10次；考试1次", "actual", "24；500；30；10；1")]
    [InlineData(69, "8%", "9%", "actual", null)] // growth from 0
    public void A_value_off_the_table_is_found_once_with_what_the_table_gives(
        int no, string target, string actual, string cell, string? right)
    {
        var found = Assert.Single(Check(no, target, actual));
        Assert.Equal(("VAL-09", Severity.Error, $"/indicators/0/{cell}", right), (found.Rule, found.Severity, found.At, found.Recomputed));
    }
}
