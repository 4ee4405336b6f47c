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
        if (Faults(state).FirstOrDefault() is { } fault) return fault.Refusal is { } no ? no : fault.Conflict!;
        List<ISelfEvaluationEvent> changes =
            [.. Inputs.Select(i => FigureChange.Plan(state, i.Figure, i.Value, Ground, i.Source)).OfType<ISelfEvaluationEvent>()];
        if (changes.Count == 0) return changes;
        return Ground.Check(state, Inputs.Any(i => Touches(state, i))) is { } refused ? refused : FigureChange.Record(state, changes);
    }

    /// <summary>Every cell that cannot be set, in the order given; whether the form is open and the ground carries is not asked.</summary>
    public IEnumerable<CellFault> Faults(SelfEvaluation state)
    {
        foreach (var input in Inputs)
        {
            if (FigureRule.Check(state, input.Figure, input.Value) is { } no) yield return new CellFault(input.Figure, no, null);
            else if (!FigureChange.Same(state[input.Figure], input.Value) && Conflict(state, input) is { } conflict)
                yield return new CellFault(input.Figure, null, conflict);
        }
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

/// <summary>What stands against one cell of a batch: a rule, or a change by somebody else.</summary>
/// <param name="Figure">Figure code.</param>
/// <param name="Refusal">The rule; null when it is a conflict.</param>
/// <param name="Conflict">The change; null when it is a rule.</param>
public sealed record CellFault(string Figure, Refusal? Refusal, FigureConflict? Conflict);
