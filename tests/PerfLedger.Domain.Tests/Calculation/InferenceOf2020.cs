using System.Text;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Tests.Checks;

namespace PerfLedger.Domain.Tests.Calculation;

/// <summary>All 189 indicators of the 2020 report: kind, direction and what target and actual say, against a table.
/// The table agrees with the reading that was made with the source data in all conditions; only labels are worded as printed.</summary>
public sealed class InferenceOf2020
{
    [Fact]
    public void Every_indicator_is_read_as_the_table_says()
    {
        var expected = Encoding.UTF8.GetString(
            Filed2020.Repository("tests/PerfLedger.Domain.Tests/Calculation/inference-2020.tsv")).TrimEnd().Split('\n').Skip(1);
        var read = Filed2020.Forms.SelectMany(f => Calc.Compute(f, Filed2020.Pack).Indicators.Select(i => string.Join('\t',
            f.Opened!.Project!.Code, i.Id, f[i.Id, "target"].Printed, f[i.Id, "actual"].Printed, i.Kind ?? "?", i.Better ?? "-",
                Said.Of(i.Target), Said.Of(i.Actual)))).ToList();
        Assert.Equal(expected, read);
        Assert.Equal(189, read.Count);
    }
}
