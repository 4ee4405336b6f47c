using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Filings;

/// <summary>Two filings of one stream, and what happens to them afterwards is told with.</summary>
internal static class Filed
{
    public const string Code1 = "aa11aa11aa11aa11", Code2 = "bb22bb22bb22bb22";

    public static ReportFiled First { get; } = Report(1, null, 120, Sample.Evidence);

    public static ReportFiled Second { get; } = Report(2, 1, 150, Sample.Evidence.Replace("aa11", "bb22", StringComparison.Ordinal));

    public static SealAttached Scan { get; } =
        new(1, Code1, Sample.Evidence, "盖章扫描.pdf", "application/pdf", 20_480, 4, 1, 2);

    public static Spec<Filing, IFilingEvent> Stream(params IFilingEvent[] events) =>
        Given.Stream(Filing.Initial, Filing.Evolve, events);

    private static ReportFiled Report(int number, int? corrects, long position, string digest) => new(
        number, corrects, "标准化考点建设绩效自评表",
        new Freeze(position, DateTimeOffset.UnixEpoch, [new FrozenStream(Sample.Evaluation, position, Sample.Evidence)]),
        new FilingPins(
            "model/project-self-evaluation/1", digest, "project-self-evaluation/2020-zhuzhou", Sample.Evidence, "docgen/1", "calc/1",
            digest, digest, 20_480, [new PinnedMaterial("rule-pack", "cn-2020", Sample.Evidence)]),
        new FindingCounts(0, 0, 0), null, false);
}
