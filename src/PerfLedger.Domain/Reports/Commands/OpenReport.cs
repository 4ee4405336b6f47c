using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;

namespace PerfLedger.Domain.Reports.Commands;

/// <summary>Opens a report: what it is for, and the headings it has from now on.</summary>
/// <param name="Opening">Form, unit, year, special fund and project.</param>
/// <param name="Outline">The headings of the form as it stands.</param>
public sealed record OpenReport(SelfEvaluationOpened Opening, Outline Outline)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(Report state) => new OpenSelfEvaluation(Opening).Decide(state.Form) switch
    {
        Decision<ISelfEvaluationEvent>.Accepted { Events.Count: > 0 } a => new List<ISelfEvaluationEvent>(
            [.. a.Events, new ReportOutlined(Outline)]),
        var other => other,
    };
}
