using System.Collections.Immutable;
using PerfLedger.Domain;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Reports.Pages;

/// <summary>The numbers of the ledger in a report: what each prints, where it comes from, and what it printed when written.</summary>
/// <param name="session">The ledger.</param>
/// <param name="report">The report.</param>
/// <param name="now">Its sources as they stand.</param>
internal sealed class SectionLinks(LedgerSession session, Report report, IReadOnlyDictionary<string, LinkedSource> now)
{
    private readonly Dictionary<string, LinkedSource> _now = new(now, StringComparer.Ordinal);
    private readonly Dictionary<(string Alias, long Position), LinkedSource?> _then = [];
    private IReadOnlyDictionary<string, long>? _moved;

    /// <summary>The links of a section that was written at this position.</summary>
    public async Task<IReadOnlyList<SectionLink>> OfAsync(ImmutableArray<ReportBlock> content, long written, CancellationToken ct)
    {
        var links = PrintedLinks.Of(content, _now);
        if (links.Count == 0) return [];
        var then = await ThenAsync(links, written, ct);
        var before = then is null ? null : PrintedLinks.Of(content, then).ToDictionary(l => l.Tag, l => l.Printed, StringComparer.Ordinal);
        return [.. links.Select(l => new SectionLink(l, [.. l.Of.SelectMany(Place)],
            before?.GetValueOrDefault(l.Tag) is { } was && was != l.Printed ? was : null))];
    }

    /// <summary>The sources as they stood then; null when none of these links draws on one that changed since.</summary>
    private async Task<Dictionary<string, LinkedSource>?> ThenAsync(IReadOnlyList<PrintedLink> links, long written, CancellationToken ct)
    {
        _moved ??= await MovedAsync(ct);
        var drawn = links.SelectMany(l => l.Of).Select(p => p.Source).ToHashSet(StringComparer.Ordinal);
        var moved = report.Sources.Where(s => _moved.GetValueOrDefault(s.Value) > written
            && (drawn.Contains(s.Key) || drawn.Contains(FigureTerm.Every))).Select(s => s.Key).ToList();
        if (moved.Count == 0) return null;
        var then = new Dictionary<string, LinkedSource>(_now, StringComparer.Ordinal);
        foreach (var alias in moved)
        {
            if (await ThenAsync(alias, written, ct) is { } source) then[alias] = source;
            else then.Remove(alias);
        }

        return then;
    }

    private async Task<LinkedSource?> ThenAsync(string alias, long written, CancellationToken ct)
    {
        if (_then.TryGetValue((alias, written), out var known)) return known;
        var alone = report with { Sources = report.Sources.Clear().Add(alias, report.Sources[alias]) };
        var read = await LinkedStreams.ReadAsync(session.Ledger, alone, AsOf.Position(written), ct);
        return _then[(alias, written)] = read.GetValueOrDefault(alias);
    }

    /// <summary>Where the figures of each source last changed; what only went between people moved none of them.</summary>
    private async Task<IReadOnlyDictionary<string, long>> MovedAsync(CancellationToken ct)
    {
        await using var query = session.Reads.CreateCommand(
            "select stream, max(position) from ledger.trail where stream = any($1) and figure <> 'stage' group by stream");
        query.Parameters.Add(new() { Value = report.Sources.Values.ToArray() });
        var moved = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) moved[r.GetString(0)] = r.GetInt64(1);
        return moved;
    }

    private IEnumerable<(string Address, string Name)> Place((string Source, string? Figure) place)
    {
        if (place.Source == FigureTerm.Every || !_now.TryGetValue(place.Source, out var source)) yield break;
        if (StreamIds.Parse(source.Stream) is not { Kind: "evaluation" or "basedata" }) yield break;
        var name = place.Figure is { } code ? source.NameOf(code) : null;
        yield return name is null || place.Figure is null
            ? ($"/evaluations/{source.Stream}", source.Title)
            : ($"/evaluations/{source.Stream}/history?figure={place.Figure}", $"{source.Title}·{name}");
    }
}
