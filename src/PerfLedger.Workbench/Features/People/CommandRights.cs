using System.Collections.Immutable;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.People;

/// <summary>
/// Whether a command may be recorded by who acts. Found from the events decided on, whatever word, file or page they came from, so that
/// none is forgotten. The person is guarded at the version read: a role revoked in between is a conflict, and the command is decided again.
/// </summary>
/// <param name="Actor">Who is recorded: with the unit they stand in for (代填) when the form is a lower unit's.</param>
/// <param name="Guards">The person as read.</param>
internal sealed record CommandRights(Actor Actor, IReadOnlyList<Guard> Guards)
{
    // What the program does by itself.
    private static readonly ImmutableHashSet<Act> Automatic = [Act.Record, Act.Render];

    public static async Task<CommandRights> OfAsync(
        EventLedger ledger, Actor actor, IReadOnlyList<Decided> decided, CancellationToken ct)
    {
        var deeds = await Deeds.OfAsync(ledger, decided, ct);
        if (actor.Assurance == Assurance.Job)
        {
            if (deeds.FirstOrDefault(d => !Automatic.Contains(d.Act) && !(d.Act == Act.Admit && actor == Actors.Console)) is { } other)
                throw new InvalidOperationException($"The job {actor.Id} may not do {other.Act}.");
            return new CommandRights(actor, []);
        }

        if (deeds.Count == 0) return new CommandRights(actor, []);
        var known = await Known.ReadAsync(ledger, actor, deeds, ct);
        var role = Enum.Parse<Role>(actor.Role, ignoreCase: true);
        foreach (var deed in deeds)
        {
            var subject = known.With(deed.Subject);
            if (Rights.Check(known.Holder, role, deed.Act, subject, known.Tree, known.Now) is { } no) throw Refused(no);
        }

        List<Guard> guards = decided.Any(d => d.Stream == known.Stream && d.Events.Count > 0)
            ? []
            : [new Guard(known.Stream, known.Version)];
        return new CommandRights(await StandInAsync(ledger, actor, role, known, deeds, ct), guards);
    }

    /// <summary>Refuses one who may not even look at a form.</summary>
    public static async Task RequireSightAsync(EventLedger ledger, Actor actor, string stream, CancellationToken ct)
    {
        if (actor.Assurance == Assurance.Job || StreamIds.Parse(stream) is not { Kind: "evaluation" or "basedata" or "report" }) return;
        if (await Deeds.FindFormAsync(ledger, stream, ct) is not { } form) return;
        if (await AgainstAsync(ledger, actor, new Deed(Act.Read, form), ct) is { } no) throw no;
    }

    /// <summary>What stands against a deed, before it is offered or asked about; null when nothing does.</summary>
    public static async Task<CliException?> AgainstAsync(EventLedger ledger, Actor actor, Deed deed, CancellationToken ct)
    {
        var known = await Known.ReadAsync(ledger, actor, [deed], ct);
        var role = Enum.Parse<Role>(actor.Role, ignoreCase: true);
        return Rights.Check(known.Holder, role, deed.Act, deed.Subject, known.Tree, known.Now) is { } no ? Refused(no) : null;
    }

    /// <summary>代填: the envelope says for whom, by the person named or else by the unit.</summary>
    private static async Task<Actor> StandInAsync(
        EventLedger ledger, Actor actor, Role role, Known known, IReadOnlyList<Deed> deeds, CancellationToken ct)
    {
        var stand = StandIn.Of(known.Holder, role, deeds.Select(d => (d.Act, d.Subject)), known.Now);
        if (stand.Refusal is { } no) throw Refused(no);
        if (stand.Unit is not { } unit) return actor;
        if (actor.OnBehalfOf is not { } named) return actor with { OnBehalfOf = StreamIds.Unit(unit) };
        var person = await ledger.FoldAsync(Streams.People, StreamIds.Person(named), AsOf.Now, ct);
        return stand.Check(named, person.State.Registered) is { } another ? throw Refused(another) : actor;
    }

    private static CliException Refused(Refusal no) => new(ExitCodes.Refused, $"{no.Message}（{no.Code}）");
}
