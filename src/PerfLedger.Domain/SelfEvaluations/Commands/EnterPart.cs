namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Enters a line under an amount, or corrects it: funds.total.executed by receiving unit, a quota by item (BUD-10).</summary>
/// <param name="Figure">Code of a money figure.</param>
/// <param name="Part">Id of the line to correct, or a fresh one; null = the next free id, unless such a line stands already.</param>
/// <param name="Line">The line.</param>
/// <param name="Ground">Why; compulsory after the first submission.</param>
public sealed record EnterPart(string Figure, string? Part, PartLine Line, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (PartRule.Check(state, Figure, Line) is { } no) return no;
        var lines = state.Parts.GetValueOrDefault(Figure);
        var standing = Part is null ? null : lines?.GetValueOrDefault(Part);
        var alike = Part is null ? lines?.Values.FirstOrDefault(l => PartRule.Same(l, Line)) : standing;
        if (alike is not null && PartRule.Same(alike, Line)) return Decision<ISelfEvaluationEvent>.Nothing;
        var fresh = Part is null || (StreamIds.IsSegment(Part) && !state.IdsEverUsed.Contains(Part));
        if (standing is null && !fresh) return Refusals.PartIdIsTaken(Part!);
        if (Ground.Check(state) is { } refused) return refused;
        return FigureChange.Record(state, standing is null
            ? new PartEntered(Figure, Part ?? IdSequence.Next(state, "p"), Line, null)
            : new PartCorrected(Figure, Part!, standing, Line, Ground.Reason, null));
    }
}
