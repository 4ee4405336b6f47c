namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Adds a row to the indicator block under the next free id; a row of these names that stands is not added twice.</summary>
/// <param name="Names">Levels and name.</param>
/// <param name="Place">Place in the block from 1; null = at the end.</param>
/// <param name="Ground">Why; compulsory after the first submission, with document and date after the approval of the targets.</param>
public sealed record AddIndicator(IndicatorNames Names, int? Place, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (state.Layout is not null) return Refusals.TableHasNoIndicators();
        if (!Names.AreComplete()) return Refusals.IndicatorNeedsItsNames();
        if (state.Named(Names) is not null) return Decision<ISelfEvaluationEvent>.Nothing;
        if (Place < 1 || Place > state.Indicators.Count + 1) return Refusals.NoSuchPlace(Place.Value, state.Indicators.Count + 1);
        if (Ground.Check(state, approved: true) is { } no) return no;
        var added = new IndicatorAdded(
            IdSequence.Next(state, "i"), Names.Level1, Names.Level2, Names.Name, state.NextOrder(), Ground.Reason, Ground.Document,
                Ground.On);
        var next = Evolution.Evolve(state, added, state.Last);
        return FigureChange.Record(state, [added, .. IndicatorRows.Move(next, added.Id, Place ?? next.Indicators.Count)]);
    }
}
