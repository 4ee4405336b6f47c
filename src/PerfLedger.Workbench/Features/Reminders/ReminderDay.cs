using PerfLedger.Domain;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Calendars;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>What all reminders of a moment rest on: the clock of the ledger, the working calendar and who can be reminded.</summary>
/// <param name="Now">The clock of the ledger.</param>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="Versions">The years it rests on.</param>
/// <param name="Persons">Everybody registered, by id.</param>
internal sealed record ReminderDay(
    DateTimeOffset Now, WorkCalendar Calendar, CalendarVersions Versions, IReadOnlyDictionary<string, PersonRow> Persons)
{
    private readonly ReminderReaders readers = new(Persons.Values.Select(p =>
        new PersonRegistered(p.Id, p.Name, p.Unit, [.. p.Roles.Select(r => Enum.Parse<Role>(r, ignoreCase: true))])));

    public DateOnly Today { get; } = DueDates.DayOf(Now);

    /// <summary>Now. Everybody is read as the application: who is to be rung in a unit that has begun nothing is of no unit in scope.
    /// </summary>
    public static async Task<ReminderDay> ReadAsync(LedgerSession session, CancellationToken ct)
    {
        var years = await CalendarShelf.YearsAsync(session.Ledger, ct);
        return new(await session.Ledger.ClockAsync(ct), new WorkCalendar(years.Select(y => y.Calendar)),
            new CalendarVersions(years.Select(y => (y.Calendar.Year, y.Version, y.Calendar.Provisional))),
            (await PersonQuery.AllAsync(session.Main, ct)).ToDictionary(p => p.Id, StringComparer.Ordinal));
    }

    /// <summary>The same moment on another calendar.</summary>
    public ReminderDay On(IEnumerable<CalendarPublished> years) => this with { Calendar = new WorkCalendar(years) };

    public ReminderPlan Plan(Campaign campaign) => new(Calendar, campaign.Reminders);

    public ReminderRound Round(Campaign campaign) => new(Plan(campaign), Versions, readers, Today);

    /// <summary>How people call a person: name and id.</summary>
    public string Named(string? id) => id is null ? "" : Persons.TryGetValue(id, out var person) ? $"{person.Name}（{id}）" : id;

    /// <summary>The fillers of a unit.</summary>
    public IEnumerable<PersonRow> Fillers(string unit) => readers.Of(unit, Role.Filler).Select(id => Persons[id]);

    /// <summary>The campaigns that still demand something.</summary>
    public static async Task<IReadOnlyList<(string Stream, Campaign Campaign)>> CampaignsAsync(LedgerSession session, CancellationToken ct)
    {
        var open = new List<(string, Campaign)>();
        foreach (var head in await session.Ledger.StreamsAsync("campaign.", null, ct))
        {
            var campaign = (await session.Ledger.FoldAsync(Streams.Campaigns, head.Stream, AsOf.Now, ct)).State;
            if (campaign is { Ended: false, Opened.Retrospective: false }) open.Add((head.Stream, campaign));
        }

        return open;
    }
}
