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
    /// <summary>Codes of the units wanted; null = all. <see cref="Forms"/> are those of these units at least.</summary>
    public IReadOnlyCollection<string>? Only { get; init; }

    /// <summary>The duties in order of due day, unit, stage, form and subject.</summary>
    public IReadOnlyList<Duty> All()
    {
        if (Campaign.Opened is not { } opened) return [];
        var forms = Forms.ToLookup(f => f.Key.Unit, StringComparer.Ordinal);
        var duties = new List<Duty>();
        var units = Only?.Select(code => Campaign.Units.GetValueOrDefault(code)).OfType<UnitEnlisted>() ?? Campaign.Units.Values;
        foreach (var unit in units)
        {
            var packages = new Packages(this, unit, [.. forms[unit.Code]]).All().ToList();
            duties.AddRange(packages);
            duties.AddRange(new StageDuties(this, unit, packages, [.. forms[unit.Code]]).All());
        }

        return [.. duties.Select(d => Standing(d, binds: !opened.Retrospective))
            .OrderBy(d => d.Due).ThenBy(d => d.Unit, StringComparer.Ordinal).ThenBy(d => d.Stage)
            .ThenBy(d => d.Form, StringComparer.Ordinal).ThenBy(d => d.Subject, StringComparer.Ordinal)];
    }

    // A campaign at its end demands nothing more; what was done in it stays done. 补录 knows no late day.
    private Duty Standing(Duty duty, bool binds) => duty with
    {
        Binds = binds,
        State = Campaign.Ended && duty.State != DutyState.Done ? DutyState.Ended : duty.State,
        LateDays = binds && !(Campaign.Ended && duty.State != DutyState.Done) ? duty.LateDays : 0,
    };

    internal static DutyState StateOf(Stage stage) => stage switch
    {
        Stage.Returned or Stage.Correcting => DutyState.Returned,
        Stage.Submitted => DutyState.Submitted,
        Stage.Accepted => DutyState.Accepted,
        Stage.Filed => DutyState.Done,
        _ => DutyState.Open,
    };
}
