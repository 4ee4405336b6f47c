using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Trail.Dues;

/// <summary>
/// Reads events in the order of the ledger and knows, of every form among them, the due date in force. What it does not know yet it folds
/// from the streams as they stood at that event.
/// </summary>
internal sealed class TimingBook(EventLedger ledger)
{
    private const int MostForms = 20_000;

    private readonly Dictionary<string, Campaign> campaigns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DueBasis> forms = new(StringComparer.Ordinal);
    private long reached;

    /// <summary>The mark of the next event; null when its time is nothing special.</summary>
    public async Task<TimingMark?> NextAsync(RecordedEvent recorded, CancellationToken ct)
    {
        // Taken up elsewhere than left: a step was rolled back, or somebody else took some in between.
        if (recorded.Position != reached + 1 || forms.Count > MostForms) Forget();
        reached = recorded.Position;
        return Streams.Read(recorded) switch
        {
            // What a report states of the whole is entered as figures too, on a stream that has no due date of its own.
            ISelfEvaluationEvent e when Streams.IsForm(recorded.Stream) || Streams.IsReport(recorded.Stream) =>
                await FormAsync(recorded, e, ct),
            ICampaignEvent e => Follow(recorded, e),
            _ => null,
        };
    }

    private void Forget()
    {
        campaigns.Clear();
        forms.Clear();
    }

    private TimingMark? Follow(RecordedEvent recorded, ICampaignEvent e)
    {
        if (campaigns.TryGetValue(recorded.Stream, out var before))
            campaigns[recorded.Stream] = Campaign.Evolve(before, e, Streams.Meta(recorded));
        return ExtensionLines.UnitOf(e) is { } unit ? new(recorded.Position, recorded.Stream, unit, "extension", null) : null;
    }

    private async Task<TimingMark?> FormAsync(RecordedEvent recorded, ISelfEvaluationEvent e, CancellationToken ct)
    {
        var basis = e is SelfEvaluationOpened opened ? new DueBasis(opened, null) : await BasisAsync(recorded, ct);
        forms[recorded.Stream] = basis.After(e);
        if (basis.Opened.Campaign is not { } campaign) return null;
        if (basis.In(await CampaignAsync(campaign, recorded.Position, ct), recorded.Stream) is not { } due) return null;
        return DueBasis.TimingOf(due, e, recorded.RecordedAt) switch
        {
            Timing.Late => Mark("late"),
            Timing.LastDay => Mark("last-day"),
            _ => null,
        };

        TimingMark Mark(string mark) =>
            new(recorded.Position, recorded.Stream, Units.Of(recorded.Stream), mark, due.Instant.ToUniversalTime());
    }

    private async Task<DueBasis> BasisAsync(RecordedEvent recorded, CancellationToken ct)
    {
        if (forms.TryGetValue(recorded.Stream, out var known)) return known;
        var before = (await Streams.FoldAsync(ledger, recorded.Stream, AsOf.Position(recorded.Position - 1), ct)).State;
        var form = Streams.FormOf(before)!;
        return new DueBasis(form.Opened!, form.AnswerBy);
    }

    private async Task<Campaign> CampaignAsync(string stream, long position, CancellationToken ct)
    {
        if (!campaigns.TryGetValue(stream, out var campaign))
            campaigns[stream] = campaign = (await ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Position(position), ct)).State;
        return campaign;
    }
}
