using System.Collections.Frozen;
using System.Collections.Immutable;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.People;

namespace PerfLedger.Domain.Reminders;

/// <summary>Who is reminded: persons by unit and role.</summary>
public sealed class ReminderReaders
{
    private readonly FrozenDictionary<(string Unit, Role Role), ImmutableArray<string>> _byUnit;
    private readonly FrozenDictionary<Role, ImmutableArray<string>> _byRole;

    /// <summary>Takes the persons as last registered.</summary>
    public ReminderReaders(IEnumerable<PersonRegistered> persons)
    {
        var all = persons.OrderBy(p => p.Id, StringComparer.Ordinal)
            .SelectMany(p => p.Roles, (p, role) => (p.Id, p.Unit, Role: role)).ToList();
        _byUnit = all.GroupBy(p => (p.Unit, p.Role)).ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Id).ToImmutableArray());
        _byRole = all.GroupBy(p => p.Role).ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Id).ToImmutableArray());
    }

    /// <summary>The persons of a unit in a role.</summary>
    public ImmutableArray<string> Of(string unit, Role role) => _byUnit.GetValueOrDefault((unit, role), []);

    /// <summary>The organisers of the issuing office; where none is registered there, all of them.</summary>
    public ImmutableArray<string> Organisers(string issuer) => OfOffice(issuer, Role.Organiser);

    /// <summary>
    /// Who has to act on a duty: reviewers or organisers on what is with the office; everything else the fillers of the unit, and its
    /// heads when it is urgent or when only the filing is left. A person is asked once, in the first of these roles.
    /// </summary>
    /// <param name="duty">What is owed.</param>
    /// <param name="urgent">The day before the due day has come.</param>
    public IEnumerable<(string Person, Role Role)> Of(Duty duty, bool urgent) => duty.Bearer switch
    {
        DutyBearer.Reviewer => OfOffice(Issuer(duty), Role.Reviewer).Select(p => (p, Role.Reviewer)),
        DutyBearer.Organiser => Organisers(Issuer(duty)).Select(p => (p, Role.Organiser)),
        DutyBearer.Unit => OfUnit(duty.Unit, urgent || duty.State == DutyState.Accepted),
        _ => [],
    };

    private IEnumerable<(string Person, Role Role)> OfUnit(string unit, bool heads)
    {
        var fillers = Of(unit, Role.Filler);
        foreach (var filler in fillers) yield return (filler, Role.Filler);
        foreach (var head in heads ? Of(unit, Role.Head) : [])
            if (!fillers.Contains(head)) yield return (head, Role.Head);
    }

    private static string Issuer(Duty duty) => StreamIds.Parse(duty.Campaign)!.Segments[0];

    private ImmutableArray<string> OfOffice(string office, Role role) =>
        Of(office, role) is { IsEmpty: false } own ? own : _byRole.GetValueOrDefault(role, []);
}
