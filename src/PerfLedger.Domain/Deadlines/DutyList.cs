using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Deadlines;

/// <summary>All duties of a campaign, from its orders and where its forms stand.</summary>
/// <param name="Stream">Stream id of the campaign.</param>
/// <param name="Campaign">The campaign as it stands.</param>
/// <param name="Forms">Its forms and reports.</param>
/// <param name="Now">The clock of the ledger.</param>
public sealed record DutyList(string Stream, Campaign Campaign, IReadOnlyList<FormStanding> Forms, DateTimeOffset Now)
{
    /// <summary>The duties in order of due day, unit, stage and subject.</summary>
    public IReadOnlyList<Duty> All()
    {
        if (Campaign.Opened is not { } opened) return [];
        var duties = SelfEvaluations();
        return [.. duties.Select(d => Standing(d with { Binds = !opened.Retrospective }))
            .OrderBy(d => d.Due).ThenBy(d => d.Unit, StringComparer.Ordinal).ThenBy(d => d.Stage)
            .ThenBy(d => d.Form, StringComparer.Ordinal).ThenBy(d => d.Subject, StringComparer.Ordinal)];
    }

    // A campaign at its end demands nothing more; what was done in it stays done.
    private Duty Standing(Duty duty) => Campaign.Closed && duty.State != DutyState.Done ? duty with { State = DutyState.Ended } : duty;

    private IEnumerable<Duty> SelfEvaluations()
    {
        var forms = Forms.ToLookup(f => (f.Key.Unit, f.Key.Form));
        var routes = Campaign.Routes.ToLookup(r => r.UnitKind, StringComparer.Ordinal);
        foreach (var unit in Campaign.Units.Values)
            foreach (var form in routes[unit.Kind].GroupBy(r => r.Form, StringComparer.Ordinal))
                foreach (var duty in SelfEvaluations(unit, [.. form], [.. forms[(unit.Code, form.Key)]]))
                    yield return duty;
    }

    // Each form begun; each route of a direction without one; the route for all while the unit has no form of the kind.
    private IEnumerable<Duty> SelfEvaluations(UnitEnlisted unit, List<RouteLaid> routes, List<FormStanding> forms)
    {
        var begun = new HashSet<RouteLaid>();
        foreach (var form in forms)
        {
            if (DueDates.RouteOf(Campaign, form.Key) is not { } route) continue;
            begun.Add(route);
            yield return Of(unit, route, form);
        }

        foreach (var route in routes.Where(r => !begun.Contains(r) && (r.Direction is not null || begun.Count == 0)))
            yield return NotBegun(unit, route);
    }

    private Duty Of(UnitEnlisted unit, RouteLaid route, FormStanding form)
    {
        var due = DueDates.Named(Campaign, form.Stream, form.Key, form.AnswerBy)!;
        var state = StateOf(form.Stage);
        var late = DueDates.OverdueOf(Campaign, form.Stream, form.Key, form.Submissions)?.Days ?? 0;
        if (state is DutyState.Open or DutyState.Returned) late = Math.Max(late, due.DaysLate(Now));
        return On(unit, route, form.Stream, due, state) with
        {
            DoneAt = state == DutyState.Done ? form.FiledAt : null,
            DoneOn = state == DutyState.Done && form.FiledAt is { } filed ? DueDates.DayOf(filed) : null,
            Title = form.Title,
            SubmittedAt = form.Submissions.IsEmpty ? null : form.Submissions[^1].At,
            Filing = form.Filings,
            Return = state == DutyState.Returned ? DutyReturn.Of(form) : null,
            FiledAt = form.FiledAt,
            LateDays = late,
        };
    }

    private Duty NotBegun(UnitEnlisted unit, RouteLaid route)
    {
        var due = new DueDate(route.Due, DueGround.Route);
        foreach (var granted in Campaign.Extensions.Where(e => e.Unit == unit.Code && e.Form == route.Form && e.Evaluation is null))
            due = due.OrLater(granted.Until, DueGround.Extension);
        return On(unit, route, null, due, DutyState.Open) with { LateDays = due.DaysLate(Now) };
    }

    private Duty On(UnitEnlisted unit, RouteLaid route, string? subject, DueDate due, DutyState state) =>
        new(Stream, CampaignStage.SelfEvaluation, unit.Code, route.Form, route.Direction, subject, due.On, due.Ground, state, null)
        {
            UnitName = unit.Name,
            Office = route.Office,
            Contact = route.Contact,
            Asked = Campaign.Asked.FindLast(a => a.Unit == unit.Code && a.Form == route.Form
                && (a.Evaluation is null || a.Evaluation == subject))?.Until,
        };

    private static DutyState StateOf(Stage stage) => stage switch
    {
        Stage.Returned or Stage.Correcting => DutyState.Returned,
        Stage.Submitted => DutyState.Submitted,
        Stage.Accepted => DutyState.Accepted,
        Stage.Filed => DutyState.Done,
        _ => DutyState.Open,
    };
}
