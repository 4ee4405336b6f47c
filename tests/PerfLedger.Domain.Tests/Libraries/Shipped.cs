using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Checks;

namespace PerfLedger.Domain.Tests.Libraries;

/// <summary>The libraries as shipped, and a form with one row picked from one of them.</summary>
internal static class Shipped
{
    public static IndicatorLibrary Education { get; } = Read("hunan-education-2019");

    public static IndicatorLibrary Overall { get; } = Read("hunan-overall-2019");

    public static RulePack Pack { get; } = Filed2020.Shipped("hunan-2019");

    public static byte[] Bytes(string name) => Filed2020.Repository($"templates/indicator-libraries/{name}.json");

    public static SelfEvaluationOpened Opened(string form) => new(form, "hunan-2019", 2019, new UnitRef("SL-XX", "示例学校"), "示例教育厅", null,
        form.StartsWith("overall", StringComparison.Ordinal) ? null : new ProjectRef("01", "示例项目"), "万元", null, null, false);

    /// <summary>A row picked, its cells filled in, scored under the rules of 2019.</summary>
    public static IndicatorResult Score(
        IndicatorLibrary library, int no, string? target, string actual, string weight, RulePack? pack = null) =>
        Assert.Single(Calc.Compute(Picked(library, no, target, actual, weight, weight), library.With(pack ?? Pack)).Indicators);

    public static IEnumerable<Finding> Check(
        IndicatorLibrary library, int no, string? target, string actual, string weight, string score, RulePack? pack = null) =>
        FormChecks.Run(Picked(library, no, target, actual, weight, score), library.With(pack ?? Pack))
            .Where(f => f.At.StartsWith("/indicators/", StringComparison.Ordinal));

    public static SelfEvaluation Picked(IndicatorLibrary library, int no, string? target, string actual, string weight, string score)
    {
        var form = library == Overall ? "overall-self-evaluation/2019-hunan" : "special-evaluation/2019-hunan";
        var opened = Evolve(SelfEvaluation.Initial, [Opened(form)]);
        var picked = Evolve(opened, Events(new PickIndicator(library, no, null, Ground.None).Decide(opened)));
        var id = Assert.Single(picked.Indicators).Key;
        List<ISelfEvaluationEvent> cells = [];
        foreach (var (cell, text) in new[] { ("target", target), ("actual", actual), ("weight", weight), ("score", score) })
            if (text is not null)
                cells.AddRange(Events(
                    new EnterFigure(new FigureInput($"indicator.{id}.{cell}", Value(cell, text)), Ground.None).Decide(picked)));
        return Evolve(picked, cells);
    }

    public static IReadOnlyList<ISelfEvaluationEvent> Events(Decision<ISelfEvaluationEvent> decision) =>
        decision is Decision<ISelfEvaluationEvent>.Accepted accepted ? accepted.Events
            : throw new Xunit.Sdk.XunitException(decision.ToString());

    public static SelfEvaluation Evolve(SelfEvaluation state, IEnumerable<ISelfEvaluationEvent> events) => events.Aggregate(state, (s, e) =>
        Evolution.Evolve(s, e, new EventMeta(s.Version + 1, s.Version + 1, DateTimeOffset.UnixEpoch, "p-01")));

    private static Figures.FigureValue Value(string cell, string text) =>
        Figures.FigureReader.ReadFigure($"indicator.i.{cell}", text, "万元").Value!;

    private static IndicatorLibrary Read(string name)
    {
        var reading = IndicatorLibrary.Parse(Bytes(name));
        Assert.Empty(reading.Faults);
        return reading.Library!;
    }
}
