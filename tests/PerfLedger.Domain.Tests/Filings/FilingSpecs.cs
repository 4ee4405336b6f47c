using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Filings;

public sealed class FilingSpecs
{
    private static readonly string Leaf = new('a', 64);

    private static readonly FilingPins Pins = new(
        "model/project-self-evaluation/1", Sample.Evidence, "project-self-evaluation/2020-zhuzhou", Sample.Evidence, "engine/1", "calc/1",
        Sample.Evidence, Sample.Evidence, 20_480, [new PinnedMaterial("rule-pack", "cn-2020", Sample.Evidence)]);

    private static readonly Freeze Freeze = new(120, DateTimeOffset.UnixEpoch, [new FrozenStream(Sample.Evaluation, 42, Leaf)]);

    private static readonly FileReport File = new("标准化考点建设绩效自评表", Freeze, Pins, new FindingCounts(0, 2, 1), null, false);

    private static readonly ReportFiled First = new(1, null, File.Title, Freeze, Pins, File.Findings, null, false);

    private static readonly FileReport Next = File with
    {
        Freeze = new Freeze(150, DateTimeOffset.UnixEpoch, [new FrozenStream(Sample.Evaluation, 48, Leaf)]),
        Pins = Pins with { ByteDigest = Sample.Evidence.Replace('a', 'b') },
    };

    private static Spec<Filing, IFilingEvent> Filing(params IFilingEvent[] events) =>
        Given.Stream(Domain.Filings.Filing.Initial, Domain.Filings.Filing.Evolve, events);

    [Fact]
    public void A_report_is_filed_with_all_that_made_it() => Filing().When(File.Decide).Then(First);

    [Fact]
    public void A_correction_is_the_next_number_and_the_earlier_stays()
    {
        var second = new ReportFiled(2, 1, Next.Title, Next.Freeze, Next.Pins, Next.Findings, null, false);
        Assert.Equal(2, Filing(First).When(Next.Decide).Then(second).State.Reports.Count);
    }

    [Fact]
    public void A_correction_is_frozen_after_what_it_corrects() =>
        Filing(First).When((Next with { Freeze = Next.Freeze with { Position = 120 } }).Decide).ThenRefused("FIL-02");

    [Fact]
    public void Errors_are_filed_with_an_acknowledgement_only()
    {
        var errors = File with { Findings = new FindingCounts(2, 0, 0) };
        Filing().When(errors.Decide).ThenRefused("FIL-03");
        Filing().When((errors with { AcknowledgedBy = "p-head" }).Decide)
            .Then(First with { Findings = errors.Findings, AcknowledgedBy = "p-head" });
    }

    [Fact]
    public void A_filing_pins_everything()
    {
        FileReport[] wrong =
        [
            File with { Title = "" }, File with { Freeze = Freeze with { Position = 0 } },
            File with { Freeze = Freeze with { At = new DateTimeOffset(2021, 5, 9, 8, 0, 0, TimeSpan.FromHours(8)) } },
            File with { Freeze = Freeze with { Streams = [] } },
            File with { Freeze = Freeze with { Streams = [new(Sample.Filing, 1, Leaf)] } },
            File with { Freeze = Freeze with { Streams = [new(Sample.Evaluation, 0, Leaf)] } },
            File with { Freeze = Freeze with { Streams = [new(Sample.Evaluation, 1, "aa")] } },
            File with { Freeze = Freeze with { Streams = [new(Sample.Evaluation, 1, Leaf), new(Sample.Evaluation, 2, Leaf)] } },
            File with { Pins = Pins with { Engine = "" } }, File with { Pins = Pins with { ByteDigest = "aa" } },
            File with { Pins = Pins with { Materials = [new("rule-pack", "cn-2020", "aa")] } },
            File with { Pins = Pins with { Materials = [new("rule-pack", "", Sample.Evidence)] } },
            File with { Pins = Pins with { Size = 0 } },
            File with { Findings = new FindingCounts(0, -1, 0) },
        ];
        Assert.All(wrong, w => Filing().When(w.Decide).ThenRefused("FIL-01"));
    }
}
