using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;

namespace PerfLedger.Domain.Reminders;

/// <summary>What is to be issued on one day: who is reminded of which duty, and what the organisers are told.</summary>
/// <param name="Plan">The steps, on the working calendar.</param>
/// <param name="Calendars">The years that calendar rests on.</param>
/// <param name="Readers">Who can be reminded.</param>
/// <param name="Today">The day, Asia/Shanghai.</param>
public sealed record ReminderRound(ReminderPlan Plan, CalendarVersions Calendars, ReminderReaders Readers, DateOnly Today)
{
    /// <summary>From this step on the head of the unit is reminded too.</summary>
    private const int HeadFrom = 1;

    /// <summary>
    /// The reminders of what one unit owes that have come by today; what of them was issued already is for the book to say. A reviewer
    /// is reminded by the day of the review (复核), and only where the campaign names none by the day the forms were due.
    /// </summary>
    public IEnumerable<ReminderIssued> Of(IReadOnlyCollection<Duty> duties)
    {
        var reviewed = duties.Any(d => d is { Stage: CampaignStage.Review, Bearer: DutyBearer.Reviewer });
        return duties.Where(d => !reviewed || d.Stage == CampaignStage.Review || d.Bearer != DutyBearer.Reviewer).SelectMany(Of);
    }

    /// <summary>The reminders of one duty that have come by today.</summary>
    public IEnumerable<ReminderIssued> Of(Duty duty)
    {
        if (!duty.IsOwed) yield break;
        if (duty.Return is { } back)
        {
            var day = back.At is { } at ? DueDates.DayOf(at) : Today;
            foreach (var filler in Readers.Of(duty.Unit, Role.Filler))
                yield return Issue(duty, ReminderKind.Returned, back.Round, filler, Role.Filler, day);
        }

        if (Plan.StepAt(duty.Due, Today) is not { } step) yield break;
        var planned = Plan.DayOf(duty.Due, step);
        if (IsTold(duty.Return, planned) || IsInTime(duty, step)) yield break;
        var kind = step < 0 ? ReminderKind.Overdue : ReminderKind.Ahead;
        foreach (var (person, role) in RecipientsAt(duty, step)) yield return Issue(duty, kind, step, person, role, planned);
    }

    /// <summary>Who is reminded at a step, as the duty stands.</summary>
    public IEnumerable<(string Person, Role Role)> RecipientsAt(Duty duty, int step) => Readers.Of(duty, step <= HeadFrom);

    /// <summary>What the organisers are told about units that are late today; none when nobody is late, or nobody could be told. What is
    /// with an office is not late by its unit, nor is what was handed in by its day and only waits to be filed.</summary>
    public IReadOnlyList<LateUnitsEscalated> Escalations(IEnumerable<Duty> duties, string issuer)
    {
        var told = Readers.Organisers(issuer);
        if (told.IsEmpty) return [];
        return
        [
            .. from duty in duties
               where duty.Bearer == DutyBearer.Unit && duty.Due < Today && duty is not { State: DutyState.Accepted, LateDays: 0 }
               group duty by (duty.Stage, duty.Due) into late
               orderby late.Key.Due, late.Key.Stage
               let step = Plan.EscalationAt(late.Key.Due, Today)
               where step is not null
               let day = Plan.EscalationDay(late.Key.Due, step.Value)
               select new LateUnitsEscalated(late.Key.Stage, late.Key.Due, step.Value, told, day, Calendars.Text(late.Key.Due, day),
                   [.. late.Select(Late).OrderBy(l => l.Unit, StringComparer.Ordinal).ThenBy(l => l.Form, StringComparer.Ordinal)
                       .ThenBy(l => l.Subject, StringComparer.Ordinal)]),
        ];
    }

    private LateUnit Late(Duty d) => new(d.Unit, d.Form, d.Direction, d.Subject, Today.DayNumber - d.Due.DayNumber);

    // Who was told of a return is not told of the steps that had come before it as well.
    private static bool IsTold(DutyReturn? returned, DateOnly planned) => returned?.At is { } at && planned <= DueDates.DayOf(at);

    // Handed in by its day: with the reviewer, who has no day of his own, or back and only to be filed. Nothing is overdue.
    private static bool IsInTime(Duty d, int step) => step < 0 && d.Stage == CampaignStage.SelfEvaluation
        && (d.Bearer == DutyBearer.Reviewer || d is { State: DutyState.Accepted, LateDays: 0 });

    private ReminderIssued Issue(Duty d, ReminderKind kind, int step, string person, Role role, DateOnly planned) => new(
        d.Stage, d.Form, d.Direction, d.Subject, d.Due, kind, step, person, role, planned, Calendars.Text(planned, d.Due));
}
