using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Libraries;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>
/// Adds a row of an indicator library to the indicator block: names, levels and scoring rule come from the library, the scoring standard
/// too where the form prints one, target and weight where the library suggests them. A row that stands is not picked twice.
/// </summary>
/// <param name="Library">The library in force.</param>
/// <param name="No">Number of the row.</param>
/// <param name="Place">Place in the block from 1; null = at the end.</param>
/// <param name="Ground">Why; as for <see cref="AddIndicator"/>.</param>
public sealed record PickIndicator(IndicatorLibrary Library, int No, int? Place, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (state.Layout is not null) return Refusals.TableHasNoIndicators();
        if (Library.Row(No) is not { } row) return Refusals.LibraryHasNoSuchRow(Library, No);
        var rule = Library.RefOf(row);
        if (state.Library is { } other && other != Library.Name) return Refusals.FormUsesAnotherLibrary(other, Library.Name);
        var names = new IndicatorNames(row.Level1, row.Level2, row.Name);
        if (state.Named(names) is { } standing && standing.RuleRef != rule) return Refusals.IndicatorStandsTwice(names);
        var adding = new AddIndicator(names, Place, Ground).Decide(state);
        if (adding is not Decision<ISelfEvaluationEvent>.Accepted { Events: [_, ..] added }) return adding;
        var id = added.OfType<IndicatorAdded>().Single().Id;
        var after = added.Aggregate(state, (s, e) => Evolution.Evolve(s, e, s.Last));
        List<ISelfEvaluationEvent> events = [.. added, new IndicatorClassified(id, null, row.Better, rule, null, null, Ground.Reason)];
        foreach (var (cell, value) in Cells(row))
            if (FigureRule.CheckCode(after, FigureCode.Indicator(id, cell).Path) is null
                && FigureChange.Plan(after, FigureCode.Indicator(id, cell).Path, value, Ground) is { } change)
                events.Add(change);
        return FigureChange.Record(state, events);
    }

    private static IEnumerable<(string Cell, FigureValue Value)> Cells(LibraryRow row)
    {
        if (row.Target is { } target) yield return ("target", FigureReader.Read(ValueKind.Cell, target, "").Value!);
        yield return ("weight", row.Weight);
        if (row.Standard is { } standard) yield return ("standard", FigureValue.OfText(standard));
    }
}
