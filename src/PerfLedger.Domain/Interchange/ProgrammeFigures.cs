using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Programmes;

namespace PerfLedger.Domain.Interchange;

/// <summary>The figures of a programme and the <c>overall</c> of an interchange file, both ways.</summary>
public static class ProgrammeFigures
{
    private static readonly string[] Amounts = ["initial", "adjustment", "fullYear", "executed", "carryOver"];

    /// <summary>The figures a file states, with their places in it.</summary>
    public static IEnumerable<(string Figure, FigureValue Value, string At)> Of(InterchangeProgramme file)
    {
        yield return ("overall.department", FigureValue.OfText(file.Department), "/department");
        if (file.Overall is not { } overall) yield break;
        yield return ("overall.initial", overall.Initial, "/overall/initial");
        yield return ("overall.adjustment", overall.Adjustment, "/overall/adjustment");
        yield return ("overall.executed", overall.Executed, "/overall/executed");
        for (var i = 0; i < overall.Statements.Length; i++)
        {
            var (s, at, n) = (overall.Statements[i], $"/overall/statements/{i}", $"statement.{i + 1:D2}");
            yield return ($"{n}.place", FigureValue.OfText(s.Place), $"{at}/place");
            foreach (var (name, value) in Amounts.Zip([s.Initial, s.Adjustment, s.FullYear, s.Executed, s.CarryOver]))
                yield return ($"{n}.{name}", value, $"{at}/{name}");
            yield return ($"{n}.text", FigureValue.OfText(s.Text), $"{at}/text");
        }
    }

    /// <summary>What the stream of a programme says, as a file states it.</summary>
    /// <param name="state">The programme.</param>
    /// <param name="moneyUnit">万元 or 元.</param>
    public static InterchangeProgramme Read(Programme state, string moneyUnit)
    {
        var statements = state.Figures.Keys.Where(k => k.StartsWith("statement.", StringComparison.Ordinal))
            .Select(k => k.Split('.')[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(n => new InterchangeStatement(
                state[$"statement.{n}.place"].Printed ?? "", state[$"statement.{n}.initial"], state[$"statement.{n}.adjustment"],
                state[$"statement.{n}.fullYear"], state[$"statement.{n}.executed"], state[$"statement.{n}.carryOver"],
                state[$"statement.{n}.text"].Printed));
        return new InterchangeProgramme(
            state["overall.department"].Printed ?? "",
            new InterchangeOverall(moneyUnit, state["overall.initial"], state["overall.adjustment"], state["overall.executed"],
                [.. statements]));
    }
}
