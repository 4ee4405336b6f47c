namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Enters a line under an amount, or corrects it: funds.total.executed by receiving unit, a quota by item (BUD-10).</summary>
/// <param name="Figure">Code of a money figure.</param>
/// <param name="Part">Id of the line to correct; null or a fresh id for a new one. A new line without id that stands already is passed over.</param>
/// <param name="Line">The line.</param>
/// <param name="Ground">Why; compulsory after the first submission.</param>
public sealed record EnterPart(string Figure, string? Part, PartLine Line, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state.Stage);
        if (PartRule.Check(state, Figure, Line) is { } no) return no;
        var lines = state.Parts.GetValueOrDefault(Figure);
        var standing = Part is null ? null : lines?.GetValueOrDefault(Part);
        var same = Part is null ? lines?.Values.Any(l => PartRule.Same(l, Line)) == true : standing is not null && PartRule.Same(standing, Line);
        if (same) return Decision<ISelfEvaluationEvent>.Nothing;
        if (Part is not null && standing is null && state.IdsEverUsed.Contains(Part)) return Refusals.PartIdIsTaken(Part);
        if (Part is not null && !StreamIds.IsSegment(Part)) return Refusals.PartIdIsTaken(Part);
        if (Ground.Check(state) is { } refused) return refused;
        return FigureChange.Record(state, standing is null
            ? new PartEntered(Figure, Part ?? Ids.Next(state, "p"), Line, null)
            : new PartCorrected(Figure, Part!, standing, Line, Ground.Reason, null));
    }
}
