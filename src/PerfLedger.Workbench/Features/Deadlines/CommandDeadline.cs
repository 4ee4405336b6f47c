using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>
/// Until when a command may be recorded. Found from the events decided on, whatever word, file or page they came from, so that none is
/// forgotten; held by the database clock in the transaction that records them, so that no scheduler is needed. The campaigns asked are
/// guarded at the version read: a date moved or an extension granted in between is a conflict, and the command is decided again.
/// </summary>
/// <param name="Guards">The campaigns as they were read.</param>
/// <param name="Lock">The due date that binds; null when none does.</param>
internal sealed record CommandDeadline(IReadOnlyList<Guard> Guards, DueLock? Lock)
{
    // The ledger accepts at NotAfter itself, and its clock counts microseconds: the last one before the due instant.
    public DateTimeOffset? NotAfter => Lock?.Due.Instant.AddMicroseconds(-1);

    public static async Task<CommandDeadline> OfAsync(EventLedger ledger, IReadOnlyList<Decided> decided, CancellationToken ct)
    {
        var programme = decided.Any(d => d is { State: Programme, Events.Count: > 0 });
        var guards = new Dictionary<string, Guard>(StringComparer.Ordinal);
        var folds = new Dictionary<string, Campaign>(StringComparer.Ordinal);
        var (locks, contents) = (new List<DueLock>(), new List<DueLock?>());
        foreach (var form in decided.Where(d => Streams.FormOf(d.State) is not null && (d.Events.Count > 0 || programme)))
        {
            var (before, events) = (Streams.FormOf(form.State)!, form.Events.Cast<ISelfEvaluationEvent>().ToList());
            var campaign = await CampaignAsync(events.OfType<SelfEvaluationOpened>().FirstOrDefault() ?? before.Opened);
            if (campaign.StopsForms is { } stop) throw new CliException(ExitCodes.Refused, $"{stop.Message}（{stop.Code}；没有写入）");
            if (DueLock.Of(campaign, form.Stream, before, events) is { } due) locks.Add(due);
            contents.Add(DueLock.OfContent(campaign, form.Stream, before));
        }

        // The overall of a fund has no due date of its own: it stays open as long as one of the forms it comes with.
        if (programme && contents.Count > 0 && contents.TrueForAll(c => c is not null)) locks.Add(contents.MaxBy(c => c!.Due.Instant)!);
        return new CommandDeadline([.. guards.Values], locks.MinBy(l => l.Due.Instant));

        async Task<Campaign> CampaignAsync(SelfEvaluationOpened? opened)
        {
            if (opened?.Campaign is not { } stream) return Campaign.Initial;
            if (folds.TryGetValue(stream, out var known)) return known;
            var folded = await ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Now, ct);
            // A retrospective campaign has no due date, but it may be cancelled too.
            guards[stream] = new Guard(stream, folded.Version);
            return folds[stream] = folded.State;
        }
    }
}
