using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Reports.Commands;

/// <summary>Takes a file over: opens the report if need be, links sources, writes sections, states attachments. All or none.</summary>
/// <param name="File">The file.</param>
/// <param name="Outline">The outline of its form; used at the opening alone.</param>
/// <param name="Ground">Why; compulsory after the first submission.</param>
/// <param name="Retrospective">补录: a past year entered later.</param>
/// <param name="Campaign">Campaign it belongs to.</param>
public sealed record ImportReport(InterchangeReport File, Outline Outline, Ground Ground, bool Retrospective, string? Campaign)
{
    /// <summary>Decides. The first thing that cannot be done decides for all.</summary>
    public Decision<ISelfEvaluationEvent> Decide(Report state)
    {
        var (events, now, meta) = (new List<ISelfEvaluationEvent>(), state, state.Form.Last);
        foreach (var step in Steps(state))
        {
            var decision = step(now);
            if (decision is not Decision<ISelfEvaluationEvent>.Accepted accepted) return decision;
            events.AddRange(accepted.Events);
            now = accepted.Events.Aggregate(now, (r, e) => Report.Evolve(r, e, meta with { Version = r.Form.Version + 1 }));
        }

        return events;
    }

    /// <summary>The opening event of the file.</summary>
    public SelfEvaluationOpened Opening => new(
        File.Identity.Form, File.Identity.RulePack, File.Identity.FiscalYear, File.Identity.Unit, File.Identity.CompetentDepartment,
        File.Identity.SpecialFund, File.Identity.Project, File.Identity.MoneyUnit, Campaign, null, Retrospective,
        File.Identity.SpecialFundCode);

    private IEnumerable<Func<Report, Decision<ISelfEvaluationEvent>>> Steps(Report state)
    {
        var standing = state.Form.Opened;
        var opening = standing is null ? Opening : Opening with { Campaign = standing.Campaign, Retrospective = standing.Retrospective };
        yield return new OpenReport(opening, Outline).Decide;
        foreach (var (alias, stream) in File.Sources) yield return new LinkSource(alias, stream, Ground).Decide;
        foreach (var (section, content, at) in File.Sections)
            yield return new WriteSection(section, content, Ground, Source: new FigureSource(File.Sha256, at)).Decide;
        foreach (var a in File.Attachments)
            yield return new StateAttachment(a.No, a.Stream, a.Sha256, a.Name, a.Absent, Ground).Decide;
    }
}
