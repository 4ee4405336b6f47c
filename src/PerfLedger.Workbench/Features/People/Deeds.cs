using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Batches;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.People;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tasks;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.People;

/// <summary>An act and what it is done to.</summary>
internal sealed record Deed(Act Act, Subject Subject);

/// <summary>What the events of a command do, to whose things: each deed once.</summary>
internal static class Deeds
{
    public static async Task<IReadOnlyList<Deed>> OfAsync(EventLedger ledger, IReadOnlyList<Decided> decided, CancellationToken ct)
    {
        var deeds = new List<Deed>();
        foreach (var d in decided.Where(d => d.Events.Count > 0))
        {
            foreach (var form in d.Events.OfType<BatchRequested>().SelectMany(b => b.Subjects))
                deeds.Add(new Deed(Act.Render, await OfFormAsync(ledger, form, ct) with { Form = null }));
            var whole = await SubjectAsync(ledger, d, ct);
            foreach (var e in d.Events)
            {
                if (Acts.IsConsequence(e) && d.Events.Count > 1) continue;
                foreach (var subject in Narrow(whole, e, d.State)) deeds.Add(new Deed(Acts.Of(e), subject));
            }
        }

        return [.. deeds.Distinct()];
    }

    private static async Task<Subject> SubjectAsync(EventLedger ledger, Decided d, CancellationToken ct)
    {
        var id = StreamIds.Parse(d.Stream) ?? throw new InvalidOperationException($"{d.Stream} is no stream of this program.");
        switch (id.Kind)
        {
            case "evaluation" or "basedata" or "report":
                var opened = d.Events.OfType<SelfEvaluationOpened>().FirstOrDefault() ?? Streams.FormOf(d.State)?.Opened;
                return OfForm(d.Stream, opened);
            case "filing":
                return await OfFiledAsync(ledger, d, ct);
            case "task":
                return await OfFormAsync(ledger, d.Events.Select(FormOf).First(), ct);
            case "programme":
                return new Subject { Unit = id.Segments[0], FiscalYear = id.FiscalYear, Directions = [id.Segments[1]] };
            case "campaign" or "deadline":
                return new Subject
                {
                    Unit = id.Segments[0],
                    FiscalYear = id.FiscalYear,
                    Campaign = "campaign" + d.Stream[d.Stream.IndexOf('.', StringComparison.Ordinal)..],
                };
            case "reminder": // reminder.{year}.{issuer}.{notice}.{unit}
                return new Subject
                {
                    Unit = id.Segments[^1],
                    FiscalYear = id.FiscalYear,
                    Campaign = StreamIds.Campaign(id.FiscalYear!.Value, id.Segments[0], id.Segments[1]),
                };
            default:
                return Subject.None;
        }
    }

    private static IEnumerable<Subject> Narrow(Subject whole, object e, object state) => e switch
    {
        BatchRequested => [],
        ExtensionAsked x => [whole with { Unit = x.Unit, UnitName = null, Form = x.Evaluation }],
        PersonRegistered x => [whole with
        {
            Person = x.Id,
            Unit = x.Unit,
            IsSameRoles = state is Person { Registered: { } standing } && standing.Roles.SequenceEqual(x.Roles),
        }],
        ContactGiven => [whole with { Unit = (state as Person)?.Registered?.Unit }],
        RoleGranted x => [OfGrant(state, x.Scope)],
        RoleRevoked x => [OfGrant(state, ((Person)state).Grants[x.Grant].Scope)],
        AccountClosed or AccountReopened => [OfGrant(state, new Scope())],
        SignInChanged or TokenIssued or TokenRevoked => [OfPerson((Person)state)],
        UnitRegistered x => Places(x, (Unit)state),
        TaskAssigned x => [whole with { Block = x.Block }],
        TaskDone x => [whole with { Block = x.Block }],
        _ => [whole with { Block = Blocks.Of(e) }],
    };

    // Who moves a unit needs the right at both places.
    private static IEnumerable<Subject> Places(UnitRegistered x, Unit before)
    {
        var places = new[] { x.Parent ?? x.Code, before.Registered is { } old ? old.Parent ?? old.Code : null };
        return places.OfType<string>().Distinct().Select(unit => new Subject { Unit = unit });
    }

    private static Subject OfGrant(object state, Scope scope)
    {
        var granted = new Subject { Person = (state as Person)?.Registered?.Id, Campaign = scope.Campaign };
        return granted with { Unit = granted.Issuer ?? scope.Unit };
    }

    /// <summary>A person whose ways in are kept.</summary>
    public static Subject OfPerson(Person state) => new() { Person = state.Registered?.Id, Unit = state.Registered?.Unit };

    private static string FormOf(object e) => e switch
    {
        TaskAssigned x => x.Form,
        TaskDone x => x.Form,
        _ => throw new InvalidOperationException($"{e.GetType().Name} is of no form."),
    };

    private static async Task<Subject> OfFiledAsync(EventLedger ledger, Decided d, CancellationToken ct)
    {
        var first = d.Events.OfType<ReportFiled>().FirstOrDefault() ?? ((Filing)d.State).Latest;
        return first is null
            ? throw new InvalidOperationException($"Nothing was filed in {d.Stream}.")
            : await OfFormAsync(ledger, first.Freeze.Streams[0].Stream, ct);
    }

    /// <summary>Whose a form is: its opening, the first event of its stream.</summary>
    public static async Task<Subject> OfFormAsync(EventLedger ledger, string form, CancellationToken ct) =>
        await FindFormAsync(ledger, form, ct) ?? throw new InvalidOperationException($"There is no form {form}.");

    /// <summary>The same; null when the form was never opened.</summary>
    public static async Task<Subject?> FindFormAsync(EventLedger ledger, string form, CancellationToken ct)
    {
        await foreach (var e in ledger.ReadStreamAsync(form, 1, 1, ct)) return OfForm(form, Streams.Read(e) as SelfEvaluationOpened);
        return null;
    }

    private static Subject OfForm(string stream, SelfEvaluationOpened? opened) => opened is null
        ? throw new InvalidOperationException($"{stream} was never opened.")
        : new Subject
        {
            Form = stream,
            Unit = opened.Unit.Code,
            UnitName = opened.Unit.Name,
            Campaign = opened.Campaign,
            FiscalYear = opened.FiscalYear,
            Directions = [.. new[] { opened.Project?.Code, opened.SpecialFundCode }.OfType<string>()],
        };
}
