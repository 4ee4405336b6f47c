using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Reminders;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Deadlines;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>A reminder that went out or is to come: of one deadline, on one day.</summary>
/// <param name="Step">See <see cref="ReminderPlan"/>.</param>
/// <param name="Day">The day it was or is planned for.</param>
/// <param name="Provisional">No notice settles the year of that day or of the due day yet.</param>
/// <param name="Calendar">The years of the calendar it is planned by; null for what went out, where the event says it.</param>
/// <param name="Recipients">Who got it; or who would if all stays as it is.</param>
/// <param name="IssuedAt">When it went out; null while it is to come.</param>
internal sealed record PlanRow(
    string Campaign, string Unit, CampaignStage Stage, string? Form, string? Direction, string? Subject, string? Title, DateOnly Due,
    ReminderKind Kind, int Step, DateOnly Day, bool Provisional, string? Calendar, IReadOnlyList<string> Recipients,
    DateTimeOffset? IssuedAt);

/// <summary>The reminders of the open campaigns: those that went out and those to come, in order of their days.</summary>
internal sealed class PlanQuery(LedgerSession session, ReminderDay day)
{
    public async Task<IReadOnlyList<PlanRow>> ReadAsync(string stream, Campaign campaign, string? unit, CancellationToken ct)
    {
        var duties = (await new DutyQuery(session).ReadAsync(stream, ct)).Where(d => unit is null || d.Unit == unit).ToList();
        var rows = (await ReminderQuery.OfCampaignAsync(session.Reads, stream, ct)).Where(r => unit is null || r.Unit == unit).ToList();
        var books = ReminderQuery.Books(rows);
        var titles = duties.Where(d => d.Subject is not null).DistinctBy(d => d.Subject).ToDictionary(d => d.Subject!, d => d.Title);
        var round = day.Round(campaign);
        return
        [
            .. Issued(rows.Where(r => r.IsIssued), titles),
            .. duties.Where(d => d.IsOwed).SelectMany(d => Coming(d, round, books.GetValueOrDefault(d.Unit, ReminderBook.Initial)))
                .OrderBy(p => p.Day).ThenBy(p => p.Due).ThenBy(p => p.Unit, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<PlanRow> Issued(IEnumerable<ReminderRow> rows, Dictionary<string, string?> titles) =>
        from row in rows
        let told = (ReminderIssued)row.Event!
        group row by (row.Campaign, row.Unit, told with { Recipient = "" }) into same
        let told = same.Key.Item3
        let first = same.First()
        select new PlanRow(first.Campaign, first.Unit, told.Stage, told.Form, told.Direction, told.Subject,
            told.Subject is null ? null : titles.GetValueOrDefault(told.Subject), told.Due, told.Kind, told.Step, told.Planned,
            day.Calendar.IsProvisional(told.Planned) || day.Calendar.IsProvisional(told.Due), null,
            [.. same.Select(r => r.Recipient!)], first.At);

    /// <summary>What has come and is not out yet, the steps after today, and when none is left the first one after the due day.</summary>
    private IEnumerable<PlanRow> Coming(Duty duty, ReminderRound round, ReminderBook book)
    {
        var now = round.Of(duty).Where(r => !book.Has(r)).GroupBy(r => (r.Kind, r.Step, r.Planned));
        foreach (var same in now)
            yield return Row(duty, same.Key.Kind, same.Key.Step, same.Key.Planned, [.. same.Select(r => r.Recipient)]);
        if (duty.Bearer == DutyBearer.Reviewer && duty.Stage == CampaignStage.SelfEvaluation && duty.Due <= day.Today) yield break;
        var later = round.Plan.Ahead(duty.Due).Where(p => p.Day > day.Today).ToList();
        if (later.Count == 0) later.Add(round.Plan.Next(duty.Due, day.Today));
        foreach (var (step, on) in later)
            yield return Row(duty, step < 0 ? ReminderKind.Overdue : ReminderKind.Ahead, step, on,
                [.. round.RecipientsAt(duty, step).Select(r => r.Person)]);
    }

    private PlanRow Row(Duty d, ReminderKind kind, int step, DateOnly on, IReadOnlyList<string> recipients) => new(
        d.Campaign, d.Unit, d.Stage, d.Form, d.Direction, d.Subject, d.Title, d.Due, kind, step, on,
        day.Calendar.IsProvisional(on) || day.Calendar.IsProvisional(d.Due), day.Versions.Text(on, d.Due), recipients, null);
}
