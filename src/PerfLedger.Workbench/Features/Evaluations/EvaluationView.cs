using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>What <c>show --json</c> prints: the form, every figure with its last change, the calculation and the findings.</summary>
internal static class EvaluationView
{
    public static object Of(string stream, Folded<SelfEvaluation> folded, Assessment assessment) => new
    {
        evaluation = stream,
        version = folded.Version,
        position = folded.Position,
        stage = folded.State.Stage,
        opened = folded.State.Opened,
        filings = folded.State.Filings,
        targetsApproved = folded.State.Approval,
        adjustedTargets = folded.State.AdjustedTargets.Order(StringComparer.Ordinal),
        acknowledged = folded.State.Acknowledgement is not null,
        figures = folded.State.Figures.OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => Figure(f.Value)),
        indicators = folded.State.IndicatorsInOrder
            .Select(i => new { i.Id, i.Names.Level1, i.Names.Level2, i.Names.Name, i.Status, i.Survey }),
        parts = folded.State.Parts,
        adjustments = folded.State.Adjustments,
        evidence = folded.State.Evidence,
        opinions = folded.State.Opinions,
        rows = folded.State.Layout is null ? null : folded.State.TableRows.Values.OrderBy(r => r.Order),
        calculation = folded.State.Layout is null ? assessment.Result : null,
        findings = assessment.Findings,
    };

    private static object Figure(Figure f) => new
    {
        printed = f.Value.Printed,
        kind = f.Value.Kind,
        value = f.Value.Kind == ValueKind.Money ? null : f.Value.Value,
        yuan = f.Value.Kind == ValueKind.Money ? f.Value.Value : null,
        unit = f.Value.Unit,
        overridden = f.Overridden ? true : (bool?)null,
        lastChange = new { version = f.Last.Version, position = f.Last.Position, at = f.Last.At, by = f.Last.Actor },
    };
}
