using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Undoing;

namespace PerfLedger.Domain.Programmes;

/// <summary>撤销 for the overall figures of a programme, by the same rule as for a form.</summary>
public sealed class UndoProgrammeOperation
{
    private readonly PlainUndo<Programme, IProgrammeEvent> _undo;
    private readonly Ground _ground;

    /// <summary>Plans the undo.</summary>
    /// <param name="past">All events of the stream, in order.</param>
    /// <param name="ground">Why; the reason is compulsory.</param>
    public UndoProgrammeOperation(IEnumerable<PastEvent<IProgrammeEvent>> past, Ground ground)
    {
        _ground = ground;
        _undo = new(past, ground, Programme.Initial, Programme.Evolve, e => new OverallFigure(FigureOf(e)), e => e.GetType().Name);
    }

    /// <summary>What goes back and what stays.</summary>
    public UndoPlan Plan => _undo.Plan;

    /// <summary>Decides.</summary>
    public Decision<IProgrammeEvent> Decide()
    {
        if (_undo.Events.Count == 0) return Decision<IProgrammeEvent>.Nothing;
        if (_ground.Reason is not { } reason) return Refusals.UndoNeedsAReason();
        return reason.Check() is { } no ? no : new List<IProgrammeEvent>(_undo.Events);
    }

    private static string FigureOf(IProgrammeEvent e) => e switch
    {
        FigureEntered x => x.Figure,
        FigureCorrected x => x.Figure,
        _ => throw new InvalidOperationException($"No programme knows the event {e.GetType().Name}."),
    };

    /// <summary>One overall figure.</summary>
    private sealed record OverallFigure(string Figure) : PlainThing<Programme, IProgrammeEvent>(Figure)
    {
        public override string Name(Programme s) => ProgrammeCatalogue.Find(Figure)?.Name ?? Figure;

        public override object In(Programme s) => s[Figure];

        public override string? Show(object? value) => (value as FigureValue)?.Printed;

        public override bool Same(object? a, object? b) => FigureChange.Same((FigureValue)a!, (FigureValue)b!);

        public override IProgrammeEvent Back(Programme now, object? before, Ground ground) => new FigureCorrected(
            Figure, now[Figure], (FigureValue)before!, ground.Reason, ground.Evidence, ground.Document, ground.On, null);
    }
}
