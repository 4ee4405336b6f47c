using PerfLedger.Domain.People;

namespace PerfLedger.Domain.Authority;

/// <summary>代填: a filler of a unit above fills in for a unit below.</summary>
/// <param name="Unit">The unit stood in for; null when every subject is of a unit of their own.</param>
/// <param name="Refusal">What stands against it.</param>
public sealed record StandIn(string? Unit, Refusal? Refusal = null)
{
    private static readonly StandIn None = new(Unit: null);

    private static bool CanBeDoneFor(Act act) => act is Act.Fill or Act.Attach;

    /// <summary>For whom the acts of one command are done: the envelope names one, so it must be one.</summary>
    public static StandIn Of(Holder holder, Role acting, IEnumerable<(Act Act, Subject Subject)> deeds, DateTimeOffset now)
    {
        if (acting != Role.Filler) return None;
        var units = deeds.Where(d => CanBeDoneFor(d.Act) && d.Subject.Unit is not null)
            .Select(d => (Unit: d.Subject.Unit!, IsOwn: IsOwn(holder, d.Subject, now))).Distinct().ToList();
        if (units.TrueForAll(u => u.IsOwn)) return None;
        return units.Count == 1 ? new StandIn(units[0].Unit) : new StandIn(Unit: null, Refusals.OneUnitAtATime(units.Select(u => u.Unit)));
    }

    /// <summary>A person named as stood in for must be of the unit; null when they are.</summary>
    public Refusal? Check(string named, PersonRegistered? person) =>
        Unit is null || person?.Unit == Unit ? null : Refusals.PersonIsOfAnotherUnit(named, Unit);

    private static bool IsOwn(Holder holder, Subject subject, DateTimeOffset now) =>
        holder.At(now).Any(s => s.Role == Role.Filler && s.Unit == subject.Unit && s.IsOpenTo(subject));
}
