using System.Collections.Immutable;

namespace PerfLedger.Domain.RulePacks;

/// <summary>Formulas as data: of a rule pack (an array, because a row is named by its library and number) and of a library's own
/// rows.</summary>
internal static class FormulaReader
{
    private const decimal Least = 0.0001m;

    private static readonly Dictionary<string, bool> Sides = new(StringComparer.Ordinal) { ["below"] = true, ["above"] = false };

    private static readonly Dictionary<string, Func<JsonPart, Formula>> Kinds = new(StringComparer.Ordinal)
    {
        ["cappedRatio"] = _ => new CappedRatioFormula(),
        ["measured"] = _ => new MeasuredFormula(),
        ["growth"] = _ => new GrowthFormula(),
        ["ladder"] = Ladder,
        ["weightedLadder"] = p => new WeightedLadderFormula(Continuous(p)),
        ["deduction"] = p => new DeductionFormula(p.Member("from").Number(-1000, 1000),
            p.Member("losing").Choice(Sides), p.Member("per").Number(Least, 1000), p.Member("minus").Number(Least, 100),
            p.Member("of").Number(Least, 100)),
        ["checklist"] = p => new ChecklistFormula(p.Member("items").List(i => i.Text(), least: 2), p.Member("minus").Number(Least, 100),
            p.Member("of").Number(Least, 100)),
        ["conditions"] = Conditions,
        ["levels"] = Levels,
        ["allOrNothing"] = _ => new AllOrNothingFormula(),
        ["meanOfCapped"] = p => new MeanOfCappedFormula(p.Member("parts").Whole(2, 50)),
        ["discretionary"] = p => new DiscretionaryFormula(p.Optional("fullAt")?.Number(-1000, 1000)),
        ["derived"] = p => new DerivedFormula(p.Member("numerator").Text(), p.Member("denominator").Text()),
    };

    public static ImmutableDictionary<string, Formula> Read(JsonPart? formulas)
    {
        var read = ImmutableDictionary.CreateBuilder<string, Formula>(StringComparer.Ordinal);
        foreach (var (at, row, formula) in formulas?.List(f => f.Object(p => (p, p.Member("row").Text(), One(p)))) ?? [])
            if (!read.TryAdd(row, formula)) at.Fault($"{row} 已有计分公式，不得重复。");
        return read.ToImmutable();
    }

    /// <summary>The formula an object states by its kind.</summary>
    public static Formula One(JsonPart p) => p.Member("kind").Choice(Kinds)(p);

    private static LadderFormula Ladder(JsonPart p)
    {
        var whole = p.Optional("whole")?.Truth() ?? false;
        var steps = p.Member("steps").List(s => s.Object(x => new Step(When(x.Member("when")), x.Member("share").Number(0, 1))), least: 2);
        var ladder = new LadderFormula(whole, steps);
        if (steps.Length > 1 && LadderSense.Fault(ladder) is { } fault) p.Fault(fault);
        return ladder;
    }

    private static LadderFormula Continuous(JsonPart p)
    {
        var ladder = Ladder(p);
        if (ladder.Whole) p.Fault("加权的档次须覆盖所有数值，不能标 whole。");
        return ladder;
    }

    private static ConditionsFormula Conditions(JsonPart p)
    {
        var conditions = p.Member("conditions").List(c => c.Object(x => new OrderedCondition(
            x.Member("what").Text(), x.Member("atLeast").Number(0, 1_000_000), x.Member("share").Number(0, 1))));
        var otherwise = p.Member("otherwise").Number(0, 1);
        var shares = conditions.Select(c => c.Share).Append(otherwise).ToList();
        if (!shares.Zip(shares.Skip(1)).All(s => s.First > s.Second)) p.Fault("各条件的得分应逐条降低，否则后面的条件没有意义。");
        return new(conditions, otherwise);
    }

    private static LevelsFormula Levels(JsonPart p)
    {
        var levels = p.Member("levels").List(l => l.Object(x => new JudgedLevel(
            x.Member("share").Number(0, 1), x.Member("words").List(w => w.Text()))), least: 2);
        var words = levels.SelectMany(l => l.Words).ToList();
        if (words.Distinct(StringComparer.Ordinal).Count() != words.Count) p.Fault("同一个用语不得属于两档。");
        return new(levels);
    }

    private static Interval When(JsonPart p)
    {
        var text = p.Text();
        if (Interval.TryParse(text) is { } interval) return interval;
        p.Fault($"此处为 {text}，应为区间，如 [80,90)、[90,)、(,60)。");
        return new(null, false, null, false);
    }
}
