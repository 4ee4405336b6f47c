using System.Collections.Immutable;
using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain.Reminders;

/// <summary>What was issued to whom, folded from a stream of reminders.</summary>
public sealed record ReminderBook
{
    /// <summary>Before the first event.</summary>
    public static ReminderBook Initial { get; } = new();

    /// <summary>The last step of each deadline, recipient and kind: steps go down as time passes, rounds of a return up.</summary>
    public ImmutableDictionary<(Deadline Deadline, string Recipient, ReminderKind Kind), int> Last { get; init; } =
        ImmutableDictionary<(Deadline, string, ReminderKind), int>.Empty;

    /// <summary>The last escalation of each stage and due day.</summary>
    public ImmutableDictionary<(CampaignStage Stage, DateOnly Due), int> Escalated { get; init; } =
        ImmutableDictionary<(CampaignStage, DateOnly), int>.Empty;

    /// <summary>True when this reminder, or a later one of its kind, was issued: earlier ones lapse.</summary>
    public bool Has(ReminderIssued r) =>
        (Has(r, r.Subject) || (r.Kind != ReminderKind.Returned && r.Subject is not null && Has(r, null)))
        || (r.Kind == ReminderKind.Ahead && Last.ContainsKey((r.Deadline, r.Recipient, ReminderKind.Overdue)));

    /// <summary>True when this escalation, or a later one, was issued.</summary>
    public bool Has(LateUnitsEscalated e) => Escalated.TryGetValue((e.Stage, e.Due), out var last) && last >= e.Step;

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a stream of reminders.</exception>
    public static ReminderBook Evolve(ReminderBook s, IReminderEvent e, EventMeta m) => e switch
    {
        ReminderIssued x => s with { Last = s.Last.SetItem(Key(x, x.Subject), x.Step) },
        LateUnitsEscalated x => s with { Escalated = s.Escalated.SetItem((x.Stage, x.Due), x.Step) },
        UnitCalled => s,
        _ => throw new InvalidOperationException($"No book of reminders knows the event {e.GetType().Name}."),
    };

    // What was said while no form was opened yet was said of each form opened since.
    private bool Has(ReminderIssued r, string? subject) =>
        Last.TryGetValue(Key(r, subject), out var last) && (r.Kind == ReminderKind.Returned ? last >= r.Step : last <= r.Step);

    // A return is told once, also when its day is moved afterwards.
    private static (Deadline, string, ReminderKind) Key(ReminderIssued r, string? subject) => (
        r.Deadline with { Subject = subject, Due = r.Kind == ReminderKind.Returned ? default : r.Due }, r.Recipient, r.Kind);
}
