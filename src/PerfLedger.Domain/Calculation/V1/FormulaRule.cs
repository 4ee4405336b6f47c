using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>Scores a row whose library names a formula of its own.</summary>
internal static class FormulaRule
{
    private static readonly string[] Fallen = ["下降", "降低", "减少", "下滑", "负增长"];

    public static Verdict Judge(Formula formula, Cells cells, RulePack pack) => formula switch
    {
        CappedRatioFormula => NumberRule.Judge(cells with { Kind = "atLeast", Better = "higher" }, pack),
        MeasuredFormula => Measured(cells),
        GrowthFormula => Growth(cells, pack),
        LadderFormula ladder => LadderRule.Judge(ladder, cells),
        WeightedLadderFormula weighted => LadderRule.Weighted(weighted.Ladder, cells),
        DeductionFormula deduction => DeductionRule.Judge(deduction, cells, pack.Quantity.PerStartedStep),
        ChecklistFormula checklist => DeductionRule.Missing(checklist, cells),
        ConditionsFormula conditions => ChoiceRule.First(conditions, cells),
        LevelsFormula levels => ChoiceRule.Level(levels, cells),
        AllOrNothingFormula => AllOrNothing(cells, pack),
        MeanOfCappedFormula mean => Mean(mean, cells, pack),
        DiscretionaryFormula { FullAt: { } full } when Single(cells) == full => Verdict.Scored(Fraction.One, $"实际{Text.Of(full)}"),
        DiscretionaryFormula => new(Outcome.Judged, "酌情给分，由人判断，须有理由和佐证"),
        _ => IndicatorRow.ByKind(cells, pack),
    };

    /// <summary>The one number of the actual value, negative where its words say so (下降3%); null where there is no single one.</summary>
    public static decimal? Single(Cells cells) =>
        cells.Actual.Single is { IsBound: false, Sign: not Sign.Range, Value: { } value } c ? Downward(c.Label) ? -value : value : null;

    private static bool Downward(string label) => Fallen.Any(w => label.EndsWith(w, StringComparison.Ordinal));

    private static Verdict Measured(Cells cells) => cells.Actual.Single is { IsBound: false, Value: { } value, Unit: "%" }
        ? Verdict.Scored((Fraction.Of(value) / Fraction.Of(100)).Clamp(Fraction.Zero, Fraction.One), Text.Of(value) + "%")
        : Verdict.Open(Obstacle.KindsDiffer, "按实测的率计分，实际完成值应为一个百分数，如 96.5%");

    private static Verdict Growth(Cells cells, RulePack pack)
    {
        if (cells.Target.Single?.Value is not { } plan || Single(cells) is not { } actual)
            return Verdict.Open(Obstacle.KindsDiffer, "按增长率计分，年度指标值和实际完成值应各为一个增长率，如 5%");
        if (actual >= plan) return Verdict.Scored(Fraction.One, $"{Text.Of(actual)}≥{Text.Of(plan)}");
        return plan > 0 ? NumberRule.Judge(cells with { Kind = "atLeast", Better = "higher" }, pack)
            : Verdict.Open(Obstacle.LeftOpen, "计划增长率不大于0且未达到，评分标准没有规定算法，由人判断");
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
