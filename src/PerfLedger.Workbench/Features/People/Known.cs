using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Tasks;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.People;

/// <summary>What the rights of one command are decided on: the person, the units above it and above the forms, and the tasks.</summary>
internal sealed class Known
{
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskBook> _tasks = new(StringComparer.Ordinal);

    private Known(string person) => Stream = StreamIds.Person(person);

    /// <summary>The stream of the person who acts.</summary>
    public string Stream { get; }

    /// <summary>Its version as read.</summary>
    public long Version { get; private set; }

    public Holder Holder { get; private set; } = new(Person.Initial);

    public OrganisationTree Tree { get; private set; } = OrganisationTree.Empty;

    public DateTimeOffset Now { get; private set; }

    public static async Task<Known> ReadAsync(EventLedger ledger, Actor actor, IReadOnlyList<Deed> deeds, CancellationToken ct)
    {
        var known = new Known(actor.Id);
        var units = deeds.Select(d => d.Subject.Unit).Append(actor.Unit).OfType<string>().Where(StreamIds.IsSegment).ToHashSet();
        await known.ReadAsync(ledger, [known.Stream, .. units.Select(StreamIds.Unit), .. deeds.Select(BookOf).OfType<string>()], ct);
        var asked = units.ToHashSet(StringComparer.Ordinal);
        var person = known._people.GetValueOrDefault(known.Stream, Person.Initial);
        units.UnionWith(person.Grants.Values.Select(g => g.Scope.Unit).OfType<string>());
        await known.ClimbAsync(ledger, units, [.. asked], ct);
        known.Tree = new OrganisationTree(known._units.Values.Select(u => u.Registered).OfType<UnitRegistered>());
        var granting = deeds.Any(d => d.Act is Act.Grant or Act.Enrol);
        known.Holder = new Holder(person, granting && await IsFirstAsync(ledger, actor.Id, ct));
        if (person.Grants.Values.Any(g => g.Scope.Until is not null)) known.Now = await ledger.ClockAsync(ct);
        return known;
    }

    /// <summary>The subject with the person its block is assigned to.</summary>
    public Subject With(Subject subject) =>
        subject is { Form: { } form, Block: { } block } && _tasks.TryGetValue(StreamIds.Task(form), out var book)
            ? subject with { AssignedTo = book.Tasks.GetValueOrDefault(block)?.Assigned.Person }
            : subject;

    // The first event of a ledger registers its first person; before it, who comes first registers himself.
    private static async Task<bool> IsFirstAsync(EventLedger ledger, string id, CancellationToken ct)
    {
        await foreach (var e in ledger.ReadAllAsync(0, null, ct))
            if (Streams.Read(e) is PersonRegistered) return e.ActorId == id;
        return true;
    }

    private static string? BookOf(Deed deed) => deed is { Act: Act.Fill, Subject.Form: { } form } ? StreamIds.Task(form) : null;

    private async Task ClimbAsync(EventLedger ledger, HashSet<string> wanted, HashSet<string> asked, CancellationToken ct)
    {
        for (; ; )
        {
            wanted.UnionWith(_units.Values.Select(u => u.Registered?.Parent).OfType<string>());
            var next = wanted.Where(asked.Add).ToList();
            if (next.Count == 0) return;
            await ReadAsync(ledger, [.. next.Select(StreamIds.Unit)], ct);
        }
    }

    private async Task ReadAsync(EventLedger ledger, IReadOnlyCollection<string> streams, CancellationToken ct)
    {
        await foreach (var e in ledger.ReadStreamsAsync(streams, long.MaxValue, ct))
        {
            switch (Streams.Read(e))
            {
                case IPersonEvent x:
                    _people[e.Stream] = Person.Evolve(_people.GetValueOrDefault(e.Stream, Person.Initial), x, Streams.Meta(e));
                    if (e.Stream == Stream) Version = e.Version;
                    break;
                case IUnitEvent x:
                    _units[((UnitRegistered)x).Code] = Unit.Evolve(Unit.Initial, x, Streams.Meta(e));
                    break;
                case ITaskEvent x:
                    _tasks[e.Stream] = TaskBook.Evolve(_tasks.GetValueOrDefault(e.Stream, TaskBook.Initial), x, Streams.Meta(e));
                    break;
            }
        }
    }
}
