using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain.Deadlines;

/// <summary>The packages one unit hands in: its duties in the stage of the self-evaluation.</summary>
internal sealed record Packages(DutyList List, UnitEnlisted Unit, IReadOnlyList<FormStanding> Forms)
{
    private Campaign Campaign => List.Campaign;

    public IEnumerable<Duty> All() => Campaign.Routes.Where(r => r.UnitKind == Unit.Kind).GroupBy(r => r.Form, StringComparer.Ordinal)
        .SelectMany(routes => Of([.. routes], Forms.Where(f => f.Key.Form == routes.Key)));

    // Each form begun; each route of a direction without one; the route for all while the unit has no form of the kind.
    private IEnumerable<Duty> Of(List<RouteLaid> routes, IEnumerable<FormStanding> forms)
    {
        var begun = new HashSet<RouteLaid>();
        foreach (var form in forms)
        {
            if (DueDates.RouteOf(Campaign, form.Key) is not { } route) continue;
            begun.Add(route);
            yield return Begun(route, form);
        }

        foreach (var route in routes.Where(r => !begun.Contains(r) && (r.Direction is not null || begun.Count == 0)))
            yield return NotBegun(route);
    }

    private Duty Begun(RouteLaid route, FormStanding form)
    {
        var due = DueDates.Named(Campaign, form.Stream, form.Key, form.AnswerBy)!;
        var state = DutyList.StateOf(form.Stage);
        var late = DueDates.OverdueOf(Campaign, form.Stream, form.Key, form.Submissions)?.Days ?? 0;
        if (state is DutyState.Open or DutyState.Returned) late = Math.Max(late, due.DaysLate(List.Now));
        var done = state == DutyState.Done ? form.FiledAt : null;
        return On(route, form.Stream, due, state) with
        {
            DoneAt = done,
            DoneOn = done is { } filed ? DueDates.DayOf(filed) : null,
            Title = form.Title,
            SubmittedAt = form.Submissions.IsEmpty ? null : form.Submissions[^1].At,
            Filing = form.Filings,
            Return = state == DutyState.Returned ? DutyReturn.Of(form) : null,
            FiledAt = form.FiledAt,
            LateDays = late,
        };
    }

    private Duty NotBegun(RouteLaid route)
    {
        var due = new DueDate(route.Due, DueGround.Route);
        foreach (var granted in Campaign.Extensions.Where(e => e.Unit == Unit.Code && e.Form == route.Form && e.Evaluation is null))
            due = due.OrLater(granted.Until, DueGround.Extension);
        return On(route, null, due, DutyState.Open) with { LateDays = due.DaysLate(List.Now) };
    }

    private Duty On(RouteLaid route, string? subject, DueDate due, DutyState state) =>
        new(List.Stream, CampaignStage.SelfEvaluation, Unit.Code, route.Form, route.Direction, subject, due.On, due.Ground, state, null)
        {
            UnitName = Unit.Name,
            Office = route.Office,
            Contact = route.Contact,
            Asked = Campaign.Asked.FindLast(a => IsFor(a.Unit, a.Form, a.Evaluation, route, subject))?.Until,
            Proposed = Campaign.Proposed.FindLast(p =>
                IsFor(p.Extension.Unit, p.Extension.Form, p.Extension.Evaluation, route, subject)).Extension?.Until,
        };

    private bool IsFor(string unit, string form, string? evaluation, RouteLaid route, string? subject) =>
        unit == Unit.Code && form == route.Form && (evaluation is null || evaluation == subject);
}
