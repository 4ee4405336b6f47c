using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Calendars;
using PerfLedger.Workbench.Features.Ledgers;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>A form and its due date.</summary>
/// <param name="Days">Days left to the last day (0 = today); negative = days late, counted to now or to when it was handed in.</param>
/// <param name="Asked">The date asked for and not answered.</param>
/// <param name="Proposed">The date one organiser proposed and a second has to grant.</param>
public sealed record DueRow(
    string Evaluation, string UnitName, string? ProjectName, string? Campaign, Stage Stage, DueStanding Standing, DateOnly? Due,
    DueGround? Ground, DateTimeOffset? Instant, int? Days, DateOnly? Asked, DateOnly? Proposed,
    DueWorkdays? Workdays);

/// <summary>A due date on the working calendar.</summary>
/// <param name="Left">Working days left after today, through the due day; 0 when it has passed.</param>
/// <param name="Last">The last working day not after the due day: where it is another day, the due day is a day off (CAL-03).</param>
/// <param name="Provisional">No notice settles that year yet (CAL-04).</param>
public sealed record DueWorkdays(int Left, DateOnly Last, bool Provisional);

/// <summary>Reads due dates from the events, now by the clock of the database.</summary>
internal sealed class DueQuery(LedgerSession session)
{
    private readonly Dictionary<string, Campaign> _campaigns = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<DueRow>> ReadAsync(IEnumerable<string> streams, CancellationToken ct)
    {
        var forms = new List<(string, SelfEvaluation)>();
        foreach (var stream in streams)
            forms.Add((stream, Streams.FormOf((await Streams.FoldAsync(session.Ledger, stream, AsOf.Now, ct)).State)!));
        return await ReadAsync(forms, ct);
    }

    /// <summary>Of forms already folded.</summary>
    public async Task<IReadOnlyList<DueRow>> ReadAsync(IReadOnlyList<(string Stream, SelfEvaluation State)> forms, CancellationToken ct)
    {
        var now = await session.Ledger.ClockAsync(ct);
        var calendar = await CalendarShelf.LoadAsync(session.Ledger, ct);
        var rows = new List<DueRow>();
        foreach (var (stream, state) in forms)
            rows.Add(Row(stream, state, await CampaignAsync(state.Opened!.Campaign, ct), calendar, now));
        return rows;
    }

    /// <summary>All forms, base-data tables and reports.</summary>
    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken ct)
    {
        await using var query = session.Reads.CreateCommand("""
            select stream, fiscal_year, unit from ledger.evaluation union all select stream, fiscal_year, unit from ledger.report
            order by fiscal_year, unit, stream
            """);
        await using var reader = await query.ExecuteReaderAsync(ct);
        var streams = new List<string>();
        while (await reader.ReadAsync(ct)) streams.Add(reader.GetString(0));
        return streams;
    }

    private static DueRow Row(string stream, SelfEvaluation s, Campaign campaign, WorkCalendar calendar, DateTimeOffset now)
    {
        var opened = s.Opened!;
        var due = DueDates.Of(campaign, stream, s);
        var second = campaign.Proposed.FindLast(p => p.Extension.Unit == opened.Unit.Code && p.Extension.Form == opened.Form
            && (p.Extension.Evaluation ?? stream) == stream).Extension;
        var asked = campaign.Asked.FindLast(a => a.Unit == opened.Unit.Code && a.Form == opened.Form && (a.Evaluation ?? stream) == stream);
        return new DueRow(stream, opened.Unit.Name, opened.Project?.Name, opened.Campaign, s.Stage,
            DueDates.StandingOf(campaign, stream, s, now), due?.On, due?.Ground, due?.Instant,
            due is null ? null : Days(campaign, stream, s, due, now), asked?.Until, second?.Until,
            due is null ? null : Workdays(calendar, due.On, DueDates.DayOf(now)));
    }

    internal static DueWorkdays Workdays(WorkCalendar calendar, DateOnly due, DateOnly today) =>
        new(Math.Max(0, calendar.Between(today, due)), calendar.Before(due, 0), calendar.IsProvisional(due));

    private static int Days(Campaign campaign, string stream, SelfEvaluation s, DueDate due, DateTimeOffset now)
    {
        var late = DueDates.OverdueOf(campaign, stream, s)?.Days ?? 0;
        if (s.IsWritable) late = Math.Max(late, due.DaysLate(now));
        return late > 0 ? -late : Math.Max(0, due.On.DayNumber - DueDates.DayOf(now).DayNumber);
    }

    private async Task<Campaign> CampaignAsync(string? stream, CancellationToken ct)
    {
        if (stream is null) return Campaign.Initial;
        if (!_campaigns.TryGetValue(stream, out var campaign))
            _campaigns[stream] = campaign = (await session.Ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Now, ct)).State;
        return campaign;
    }
}
