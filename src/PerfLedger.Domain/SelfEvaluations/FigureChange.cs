using System.Collections.Immutable;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>Why and on what ground a batch of cells is changed: one for a whole import, paste or answer to a return.</summary>
/// <param name="Reason">Compulsory for corrections after the first submission.</param>
/// <param name="Evidence">SHA-256 of attached evidence.</param>
/// <param name="Document">The document that orders or proves the change; compulsory for approved targets and weights.</param>
/// <param name="On">Date of the document.</param>
public sealed record Ground(Reason? Reason, ImmutableArray<string> Evidence, string? Document = null, DateOnly? On = null)
{
    /// <summary>No reason given.</summary>
    public static Ground None { get; } = new(null, []);
}

/// <summary>The one place where a new value becomes the event that records it.</summary>
internal static class FigureChange
{
    /// <summary>The event for setting a figure; null when it already stands so. A first value is entered, any other corrects.</summary>
    public static ISelfEvaluationEvent? Plan(SelfEvaluation s, string figure, FigureValue value, Ground ground, FigureSource? source = null)
    {
        var before = s[figure];
        if (Same(before, value)) return null;
        return s.Figures.ContainsKey(figure)
            ? new FigureCorrected(figure, before, value, ground.Reason, ground.Evidence, ground.Document, ground.On, source)
            : new FigureEntered(figure, value, source);
    }

    /// <summary>Printed values that no longer follow from the inputs these events change, unless the same batch sets them itself.</summary>
    public static IEnumerable<PrintedValueVoided> Voided(SelfEvaluation s, IReadOnlyCollection<ISelfEvaluationEvent> events)
    {
        var touched = events.Select(Touched).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return from printed in PrintedFigures
               where !touched.Contains(printed) && !s[printed].IsBlank && touched.Any(t => Feeds(t, printed))
               select new PrintedValueVoided(printed, s[printed]);
    }

    /// <summary>Equal as a person reads them: same kind of blank, or the same printed text in the same unit.</summary>
    public static bool Same(FigureValue a, FigureValue b) =>
        a.IsBlank && b.IsBlank || (a.IsBlank == b.IsBlank && string.Equals(a.Printed, b.Printed, StringComparison.Ordinal) && a.Unit == b.Unit);

    private static readonly string[] PrintedFigures = ["execution.rate", "execution.score", "total.weight", "total.score", "total.grade"];

    private static string? Touched(ISelfEvaluationEvent e) => e switch
    {
        FigureEntered x => x.Figure,
        FigureCorrected x => x.Figure,
        ScoreOverridden x => x.Figure,
        IndicatorStatusSet x => $"indicator.{x.Id}.score",
        IndicatorWithdrawn x => $"indicator.{x.Id}.weight.score",
        _ => null,
    };

    private static bool Feeds(string input, string printed)
    {
        var money = input is "funds.total.fullYear" or "funds.total.executed";
        var score = input.StartsWith("indicator.", StringComparison.Ordinal) && input.EndsWith(".score", StringComparison.Ordinal);
        var weight = input.StartsWith("indicator.", StringComparison.Ordinal) && input.Contains(".weight", StringComparison.Ordinal);
        var executionWeight = input == "execution.weight";
        return printed switch
        {
            "execution.rate" => money,
            "execution.score" => money || executionWeight,
            "total.weight" => weight || executionWeight,
            _ => money || score || executionWeight || input == "execution.score",
        };
    }
}
