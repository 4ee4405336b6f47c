using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Reports;

/// <summary>Reads the sources of a report out of the ledger, all at one moment.</summary>
internal static class LinkedStreams
{
    /// <summary>The sources by alias; a stream that was not begun by then is left out.</summary>
    public static async Task<Dictionary<string, LinkedSource>> ReadAsync(EventLedger ledger, Report report, AsOf asOf, CancellationToken ct)
    {
        var states = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var stream in report.Sources.Values.Distinct(StringComparer.Ordinal))
            if (await Streams.FoldAsync(ledger, stream, asOf, ct) is { Version: > 0 } folded) states[stream] = folded.State;
        return ReportSources.Of(report, states.GetValueOrDefault, name => Library.RulePack(name).Pack);
    }
}
