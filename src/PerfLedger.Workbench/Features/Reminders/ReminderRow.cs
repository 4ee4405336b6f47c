using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>An event of a stream of reminders as its read model keeps it.</summary>
/// <param name="What">Name of the event.</param>
/// <param name="Recipient">Whom a reminder was for, whom a call reached.</param>
internal sealed record ReminderRow(
    long Position, string Campaign, string Unit, DateTimeOffset At, string Actor, string What, string? Stage, string? Form,
    string? Direction, string? Subject, DateOnly? Due, string? Kind, int? Step, string? Recipient, DateOnly? Planned)
{
    public static string Issued { get; } = NameOf(typeof(ReminderIssued));

    public static string Escalated { get; } = NameOf(typeof(LateUnitsEscalated));

    public static string Called { get; } = NameOf(typeof(UnitCalled));

    public static ReminderRow Of(RecordedEvent recorded, IReminderEvent e)
    {
        var (campaign, unit) = Owner(recorded.Stream);
        var row = new ReminderRow(recorded.Position, campaign, unit, recorded.RecordedAt, recorded.ActorId, EventNames.Of(e), null, null,
            null, null, null, null, null, null, null);
        return e switch
        {
            ReminderIssued x => row with
            {
                Stage = x.Stage.ToString(),
                Form = x.Form,
                Direction = x.Direction,
                Subject = x.Subject,
                Due = x.Due,
                Kind = x.Kind.ToString(),
                Step = x.Step,
                Recipient = x.Recipient,
                Planned = x.Planned,
            },
            LateUnitsEscalated x => row with { Stage = x.Stage.ToString(), Due = x.Due, Step = x.Step, Planned = x.Planned },
            UnitCalled x => row with { Recipient = x.Person },
            _ => row,
        };
    }

    /// <summary>The campaign and the unit whose reminders a stream holds.</summary>
    public static (string Campaign, string Unit) Owner(string stream)
    {
        var last = stream.LastIndexOf('.');
        return ("campaign" + stream[stream.IndexOf('.', StringComparison.Ordinal)..last], stream[(last + 1)..]);
    }

    public bool IsIssued => What == Issued;

    public bool IsCall => What == Called;

    /// <summary>The event again, as far as the book of reminders needs it.</summary>
    public IReminderEvent? Event =>
        IsIssued ? new ReminderIssued(Enum.Parse<CampaignStage>(Stage!), Form, Direction, Subject, Due!.Value,
            Enum.Parse<ReminderKind>(Kind!), Step!.Value, Recipient!, default, Planned!.Value, "")
        : IsCall ? null
        : new LateUnitsEscalated(Enum.Parse<CampaignStage>(Stage!), Due!.Value, Step!.Value, [], Planned!.Value, "", []);

    private static string NameOf(Type type) => EventNames.All.Single(e => e.Type == type).Name;
}
