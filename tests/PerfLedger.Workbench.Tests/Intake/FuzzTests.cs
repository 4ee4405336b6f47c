using PerfLedger.Workbench.Features.Intake.Fuzzing;

namespace PerfLedger.Workbench.Tests.Intake;

public sealed class FuzzTests
{
    private const int Seed = 20201122;

    [Fact]
    public void Fifty_thousand_damaged_files_are_each_read_or_refused_and_nothing_else()
    {
        var report = Fuzzer.Run(50_000, Seed, CancellationToken.None);
        Assert.True(report.Failures.Count == 0, $"seed {Seed}\n{string.Join('\n', report.Failures.Take(5))}");
        Assert.Equal(50_000, report.Read + report.Refused.Values.Sum());
        // The damage reaches beyond the zip: many files are read although damaged, many refused for their XML.
        Assert.True(report.Read > 2_000 && report.Refused.Count >= 10, $"{report.Read} read, {report.Refused.Count} kinds of refusal");
    }

    [Fact]
    public void A_seed_makes_the_same_files_again()
    {
        static IEnumerable<string> Told(int seed) =>
            Fuzzer.Run(500, seed, CancellationToken.None).Refused.Select(r => $"{r.Key} {r.Value}").Order(StringComparer.Ordinal);
        Assert.Equal(Told(7), Told(7));
        Assert.NotEqual(Told(7), Told(8));
    }

    [Fact]
    public void The_samples_themselves_are_read()
    {
        foreach (var sample in FuzzSamples.All())
            Assert.NotEmpty(PerfLedger.Documents.Import.Reading.OfficeReader.Read(sample.Package, sample.Extension).Grids);
    }
}
