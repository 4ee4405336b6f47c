namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Withdraws a line under an amount; its id is not given again.</summary>
/// <param name="Figure">Code of the money figure.</param>
/// <param name="Part">Id of the line.</param>
/// <param name="Ground">Why; compulsory after the first submission.</param>
public sealed record WithdrawPart(string Figure, string Part, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        var elsewhere = state.Parts.Any(p => p.Key != Figure && p.Value.ContainsKey(Part));
        if (elsewhere || !state.IdsEverUsed.Contains(Part)) return Refusals.PartIsUnknown(Part);
        if (state.Parts.GetValueOrDefault(Figure)?.ContainsKey(Part) != true) return Decision<ISelfEvaluationEvent>.Nothing;
        return Ground.Check(state) is { } no ? no : FigureChange.Record(state, new PartWithdrawn(Figure, Part, Ground.Reason));
    }
}
