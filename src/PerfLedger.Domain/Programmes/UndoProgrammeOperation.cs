using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Undoing;

namespace PerfLedger.Domain.Programmes;

/// <summary>撤销 for the overall figures of a programme, by the same rule as for a form.</summary>
public sealed class UndoProgrammeOperation
{
    private readonly List<IProgrammeEvent> _events = [];
    private readonly Ground _ground;

    /// <summary>Plans the undo.</summary>
    /// <param name="past">All events of the stream, in order.</param>
    /// <param name="ground">Why; the reason is compulsory.</param>
    public UndoProgrammeOperation(IEnumerable<PastEvent<IProgrammeEvent>> past, Ground ground)
    {
        _ground = ground;
        var now = Programme.Initial;
        Dictionary<string, (FigureValue Before, Figure Left)> touched = new(StringComparer.Ordinal);
        foreach (var e in past)
        {
            var before = now;
            now = Programme.Evolve(now, e.Event, e.Meta);
            if (!e.Undone) continue;
            var figure = FigureOf(e.Event);
            touched[figure] = (touched.GetValueOrDefault(figure).Before ?? before[figure], now.Figures[figure]);
        }

        Plan = Judge(now, touched);
    }

    /// <summary>What goes back and what stays.</summary>
    public UndoPlan Plan { get; }

    /// <summary>Decides.</summary>
    public Decision<IProgrammeEvent> Decide()
    {
        if (_events.Count == 0) return _events;
        if (_ground.Reason is not { } reason) return Refusals.UndoNeedsAReason();
        return reason.Check() is { } no ? no : _events;
    }

    private UndoPlan Judge(Programme now, Dictionary<string, (FigureValue Before, Figure Left)> touched)
    {
        List<UndoneThing> restored = [];
        List<KeptThing> kept = [];
        foreach (var (figure, (before, left)) in touched)
        {
            var standing = now.Figures[figure];
            if (FigureChange.Same(standing.Value, before)) continue;
            if (standing.Last.Position > left.Last.Position)
            {
                kept.Add(new(figure, Name(figure), left.Value.Printed, standing.Value.Printed, standing.Last));
                continue;
            }

            restored.Add(new(figure, Name(figure), standing.Value.Printed, before.Printed));
            _events.Add(new FigureCorrected(
                figure, standing.Value, before, _ground.Reason, _ground.Evidence, _ground.Document, _ground.On, null));
        }

        return new UndoPlan([.. restored], [.. kept], []);
    }

    private static string Name(string figure) => ProgrammeCatalogue.Find(figure)?.Name ?? figure;

    private static string FigureOf(IProgrammeEvent e) => e switch
    {
        FigureEntered x => x.Figure,
        FigureCorrected x => x.Figure,
        _ => throw new InvalidOperationException($"No programme knows the event {e.GetType().Name}."),
    };
}
