using System.Collections.Concurrent;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Calendars;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>
/// The campaigns and the working calendar as folded last, kept by version: a desk asks for the versions and folds what moved since.
/// What is kept is derived from the events of one ledger.
/// </summary>
internal sealed class CampaignShelf(LedgerSession session)
{
    private readonly ConcurrentDictionary<string, (long Version, Campaign Campaign)> _campaigns = new(StringComparer.Ordinal);

    private (long Versions, WorkCalendar Calendar)? _calendar;

    /// <summary>All campaigns, in order of their ids.</summary>
    public async Task<IReadOnlyList<(string Stream, Campaign Campaign)>> AllAsync(CancellationToken ct)
    {
        var all = new List<(string Stream, Campaign Campaign)>();
        foreach (var head in await session.Ledger.StreamsAsync("campaign.", null, ct))
        {
            if (!_campaigns.TryGetValue(head.Stream, out var kept) || kept.Version != head.Version)
            {
                var folded = await session.Ledger.FoldAsync(Streams.Campaigns, head.Stream, AsOf.Now, ct);
                _campaigns[head.Stream] = kept = (folded.Version, folded.State);
            }

            if (kept.Campaign.Opened is not null) all.Add((head.Stream, kept.Campaign));
        }

        return all;
    }

    /// <summary>The working calendar in force.</summary>
    public async Task<WorkCalendar> CalendarAsync(CancellationToken ct)
    {
        // Versions of calendars only grow, so their sum tells whether any moved.
        var versions = (await session.Ledger.StreamsAsync("calendar.", null, ct)).Sum(h => h.Version);
        if (_calendar is { } kept && kept.Versions == versions) return kept.Calendar;
        var calendar = await CalendarShelf.LoadAsync(session.Ledger, ct);
        _calendar = (versions, calendar);
        return calendar;
    }
}
