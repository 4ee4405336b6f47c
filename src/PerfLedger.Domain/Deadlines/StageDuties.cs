using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Deadlines;

/// <summary>
/// What one unit owes in the stages after its self-evaluation. Each is judged from the ledger where the ledger knows it, else from what an
/// office recorded.
/// </summary>
/// <param name="List">The campaign, and now.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Packages">What it hands in.</param>
/// <param name="Forms">Its forms and reports.</param>
internal sealed record StageDuties(
    DutyList List, UnitEnlisted Unit, IReadOnlyList<Duty> Packages, IReadOnlyList<FormStanding> Forms)
{
    public IEnumerable<Duty> All() => List.Campaign.StagesOf(Unit).SelectMany(s => s.Stage switch
    {
        CampaignStage.Review => [Review(s)],
        CampaignStage.OutsideEvaluation => [Act(s) ?? Still(s)],
        CampaignStage.OverallReport => Reports(s),
        CampaignStage.Publication => [Act(s) ?? Publication(s)],
        _ => (IEnumerable<Duty>)[Pace(s)],
    });

    /// <summary>Waiting while the unit has to act first; done when all it owes is accepted.</summary>
    private Duty Review(StageScheduled s)
    {
        var forms = InScope(s).ToList();
        var streams = forms.ConvertAll(f => f.Stream);
        var owed = Packages.Where(p => p.Subject is { } stream ? streams.Contains(stream) : IsOf(s, p.Form, p.Direction, null)).ToList();
        if (forms.Exists(f => f.Stage == Stage.Submitted)) return Still(s) with { State = DutyState.Submitted };
        if (owed.Count == 0 || owed.Exists(p => p.State is DutyState.Open or DutyState.Returned))
            return Still(s) with { State = DutyState.Waiting, LateDays = 0 };
        return Done(s, forms.Max(f => f.ReviewedAt));
    }

    /// <summary>One a report. What was filed once is done: its correction is a duty of its own with a date of its own.</summary>
    private IEnumerable<Duty> Reports(StageScheduled s)
    {
        var reports = InScope(s).ToList();
        if (reports.Count == 0) return [Still(s)];
        return reports.Select(r => (r.FirstFiledAt is { } filed ? Done(s, filed) : Still(s) with { State = DutyList.StateOf(r.Stage) }) with
        {
            Subject = r.Stream,
            Title = r.Title,
            SubmittedAt = r.Submissions.IsEmpty ? null : r.Submissions[^1].At,
            Filing = r.Filings,
            FiledAt = r.FiledAt,
        });
    }

    /// <summary>Done when the last filing of each form is published; a filing that replaced a published one is not.</summary>
    private Duty Publication(StageScheduled s)
    {
        var forms = InScope(s).ToList();
        if (forms.Count == 0 || forms.Exists(f => f.Published is null)) return Still(s);
        return Done(s, forms.Max(f => f.Published!.Recorded), forms.Max(f => f.Published!.On));
    }

    private Duty Pace(StageScheduled s)
    {
        var spent = InScope(s).Select(f => f.Spending).OfType<Spending>().ToList();
        var pace = new PaymentPace(s.Rate!.Value, spent.Sum(x => x.Executed), spent.Sum(x => x.Budget));
        return (pace.IsReached ? Done(s, spent.Max(x => x.Recorded)) : Still(s)) with { Pace = pace };
    }

    /// <summary>What an office recorded, effective on its day; null when nothing was recorded.</summary>
    private Duty? Act(StageScheduled s)
    {
        var (act, recorded) = List.Campaign.Acts.Find(a => a.Act.Key == (s.Stage, Unit.Code, s.Form, s.Direction));
        return act is null ? null : Done(s, recorded, act.On);
    }

    private Duty Done(StageScheduled s, DateTimeOffset? recorded, DateOnly? effective = null)
    {
        var on = effective ?? (recorded is { } at ? DueDates.DayOf(at) : null);
        return Still(s) with
        {
            State = DutyState.Done,
            DoneAt = recorded,
            DoneOn = on,
            LateDays = on is { } day ? Math.Max(0, day.DayNumber - s.Due.DayNumber) : 0,
        };
    }

    private Duty Still(StageScheduled s)
    {
        var due = new DueDate(s.Due, DueGround.Stage);
        return new(List.Stream, s.Stage, Unit.Code, s.Form, s.Direction, null, s.Due, due.Ground, DutyState.Open, null)
        {
            UnitName = Unit.Name,
            Office = s.Office,
            Contact = s.Contact,
            From = s.From,
            LateDays = due.DaysLate(List.Now),
        };
    }

    private IEnumerable<FormStanding> InScope(StageScheduled s) => Forms.Where(f => IsOf(s, f.Key.Form, f.Key.Project, f.Key.Fund));

    private static bool IsOf(StageScheduled s, string? form, string? direction, string? fund) =>
        (s.Form is null || s.Form == form) && (s.Direction is null || s.Direction == direction || s.Direction == fund);
}
