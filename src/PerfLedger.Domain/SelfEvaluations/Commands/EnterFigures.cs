using System.Collections.Immutable;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Enters or corrects many figures on one ground (a paste, the answer to a return): all or none.</summary>
/// <param name="Inputs">The cells, each once; cells that stand so already are passed over.</param>
/// <param name="Ground">Why; compulsory after the first submission and for approved targets and weights.</param>
public sealed record EnterFigures(ImmutableArray<FigureInput> Inputs, Ground Ground)
{
    /// <summary>Decides. The first cell that cannot be set decides for all.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (Inputs.GroupBy(i => i.Figure, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            return Refusals.FigureStandsTwice(FigureRule.Name(state, twice.Key));
        List<ISelfEvaluationEvent> changes = [];
        foreach (var input in Inputs)
        {
            if (FigureRule.Check(state, input.Figure, input.Value) is { } no) return no;
            if (FigureChange.Plan(state, input.Figure, input.Value, Ground, input.Source) is not { } change) continue;
            if (Conflict(state, input) is { } conflict) return conflict;
            changes.Add(change);
        }
        if (changes.Count == 0) return changes;
        return Ground.Check(state, Inputs.Any(i => Touches(state, i))) is { } refused ? refused : FigureChange.Record(state, changes);
    }

    private static bool Touches(SelfEvaluation state, FigureInput input) =>
        Evolution.IsApproved(input.Figure) && !FigureChange.Same(state[input.Figure], input.Value);

    private static FigureConflict? Conflict(SelfEvaluation state, FigureInput input)
    {
        var last = state.Figures.TryGetValue(input.Figure, out var figure) ? figure.Last : default;
        return input.SeenPosition is { } seen && seen != last.Position
            ? new FigureConflict(input.Figure, seen, last.Position, state[input.Figure].Printed, last.Actor ?? string.Empty)
            : null;
    }
}

/// <summary>One cell and its new value.</summary>
/// <param name="Figure">Figure code.</param>
/// <param name="Value">New value.</param>
/// <param name="SeenPosition">Ledger position of its last change as the person saw it, 0 = never entered; null = not compared.</param>
/// <param name="Source">The file and the place it was read from; null when it was typed.</param>
public sealed record FigureInput(string Figure, FigureValue Value, long? SeenPosition = null, FigureSource? Source = null);
