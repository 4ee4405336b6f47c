namespace PerfLedger.Domain.SelfEvaluations.Tables;

/// <summary>Adds a row to a 基础数据表 under the next free id; a row of this name that stands is not added twice.</summary>
/// <param name="Slot">Where, as the layout names it: projectLine, provincialLine, building.</param>
/// <param name="Name">What the row is for.</param>
/// <param name="Ground">Why; compulsory after the first submission.</param>
public sealed record AddTableRow(string Slot, string Name, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (state.Layout is not { } table || table.Slots.FirstOrDefault(s => s.Slot.Key == Slot) is not { Slot: not null } place)
            return Refusals.TableTakesNoSuchRow(Slot, state.Layout?.Slots.Select(s => s.Slot.Key) ?? []);
        if (string.IsNullOrWhiteSpace(Name)) return Refusals.TableRowNeedsAName();
        if (TableRows.Named(state, Slot, Name) is not null) return Decision<ISelfEvaluationEvent>.Nothing;
        if (Ground.Check(state) is { } no) return no;
        return FigureChange.Record(state, new TableRowAdded(
            TableRows.Next(state, place.Section, place.Slot), Slot, Name, TableRows.NextOrder(state), Ground.Reason));
    }
}
