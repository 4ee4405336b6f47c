using PerfLedger.Domain.SelfEvaluations.Facets;

namespace PerfLedger.Domain.SelfEvaluations.Undoing;

/// <summary>
/// 撤销: takes one operation (an import, a bulk action) back in one form, by compensating events. What still stands as the operation
/// left it goes back to what stood before; what was changed since is listed and stays; the workflow is never taken back. A row or line
/// that was withdrawn comes back under a new id, for ids are never used again. Undoing twice records nothing.
/// </summary>
public sealed class UndoOperation
{
    private readonly Footprint _footprint;
    private readonly Ground _ground;
    private readonly List<ISelfEvaluationEvent> _events = [];
    private readonly List<UndoneThing> _restored = [];
    private readonly List<KeptThing> _kept = [];
    private readonly List<ImpossibleUndo> _impossible = [];
    private SelfEvaluation _running;

    /// <summary>Plans the undo.</summary>
    /// <param name="past">All events of the stream, in order.</param>
    /// <param name="ground">Why; the reason is compulsory, document and date too where approved targets go back.</param>
    /// <param name="initial">The state before the first event, knowing the forms that are tables; null = none is.</param>
    public UndoOperation(IEnumerable<PastEvent<ISelfEvaluationEvent>> past, Ground ground, SelfEvaluation? initial = null)
    {
        _footprint = new Footprint(past, initial ?? SelfEvaluation.Initial);
        _ground = ground;
        _running = _footprint.Now;
        foreach (var e in _footprint.Events.Where(e => FormFacets.Touched(e.Event).Count == 0))
            _impossible.Add(new(EventNames.Of(e.Event), e.Meta.Position, UndoWords.Why(e.Event)));
        foreach (var facet in _footprint.Touched.OrderBy(Rank)) Judge(facet);
        Plan = new UndoPlan([.. _restored], [.. _kept], [.. _impossible]);
    }

    /// <summary>What goes back, what stays, what cannot.</summary>
    public UndoPlan Plan { get; }

    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide()
    {
        if (_events.Count == 0) return Decision<ISelfEvaluationEvent>.Nothing;
        var now = _footprint.Now;
        if (!now.IsWritable) return Refusals.FormIsNotWritable(now);
        if (_ground.Reason is null) return Refusals.UndoNeedsAReason();
        if (_ground.Check(now, _events.Exists(IsApproved)) is { } no) return no;
        return new List<ISelfEvaluationEvent>([.. _events, .. FigureChange.Voided(now, _events).Where(v => !IsTrueAgain(v))]);
    }

    // A printed value that outlived the operation and has the inputs it was printed from again.
    private bool IsTrueAgain(PrintedValueVoided v) =>
        FigureChange.Same(_footprint.Origin[v.Figure], v.Printed) && FigureChange.HasSameInputs(v.Figure, _footprint.Origin, _running);

    private void Judge(Facet facet)
    {
        var before = _footprint.Before(facet);
        if (facet.Row is { } row && row != facet && CoveredByItsRow(facet, row)) return;
        if (facet.IsBack(_running, before)) return;
        if (_footprint.ChangedSince(facet) is { } since)
            Keep(facet, since);
        else if (IsVoided(facet, before) && !FigureChange.HasSameInputs(facet.Code, _footprint.StateBefore(facet), _running))
            Impossible(facet, UndoWords.StaysComputed(facet.Name(_running), facet.Show(before)));
        else if (facet.Back(_running, before, _ground) is { } events)
            Restore(facet, before, events);
        else
            Impossible(facet, UndoWords.CannotGoBack(facet, facet.Show(before)));
    }

    private void Keep(Facet facet, EventMeta since)
    {
        var now = _footprint.Now;
        _kept.Add(new(facet.Code, facet.Name(now), facet.Show(_footprint.Left(facet)), facet.Show(facet.In(now)), since));
    }

    private void Impossible(Facet facet, string why) => _impossible.Add(new(facet.Code, _footprint.LastTouch(facet), why));

    // The cells of a row that the operation added or withdrew go or stay with it; those of a row that others withdrew are out of reach.
    private bool CoveredByItsRow(Facet facet, Facet row)
    {
        if (_footprint.Touched.Contains(row)) return true;
        if (row.In(_footprint.Now) is not null) return false;
        Keep(facet, _footprint.LastOfRow(row));
        return true;
    }

    private void Restore(Facet facet, object? before, IReadOnlyList<ISelfEvaluationEvent> events)
    {
        _restored.Add(new(facet.Code, facet.Name(_footprint.Now), facet.Show(facet.In(_running)), facet.Show(before)));
        foreach (var e in events)
        {
            _events.Add(e);
            _running = Evolution.Evolve(_running, e, _running.Last);
        }
    }

    private bool IsVoided(Facet facet, object? before) =>
        facet is FigureFacet && before is not null && _footprint.Now[facet.Code].IsBlank;

    // Rows leave before names go back and rows come back, so that no name ever stands twice; places when all rows are there,
    // printed values that the operation had voided when all their inputs are.
    private int Rank(Facet facet) => facet switch
    {
        RowFacet or TableRowFacet when _footprint.Before(facet) is null => 0,
        NamesFacet or TableRowNameFacet => 1,
        RowFacet or TableRowFacet => 2,
        PlaceFacet => 4,
        FigureFacet when IsVoided(facet, _footprint.Before(facet)) => 5,
        _ => 3,
    };

    private static bool IsApproved(ISelfEvaluationEvent e) => e switch
    {
        IndicatorAdded or IndicatorRenamed or IndicatorWithdrawn => true,
        FigureEntered x => Evolution.IsApproved(x.Figure),
        FigureCorrected x => Evolution.IsApproved(x.Figure),
        _ => false,
    };
}
