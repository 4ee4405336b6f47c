using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Programmes;

/// <summary>An event of a programme stream: overall figures of a special fund as its report states them, recorded as figures.</summary>
public interface IProgrammeEvent;

/// <summary>The state of one programme: what the report says of all its projects together, to be held against their sum (BUD-07).</summary>
public sealed record Programme
{
    /// <summary>Before the first event.</summary>
    public static Programme Initial { get; } = new();

    /// <summary>Figures by code.</summary>
    public ImmutableSortedDictionary<string, Figure> Figures { get; init; } =
        ImmutableSortedDictionary<string, Figure>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The value of a figure; blank when it was never entered.</summary>
    public FigureValue this[string figure] => Figures.TryGetValue(figure, out var f) ? f.Value : FigureValue.Blank;

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a programme stream.</exception>
    public static Programme Evolve(Programme s, IProgrammeEvent e, EventMeta m) => e switch
    {
        FigureEntered x => s with { Figures = s.Figures.SetItem(x.Figure, new Figure(x.Value, m)) },
        FigureCorrected x => s with { Figures = s.Figures.SetItem(x.Figure, new Figure(x.After, m)) },
        _ => throw new InvalidOperationException($"No programme knows the event {e.GetType().Name}."),
    };
}
