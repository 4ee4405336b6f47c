using PerfLedger.Domain;
using PerfLedger.Domain.Batches;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Jobs;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.Reminders;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tasks;
using PerfLedger.Domain.Templates;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench;

/// <summary>Where the words of the domain and the ledger meet: event types, and how each stream folds.</summary>
internal static class Streams
{
    public static EventCatalogue Catalogue { get; } =
        new(EventNames.All.Select(t => new EventType(t.Name, t.Schema, t.Private)));

    /// <summary>Self-evaluations and base-data tables: forms of one kind of state.</summary>
    public static Category<SelfEvaluation> Evaluations { get; } = Of<SelfEvaluation,
        ISelfEvaluationEvent>("self_evaluation", SelfEvaluation.Over(Library.Layouts), Evolution.Evolve);

    /// <summary>Narrative reports.</summary>
    public static Category<Report> Reports { get; } = Of<Report, ISelfEvaluationEvent>("report", Report.Initial, Report.Evolve);

    public static Category<Filing> Filings { get; } = Of<Filing, IFilingEvent>("filing", Filing.Initial, Filing.Evolve);

    public static Category<Campaign> Campaigns { get; } = Of<Campaign, ICampaignEvent>("campaign", Campaign.Initial, Campaign.Evolve);

    public static Category<CalendarYear> Calendars { get; } = Of<CalendarYear,
        ICalendarEvent>("calendar", CalendarYear.Initial, CalendarYear.Evolve);

    public static Category<Person> People { get; } = Of<Person, IPersonEvent>("person", Person.Initial, Person.Evolve);

    public static Category<Unit> Units { get; } = Of<Unit, IUnitEvent>("unit", Unit.Initial, Unit.Evolve);

    public static Category<TaskBook> Tasks { get; } = Of<TaskBook, ITaskEvent>("task", TaskBook.Initial, TaskBook.Evolve);

    public static Category<Programme> Programmes { get; } = Of<Programme,
        IProgrammeEvent>("programme", Programme.Initial, Programme.Evolve);

    public static Category<PassedDues> Deadlines { get; } = Of<PassedDues,
        IDeadlineEvent>("deadline", PassedDues.Initial, PassedDues.Evolve);

    public static Category<ReminderBook> Reminders { get; } = Of<ReminderBook,
        IReminderEvent>("reminder", ReminderBook.Initial, ReminderBook.Evolve);

    public static Category<Job> Jobs { get; } = Of<Job, IJobEvent>("job", Job.Initial, Job.Evolve);

    public static Category<Batch> Batches { get; } = Of<Batch, IBatchEvent>("batch", Batch.Initial, Batch.Evolve);

    public static Category<PublishedLibrary> Libraries { get; } = Of<PublishedLibrary,
        ILibraryEvent>("library", PublishedLibrary.Initial, PublishedLibrary.Evolve);

    public static Category<FormTemplates> Templates { get; } = Of<FormTemplates,
        ITemplateEvent>("template", FormTemplates.Initial, FormTemplates.Evolve);

    public static NewEvent ToNew(object e) => new(EventNames.Of(e), EventJson.Write(e));

    /// <summary>The event behind a row, read once however many projections ask.</summary>
    public static object Read(RecordedEvent e) => e.Decoded(static row => EventJson.Read(row.Type, row.Json.Span));

    public static EventMeta Meta(RecordedEvent e) => new(e.Version, e.Position, e.RecordedAt, e.ActorId);

    /// <summary>The filing stream of what is filed: the same segments; the form family among them keeps the kinds apart.</summary>
    public static string FilingOf(string subject) => "filing" + subject[subject.IndexOf('.', StringComparison.Ordinal)..];

    /// <summary>True for the streams of forms: self-evaluations and base-data tables.</summary>
    public static bool IsForm(string stream) => FormPrefixes.Any(p => stream.StartsWith(p, StringComparison.Ordinal));

    /// <summary>True for the streams of narrative reports.</summary>
    public static bool IsReport(string stream) => stream.StartsWith("report.", StringComparison.Ordinal);

    /// <summary>What the ids of forms begin with.</summary>
    public static IReadOnlyList<string> FormPrefixes { get; } = ["basedata.", "evaluation."];

    /// <summary>Folds a stream of whatever kind.</summary>
    public static async Task<Folded<object>> FoldAsync(EventLedger ledger, string stream, AsOf asOf, CancellationToken ct)
    {
        return StreamIds.Parse(stream)?.Kind switch
        {
            "evaluation" or "basedata" => await As(Evaluations),
            "report" => await As(Reports),
            "programme" => await As(Programmes),
            "campaign" => await As(Campaigns),
            _ => throw new ArgumentException($"No report is made of {stream}.", nameof(stream)),
        };

        async Task<Folded<object>> As<TState>(Category<TState> category) where TState : notnull
        {
            var folded = await ledger.FoldAsync(category, stream, asOf, ct);
            return new Folded<object>(folded.State, folded.Version, folded.Position);
        }
    }

    /// <summary>The stream a form belongs to.</summary>
    public static string EvaluationOf(int fiscalYear, string unit, string form, string? fundCode, string? fund, string? project) =>
        Library.Layouts.Has(form)
            ? StreamIds.BaseData(fiscalYear, unit, form, StreamIds.Fund(fundCode, fund), project)
            : StreamIds.Evaluation(fiscalYear, unit, form, StreamIds.Fund(fundCode, fund), project);

    /// <summary>The form a state is of, or goes the way of; null for what is neither a form nor a report.</summary>
    public static SelfEvaluation? FormOf(object state) => state switch
    {
        SelfEvaluation s => s,
        Report r => r.Form,
        _ => null,
    };

    /// <summary>The programme a form belongs to: same year, unit and special fund.</summary>
    public static string ProgrammeOf(SelfEvaluationOpened o) =>
        StreamIds.Programme(o.FiscalYear, o.Unit.Code, StreamIds.Fund(o.SpecialFundCode, o.SpecialFund));

    private static Category<TState> Of<TState, TEvent>(string name, TState initial, Func<TState, TEvent, EventMeta, TState> evolve) =>
        new(name, initial, (s, e) => evolve(s, (TEvent)Read(e), Meta(e)));
}
