using System.Globalization;
using System.Text.Json.Nodes;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Ledgers;

namespace PerfLedger.Workbench.Features.Jobs.Kinds;

/// <summary>
/// Records that a due date has passed, once for each route and unit of a campaign. It locks nothing: the lock is a condition of every
/// write (docs/deadlines.md) and in force since the due instant, however late this runs.
/// </summary>
internal sealed class DueRecords(LedgerSession session)
{
    public const string Name = "due-record";

    private readonly Dictionary<string, (long Version, IReadOnlyList<NewWork> Works)> known = new(StringComparer.Ordinal);

    /// <summary>A row for each due instant of each campaign, past or future. A campaign is read again only when it has changed.</summary>
    public async Task<IReadOnlyList<NewWork>> PlanAsync(DateTimeOffset now, CancellationToken ct)
    {
        var works = new List<NewWork>();
        foreach (var head in await session.Ledger.StreamsAsync("campaign.", null, ct))
        {
            if (!known.TryGetValue(head.Stream, out var planned) || planned.Version != head.Version)
            {
                var campaign = (await session.Ledger.FoldAsync(Streams.Campaigns, head.Stream, AsOf.Now, ct)).State;
                var until = campaign.Ended ? head.RecordedAt : DateTimeOffset.MaxValue;
                var instants = DueList.Of(campaign).Select(d => d.Effective).Where(i => i <= until).Distinct();
                known[head.Stream] = planned = (head.Version, [.. instants.Select(i => Work(head.Stream, i))]);
            }

            works.AddRange(planned.Works);
        }

        return works;
    }

    /// <summary>Records whatever has passed in the campaign by the clock of the ledger; in all of them when a person asks.</summary>
    public async Task<JobOutcome> RunAsync(WorkItem item, CancellationToken ct)
    {
        var only = item.Payload["campaign"]?.GetValue<string>();
        var recorded = 0;
        foreach (var head in await session.Ledger.StreamsAsync(only ?? "campaign.", null, ct))
            if (only is null || head.Stream == only) recorded += await RecordAsync(head, item, ct);
        return JobOutcome.Ok(recorded == 0 ? "没有新到期的期限" : string.Create(CultureInfo.InvariantCulture, $"记录已到期的期限 {recorded} 项"),
            new JsonObject { ["recorded"] = recorded });
    }

    private async Task<int> RecordAsync(StreamHead head, WorkItem item, CancellationToken ct)
    {
        var campaign = (await session.Ledger.FoldAsync(Streams.Campaigns, head.Stream, AsOf.Now, ct)).State;
        var now = await session.Ledger.ClockAsync(ct);
        if (campaign.Ended && head.RecordedAt < now) now = head.RecordedAt;
        var desk = new CommandDesk(session.Ledger, new Actor($"job.{Name}", "system", campaign.Opened?.Issuer ?? "system", Assurance.Job))
        {
            // The same piece of work is the same command on whatever node and however often; beside it the book of what is recorded
            // keeps each due date to one record, whichever work comes first.
            CommandId = item.CommandId(head.Stream),
            PayloadDigest = item.Key,
        };
        var outcome = await desk.DecideAsync(
            Streams.Deadlines, StreamIds.Deadline(head.Stream), new RecordPassedDues(campaign, now).Decide, ct);
        return outcome.Events;
    }

    private static NewWork Work(string campaign, DateTimeOffset instant) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Name}@{campaign}@{instant.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}"), Name, instant,
        new JsonObject { ["campaign"] = campaign });
}
