using System.Collections.Immutable;

namespace PerfLedger.Domain.Filings;

/// <summary>The state of a filing stream: all that was ever filed of it, in order.</summary>
public sealed record Filing
{
    /// <summary>Before the first filing.</summary>
    public static Filing Initial { get; } = new();

    /// <summary>The filings; number n stands at n - 1.</summary>
    public ImmutableList<ReportFiled> Reports { get; init; } = [];

    /// <summary>The filing in force; null before the first.</summary>
    public ReportFiled? Latest => Reports.IsEmpty ? null : Reports[^1];

    /// <summary>PDFs made of filed documents; one a document.</summary>
    public ImmutableList<PdfRendered> Pdfs { get; init; } = [];

    /// <summary>Public renditions of all numbers, as made.</summary>
    public ImmutableList<RenditionMade> Renditions { get; init; } = [];

    /// <summary>Where renditions were published.</summary>
    public ImmutableList<RenditionPublished> Publications { get; init; } = [];

    /// <summary>Scans of stamped paper, as attached.</summary>
    public ImmutableList<SealAttached> Seals { get; init; } = [];

    /// <summary>Paper received; the last of a number counts.</summary>
    public ImmutableList<PaperReceived> Papers { get; init; } = [];

    /// <summary>The filing of a number; null when there is none.</summary>
    public ReportFiled? Find(int number) => number < 1 || number > Reports.Count ? null : Reports[number - 1];

    /// <summary>How a number stands with its stamp.</summary>
    public SealState SealOf(int number) => SealStates.Of(Seals.Exists(s => s.Number == number), number < Reports.Count);

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a filing stream.</exception>
    public static Filing Evolve(Filing s, IFilingEvent e, EventMeta m) => e switch
    {
        ReportFiled x => s with { Reports = s.Reports.Add(x) },
        PdfRendered x => s with { Pdfs = s.Pdfs.Add(x) },
        RenditionMade x => s with { Renditions = s.Renditions.Add(x) },
        RenditionPublished x => s with { Publications = s.Publications.Add(x) },
        SealAttached x => s with { Seals = s.Seals.Add(x) },
        PaperReceived x => s with { Papers = s.Papers.Add(x) },
        _ => throw new InvalidOperationException($"No filing knows the event {e.GetType().Name}."),
    };
}
