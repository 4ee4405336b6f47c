using Npgsql;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Calendars;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>A form and its due date.</summary>
/// <param name="Days">Days left to the last day (0 = today); negative = days late, counted to now or to when it was handed in.</param>
/// <param name="Asked">The date asked for and not answered.</param>
public sealed record DueRow(
    string Evaluation, string UnitName, string? ProjectName, string? Campaign, Stage Stage, DueStanding Standing, DateOnly? Due,
    DueGround? Ground, DateTimeOffset? Instant, int? Days, DateOnly? Asked, DueWorkdays? Workdays);

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
        var now = await ClockAsync(session.Main, ct);
        var calendar = await CalendarShelf.LoadAsync(session.Ledger, ct);
        var rows = new List<DueRow>();
        foreach (var stream in streams)
        {
            var state = (await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, ct)).State;
            rows.Add(Row(stream, state, await CampaignAsync(state.Opened!.Campaign, ct), calendar, now));
        }

        return rows;
    }

    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken ct) =>
        [.. (await EvaluationQuery.AllAsync(session.Main, ct)).Select(r => r.Evaluation)];

    private static DueRow Row(string stream, SelfEvaluation s, Campaign campaign, WorkCalendar calendar, DateTimeOffset now)
    {
        var opened = s.Opened!;
        var due = DueDates.Of(campaign, stream, s);
        var asked = campaign.Asked.FindLast(a => a.Unit == opened.Unit.Code && a.Form == opened.Form && (a.Evaluation ?? stream) == stream);
        return new DueRow(stream, opened.Unit.Name, opened.Project?.Name, opened.Campaign, s.Stage,
            DueDates.StandingOf(campaign, stream, s, now), due?.On, due?.Ground, due?.Instant,
            due is null ? null : Days(campaign, stream, s, due, now), asked?.Until,
            due is null ? null : Workdays(calendar, due.On, DueDates.DayOf(now)));
    }

    private static DueWorkdays Workdays(WorkCalendar calendar, DateOnly due, DateOnly today) =>
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

    private static async Task<DateTimeOffset> ClockAsync(NpgsqlDataSource main, CancellationToken ct)
    {
        await using var query = main.CreateCommand("select ledger.clock()");
        await using var reader = await query.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetFieldValue<DateTimeOffset>(0);
    }
}
