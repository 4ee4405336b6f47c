using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Programmes;

/// <summary>Enters or corrects an overall figure of a programme. It is never submitted, so a reason is not compulsory.</summary>
/// <param name="Figure">Figure code.</param>
/// <param name="Value">New value.</param>
/// <param name="Ground">Why.</param>
/// <param name="Source">Where it was read from.</param>
public sealed record EnterProgrammeFigure(string Figure, FigureValue Value, Ground Ground, FigureSource? Source = null)
{
    /// <summary>Decides.</summary>
    public Decision<IProgrammeEvent> Decide(Programme state)
    {
        if (ProgrammeCatalogue.Find(Figure) is not { } definition) return Refusals.ProgrammeFigureIsUnknown(Figure);
        if (!FigureRule.Fits(definition.Kind, Value)) return Refusals.ProgrammeValueDoesNotFit(definition.Name, Value);
        var before = state[Figure];
        if (FigureChange.Same(before, Value)) return Decision<IProgrammeEvent>.Nothing;
        if (Ground.Reason?.Check() is { } no) return no;
        return new IProgrammeEvent[]
        {
            state.Figures.ContainsKey(Figure)
                ? new FigureCorrected(Figure, before, Value, Ground.Reason, Ground.Evidence, Ground.Document, Ground.On, Source)
                : new FigureEntered(Figure, Value, Source),
        };
    }
}
