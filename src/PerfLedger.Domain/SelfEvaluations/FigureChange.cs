using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>The one place where a new value becomes the event that records it.</summary>
internal static class FigureChange
{
    /// <summary>The event for setting a figure; null when it already stands so. A first value is entered, any other corrects.</summary>
    public static ISelfEvaluationEvent? Plan(SelfEvaluation s, string figure, FigureValue value, Ground ground, FigureSource? source = null)
    {
        var before = s[figure];
        if (Same(before, value)) return null;
        return IsSettled(s, figure)
            ? new FigureCorrected(figure, before, value, ground.Reason, ground.Evidence, ground.Document, ground.On, source)
            : new FigureEntered(figure, value, source);
    }

    /// <summary>The events, followed by the printed values they void: the answer of every decider that changes a value.</summary>
    public static Decision<ISelfEvaluationEvent> Record(SelfEvaluation s, params IReadOnlyCollection<ISelfEvaluationEvent> events) =>
        new List<ISelfEvaluationEvent>([.. events, .. Voided(s, events)]);

    /// <summary>Printed values that no longer follow from the inputs these events change, unless the same batch sets them itself.</summary>
    public static IEnumerable<PrintedValueVoided> Voided(SelfEvaluation s, IReadOnlyCollection<ISelfEvaluationEvent> events)
    {
        var touched = events.SelectMany(e => Touched(s, e)).ToHashSet(StringComparer.Ordinal);
        return from printed in PrintedFigures
               where !touched.Contains(printed) && !s[printed].IsBlank && touched.Any(t => Feeds(t, printed))
               select new PrintedValueVoided(printed, s[printed]);
    }

    /// <summary>Equal as a person reads them: same kind of blank, or the same printed text in the same unit.</summary>
    public static bool Same(FigureValue a, FigureValue b) =>
        a.IsBlank == b.IsBlank && string.Equals(a.Printed, b.Printed, StringComparison.Ordinal) && a.Unit == b.Unit;

    /// <summary>True when a printed value stands on the same inputs in both states; one that does not must not be printed again.</summary>
    public static bool HasSameInputs(string printed, SelfEvaluation a, SelfEvaluation b) =>
        a.Figures.Keys.Union(b.Figures.Keys, StringComparer.Ordinal).Where(f => Feeds(f, printed))
            .All(f => Same(Counting(a, f), Counting(b, f)));

    private static FigureValue Counting(SelfEvaluation s, string figure)
    {
        if (figure.Split('.') is not ["indicator", var id, _]) return s[figure];
        return s.Indicators.GetValueOrDefault(id) is { Status: not IndicatorStatus.NotApplicable } ? s[figure] : FigureValue.Blank;
    }

    private static readonly string[] PrintedFigures = ["execution.rate", "execution.score", "total.weight", "total.score", "total.grade"];

    // A blank that was submitted, or approved as a target, has been seen by others: filling it in is a correction with its ground.
    private static bool IsSettled(SelfEvaluation s, string figure) =>
        s.Figures.ContainsKey(figure) || s.NeedsReason || (s.Approval is not null && Evolution.IsApproved(figure));

    private static string[] Touched(SelfEvaluation s, ISelfEvaluationEvent e) => e switch
    {
        FigureEntered x => [x.Figure],
        FigureCorrected x => [x.Figure],
        ScoreOverridden x => [x.Figure],
        IndicatorStatusSet x => StatusTouches(s, x),
        IndicatorWithdrawn x => [$"indicator.{x.Id}.weight", $"indicator.{x.Id}.score"],
        _ => [],
    };

    // 不适用 takes the weight out of the total, 未实施 leaves it in (SCO-17).
    private static string[] StatusTouches(SelfEvaluation s, IndicatorStatusSet x)
    {
        var before = s.Indicators.GetValueOrDefault(x.Id)?.Status ?? IndicatorStatus.CarriedOut;
        var score = $"indicator.{x.Id}.score";
        var counts = before != IndicatorStatus.NotApplicable && x.Status != IndicatorStatus.NotApplicable;
        return counts ? [score] : [$"indicator.{x.Id}.weight", score];
    }

    private static bool Feeds(string input, string printed)
    {
        var money = input is "funds.total.fullYear" or "funds.total.executed";
        var executionWeight = input == "execution.weight";
        return printed switch
        {
            "execution.rate" => money,
            "execution.score" => money || executionWeight,
            "total.weight" => executionWeight || IsCell(input, ".weight"),
            "total.score" => money || executionWeight || input == "execution.score" || IsCell(input, ".score"),
            _ => input == "total.score" || Feeds(input, "total.score"),
        };
    }

    private static bool IsCell(string input, string cell) =>
        input.StartsWith("indicator.", StringComparison.Ordinal) && input.EndsWith(cell, StringComparison.Ordinal);
}
