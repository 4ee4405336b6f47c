using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Reminders;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Notices;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>Somebody of the unit who can be rung. Name and number are personal.</summary>
public sealed record CallContact(string Id, string Name, string? Phone);

/// <summary>催报名单: one thing a unit has not handed in.</summary>
/// <param name="Days">Calendar days late; 0 = not yet.</param>
/// <param name="Left">Working days left after today.</param>
/// <param name="Reminded">When it was last reminded of.</param>
/// <param name="Called">When the unit was last rung.</param>
public sealed record CallRow(
    string Unit, string UnitName, CampaignStage Stage, string? Form, string FormName, string? Subject, string? Title, DutyState State,
    DateOnly Due, int Days, int Left, IReadOnlyList<CallContact> Contacts, DateTimeOffset? Reminded, DateTimeOffset? Called,
    string? CalledBy);

/// <summary>Reads 催报名单: the units that have to act, the latest first, with whom to ring and what was done about it.</summary>
internal sealed class CallQuery(LedgerSession session, ReminderDay day)
{
    public async Task<IReadOnlyList<CallRow>> ReadAsync(string stream, Campaign campaign, string? unit, CancellationToken ct)
    {
        var duties = await new DutyQuery(session).ReadAsync(stream, ct);
        return await ReadAsync(stream, campaign, duties.Where(d => unit is null || d.Unit == unit), ct);
    }

    /// <summary>Of duties already read, within what the person sees: a unit that has begun nothing is of no unit in scope, so that what was
    /// said to it is read as the application.</summary>
    public async Task<IReadOnlyList<CallRow>> ReadAsync(string stream, Campaign campaign, IEnumerable<Duty> duties, CancellationToken ct)
    {
        var rows = (await ReminderQuery.OfCampaignAsync(session.Main, stream, ct)).ToLookup(r => r.Unit, StringComparer.Ordinal);
        return [.. duties.Where(d => d.Bearer == DutyBearer.Unit).Select(d => Row(d, campaign.Opened!.FiscalYear, [.. rows[d.Unit]]))];
    }

    private CallRow Row(Duty d, int year, IReadOnlyList<ReminderRow> rows)
    {
        var reminded = rows.LastOrDefault(r => r.IsIssued && Tells(r, d));
        var called = rows.LastOrDefault(r => r.IsCall);
        var contacts = day.Fillers(d.Unit).Select(p => new CallContact(p.Id, p.Name, p.Phone));
        return new CallRow(d.Unit, d.UnitName, d.Stage, d.Form, NoticeNames.Form(d.Form, d.Stage, year), d.Subject, d.Title, d.State, d.Due,
            Math.Max(0, day.Today.DayNumber - d.Due.DayNumber), Math.Max(0, day.Calendar.Between(day.Today, d.Due)), [.. contacts],
            reminded?.At, called?.At, called?.Actor);
    }

    // As in the book: what was said before a form was opened was said of it.
    private static bool Tells(ReminderRow r, Duty d) => r.Event is ReminderIssued told
        && (told.Stage, told.Form, told.Direction) == (d.Stage, d.Form, d.Direction)
        && (told.Subject is null || told.Subject == d.Subject);
}
