using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>Scores a row whose library names a formula of its own.</summary>
internal static class FormulaRule
{
    public static Verdict Judge(Formula formula, Cells cells, RulePack pack) => formula switch
    {
        LadderFormula ladder => Ladder(ladder, cells),
        AllOrNothingFormula => AllOrNothing(cells, pack),
        MeanOfCappedFormula mean => Mean(mean, cells, pack),
        DiscretionaryFormula => new(Outcome.Judged, "酌情给分，由人判断，须有理由和佐证"),
        _ => IndicatorRow.ByKind(cells, pack),
    };

    private static Verdict Ladder(LadderFormula ladder, Cells cells)
    {
        if (cells.Actual.Single is not { IsBound: false, Value: { } value }) return Verdict.Open(Obstacle.KindsDiffer, "按档计分，实际完成值应为一个数");
        var step = ladder.Steps.FirstOrDefault(s => s.When.Holds(value));
        return step is null
            ? Verdict.Open(Obstacle.LeftOpen, $"{Text.Of(value)}不在任何一档")
            : Verdict.Scored(Fraction.Of(step.Share),
                step.Share == 1 ? $"{Text.Of(value)}在{step.When}档" : $"{Text.Of(value)}在{step.When}档，{Text.Of(step.Share)}");
    }

    private static Verdict AllOrNothing(Cells cells, RulePack pack)
    {
        var verdict = cells.Kind == "qualitative" ? YesNoRule.Judge(cells) : IndicatorRow.ByKind(cells, pack);
        return verdict.Ratio is { } ratio && ratio < Fraction.One ? Verdict.Scored(Fraction.Zero, "未达到，否则不得分，0")
            : verdict with { Achieved = null };
    }

    // The target stands once for all parts, or part by part; blank or further parts cannot be told apart from forgotten ones.
    private static Verdict Mean(MeanOfCappedFormula mean, Cells cells, RulePack pack)
    {
        var (targets, actuals) = (cells.Target.Conditions, cells.Actual.Conditions);
        if (actuals.Count != mean.Parts || (targets.Count != 1 && targets.Count != mean.Parts))
            return Verdict.Open(Obstacle.PartsDiffer, $"应逐项填写{Text.Of(mean.Parts)}项完成情况");
        return targets.Count == 1 && cells.Target.IsNumbers && cells.Actual.IsNumbers
            ? NumberRule.Mean(cells, [.. actuals.Select(a => (targets[0], a))], pack)
            : IndicatorRow.ByKind(cells, pack);
    }
}
