using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Enters or corrects one figure.</summary>
/// <param name="Input">The cell and its new value.</param>
/// <param name="Ground">Why; compulsory after the first submission and for approved targets and weights.</param>
public sealed record EnterFigure(FigureInput Input, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state) => new EnterFigures([Input], Ground).Decide(state);
}
