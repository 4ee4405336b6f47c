using System.Collections.Immutable;

namespace PerfLedger.Domain.RulePacks;

/// <summary>The formulas of a rule pack: an array, because a row is named by its library and number.</summary>
internal static class FormulaReader
{
    private static readonly Dictionary<string, Func<JsonPart, Formula>> Kinds = new(StringComparer.Ordinal)
    {
        ["ladder"] = Ladder,
        ["allOrNothing"] = _ => new AllOrNothingFormula(),
        ["meanOfCapped"] = p => new MeanOfCappedFormula(p.Member("parts").Whole(2, 50)),
        ["discretionary"] = _ => new DiscretionaryFormula(),
        ["derived"] = p => new DerivedFormula(p.Member("numerator").Text(), p.Member("denominator").Text()),
    };

    public static ImmutableDictionary<string, Formula> Read(JsonPart? formulas)
    {
        var read = ImmutableDictionary.CreateBuilder<string, Formula>(StringComparer.Ordinal);
        foreach (var (at, row, formula) in formulas?.List(f => f.Object(One)) ?? [])
            if (!read.TryAdd(row, formula)) at.Fault($"{row} 已有计分公式，不得重复。");
        return read.ToImmutable();
    }

    private static (JsonPart At, string Row, Formula Formula) One(JsonPart p) =>
        (p, p.Member("row").Text(), p.Member("kind").Choice(Kinds)(p));

    private static LadderFormula Ladder(JsonPart p)
    {
        var whole = p.Optional("whole")?.Truth() ?? false;
        var steps = p.Member("steps").List(s => s.Object(x => new Step(When(x.Member("when")), x.Member("share").Number(0, 1))), least: 2);
        var ladder = new LadderFormula(whole, steps);
        if (steps.Length > 1 && LadderSense.Fault(ladder) is { } fault) p.Fault(fault);
        return ladder;
    }

    private static Interval When(JsonPart p)
    {
        var text = p.Text();
        if (Interval.TryParse(text) is { } interval) return interval;
        p.Fault($"此处为 {text}，应为区间，如 [80,90)、[90,)、(,60)。");
        return new(null, false, null, false);
    }
}
