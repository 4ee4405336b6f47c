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

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a filing stream.</exception>
    public static Filing Evolve(Filing s, IFilingEvent e, EventMeta m) => e switch
    {
        ReportFiled x => s with { Reports = s.Reports.Add(x) },
        _ => throw new InvalidOperationException($"No filing knows the event {e.GetType().Name}."),
    };
}
