using System.Collections.Immutable;
using PerfLedger.Domain.Reminders;

namespace PerfLedger.Domain.Campaigns;

/// <summary>The state of one campaign, folded from its events.</summary>
public sealed record Campaign
{
    /// <summary>Before the first event.</summary>
    public static Campaign Initial { get; } = new();

    /// <summary>The opening event; null before it.</summary>
    public CampaignOpened? Opened { get; init; }

    /// <summary>True when nothing in it changes any more.</summary>
    public bool Closed { get; init; }

    /// <summary>How many working days before a due day it is reminded.</summary>
    public ReminderSteps Reminders { get; init; } = ReminderSteps.Usual;

    /// <summary>The cancellation; null while it stands.</summary>
    public CampaignCancelled? Cancelled { get; init; }

    /// <summary>True when it is closed or cancelled.</summary>
    public bool Ended => Closed || Cancelled is not null;

    /// <summary>Special funds and directions by code.</summary>
    public ImmutableSortedDictionary<string, DirectionAdded> Directions { get; init; } =
        ImmutableSortedDictionary<string, DirectionAdded>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Units by code.</summary>
    public ImmutableSortedDictionary<string, UnitEnlisted> Units { get; init; } =
        ImmutableSortedDictionary<string, UnitEnlisted>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Routes in the order first laid.</summary>
    public ImmutableList<RouteLaid> Routes { get; init; } = [];

    /// <summary>Due days of the stages after the self-evaluation, in the order first scheduled.</summary>
    public ImmutableList<StageScheduled> Stages { get; init; } = [];

    /// <summary>Stages done outside the ledger, with the time each was recorded.</summary>
    public ImmutableList<(StageDone Act, DateTimeOffset Recorded)> Acts { get; init; } = [];

    /// <summary>Extensions that wait for a second organiser, with the id of the first.</summary>
    public ImmutableList<(ExtensionProposed Extension, string By)> Proposed { get; init; } = [];

    /// <summary>Extensions granted, in order.</summary>
    public ImmutableList<ExtensionGranted> Extensions { get; init; } = [];

    /// <summary>Extensions asked for and not answered, one for each scope.</summary>
    public ImmutableList<ExtensionAsked> Asked { get; init; } = [];

    /// <summary>The last refusal of an extension while nothing was asked since.</summary>
    public ExtensionRefused? LastAnswer { get; init; }

    /// <summary>The route of a unit's form: the one for its direction before the one for all; null when the notice asks for none.</summary>
    public RouteLaid? RouteFor(string form, string unit, string? direction)
    {
        if (!Units.TryGetValue(unit, out var enlisted)) return null;
        var open = Routes.Where(r => r.Form == form && r.UnitKind == enlisted.Kind).ToList();
        return open.Find(r => r.Direction is not null && r.Direction == direction) ?? open.Find(r => r.Direction is null);
    }

    /// <summary>Why no form of it goes on; null while it stands.</summary>
    public Refusal? StopsForms => Cancelled is { } x ? Refusals.CampaignIsCancelled(x) : null;

    /// <summary>The stages a unit has to do, of one kind or of all.</summary>
    public IEnumerable<StageScheduled> StagesOf(UnitEnlisted unit, CampaignStage? only = null) =>
        Stages.Where(s => (only is null || s.Stage == only) && (s.UnitKind is null || s.UnitKind == unit.Kind));

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a campaign stream.</exception>
    public static Campaign Evolve(Campaign s, ICampaignEvent e, EventMeta m) => e switch
    {
        CampaignOpened x => s with { Opened = x },
        DirectionAdded x => s with { Directions = s.Directions.SetItem(x.Code, x) },
        UnitEnlisted x => s with { Units = s.Units.SetItem(x.Code, x) },
        ReminderStepsSet x => s with { Reminders = ReminderSteps.Of(x.Days) },
        RouteLaid x => s with { Routes = Lay(s.Routes, x) },
        ExtensionAsked x => s with { Asked = s.Asked.RemoveAll(a => a.Key == x.Key).Add(x), LastAnswer = null },
        ExtensionProposed x => s with { Proposed = s.Proposed.RemoveAll(p => p.Extension.Key == x.Key).Add((x, m.Actor)) },
        ExtensionGranted x => Answered(s, x.Key) with { Extensions = s.Extensions.Add(x) },
        ExtensionRefused x => Answered(s, x.Key) with { LastAnswer = x },
        StageScheduled x => s with { Stages = Schedule(s.Stages, x) },
        StageDone x => s with { Acts = s.Acts.RemoveAll(a => a.Act.Key == x.Key).Add((x, m.At)) },
        StageDoneWithdrawn x => s with { Acts = s.Acts.RemoveAll(a => a.Act.Key == x.Key) },
        CampaignClosed => s with { Closed = true },
        CampaignCancelled x => s with { Cancelled = x },
        _ => throw new InvalidOperationException($"No campaign knows the event {e.GetType().Name}."),
    };

    private static Campaign Answered(Campaign s, (string, string, string?) scope) => s with
    {
        Asked = s.Asked.RemoveAll(a => a.Key == scope),
        Proposed = s.Proposed.RemoveAll(p => p.Extension.Key == scope),
    };

    private static ImmutableList<StageScheduled> Schedule(ImmutableList<StageScheduled> stages, StageScheduled scheduled)
    {
        var at = stages.FindIndex(x => x.Key == scheduled.Key);
        return at < 0 ? stages.Add(scheduled) : stages.SetItem(at, scheduled);
    }

    private static ImmutableList<RouteLaid> Lay(ImmutableList<RouteLaid> routes, RouteLaid laid)
    {
        var at = routes.FindIndex(r => (r.Form, r.UnitKind, r.Direction) == (laid.Form, laid.UnitKind, laid.Direction));
        return at < 0 ? routes.Add(laid) : routes.SetItem(at, laid);
    }
}
