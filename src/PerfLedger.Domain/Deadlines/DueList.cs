using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain.Deadlines;

/// <summary>The due dates of a campaign as a list: which day binds which unit for which form (WFL-06). Answer dates of single forms stand
/// with those forms and not here.</summary>
public static class DueList
{
    /// <summary>
    /// One line a unit and route: the latest of the route's day and the extensions granted to the whole unit; and one for each single
    /// form with a later extension of its own. Empty for a retrospective campaign (补录) and before the opening. In order of the instant.
    /// </summary>
    public static IReadOnlyList<DuePassed> Of(Campaign campaign)
    {
        if (campaign.Opened is not { Retrospective: false }) return [];
        var lines = new List<DuePassed>();
        foreach (var route in campaign.Routes)
            foreach (var unit in campaign.Units.Values.Where(u => u.Kind == route.UnitKind))
                lines.AddRange(Of(campaign, route, unit));
        return [.. lines.OrderBy(l => l.Effective).ThenBy(l => l.Form, StringComparer.Ordinal).ThenBy(l => l.Unit, StringComparer.Ordinal)];
    }

    private static IEnumerable<DuePassed> Of(Campaign campaign, RouteLaid route, UnitEnlisted unit)
    {
        var granted = campaign.Extensions.Where(e => e.Unit == unit.Code && e.Form == route.Form).ToList();
        var due = new DueDate(route.Due, DueGround.Route);
        foreach (var extension in granted.Where(e => e.Evaluation is null)) due = due.OrLater(extension.Until, DueGround.Extension);
        yield return Line(route, unit, null, due);
        // A single form does not say which direction it follows: its extension is listed once, with the route for all.
        if (route.Direction is not null) yield break;
        foreach (var own in granted.Where(e => e.Evaluation is not null).GroupBy(e => e.Evaluation, StringComparer.Ordinal))
            if (own.Max(e => e.Until) is var until && until > due.On)
                yield return Line(route, unit, own.Key, new DueDate(until, DueGround.Extension));
    }

    private static DuePassed Line(RouteLaid route, UnitEnlisted unit, string? evaluation, DueDate due) =>
        new(route.Form, unit.Code, route.Direction, evaluation, due.On, due.Ground, due.Instant.ToUniversalTime());
}

/// <summary>Records the due dates of a campaign that have passed.</summary>
/// <param name="Campaign">The campaign as it stands.</param>
/// <param name="Now">The clock of the ledger; for a closed campaign the time it was closed at, when that is earlier.</param>
public sealed record RecordPassedDues(Campaign Campaign, DateTimeOffset Now)
{
    /// <summary>Decides: each is recorded once, a day that was moved after it had passed once more when it passes.</summary>
    public Decision<IDeadlineEvent> Decide(PassedDues state) =>
        DueList.Of(Campaign).Where(d => d.Effective <= Now && !state.Has(d)).Distinct().ToArray<IDeadlineEvent>();
}
