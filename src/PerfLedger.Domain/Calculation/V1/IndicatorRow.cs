using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>One indicator: read its cells, find the kind, then ask the rule of that kind.</summary>
internal static class IndicatorRow
{
    public static IndicatorResult Of(SelfEvaluation s, Indicator i, RulePack pack)
    {
        var year = s.Opened?.FiscalYear ?? pack.Year;
        var target = CellReader.Read(Printed(s, i, "target", i.Sign), year);
        var actual = CellReader.Read(Printed(s, i, "actual", null), year);
        var kind = Direction.KindOf(i, target);
        var better = Direction.BetterOf(i, kind, target);
        var verdict = Judge(s, i, pack, new Cells(kind, better, target, actual, s[i.Id, "target"].Printed, s[i.Id, "actual"].Printed));
        var weight = s[i.Id, "weight"].Value;
        var far = verdict.Achieved >= Fraction.Of(pack.OverAchievement.Reason);
        decimal? points = verdict.Ratio is { } ratio && weight is { } w
            ? (ratio * Fraction.Of(w)).Round(pack.Rounding.Decimals, pack.Rounding.Mode)
            : null;
        var explained = Explain(verdict, weight, points);
        if (far && points > 0 && pack.OverAchievement.Deduction is var off and > 0)
        {
            points = Math.Max(0, points.Value - off);
            explained += $"，达到目标的{Text.Of(pack.OverAchievement.Reason * 100)}%以上为指标偏离，扣{Text.Of(off)}分，计{Text.Of(points.Value)}";
        }
        return new(i.Id, kind, better, verdict.Outcome, verdict.Obstacle, points, s[i.Id, "score"].Value, explained)
        {
            Deviates = far && pack.OverAchievement.Deduction > 0,
            Formula = Formula(i, pack),
            Level = verdict.Level,
            LevelStated = verdict.LevelStated,
            Target = target,
            Actual = actual,
            Achieved = verdict.Achieved,
            Reached = verdict.Ratio == Fraction.One && verdict.Outcome == Outcome.Scored,
        };
    }

    private static Verdict Judge(SelfEvaluation s, Indicator i, RulePack pack, Cells cells)
    {
        if (i.Status == IndicatorStatus.NotApplicable) return new(Outcome.NotApplicable, "不适用，不计分");
        if (i.Status == IndicatorStatus.NotCarriedOut) return new(Outcome.NotCarriedOut, "未实施，保留分值，计 0 分") { Ratio = Fraction.Zero };
        if (s[i.Id, "weight"].Value is null) return new(Outcome.Blank, "没有分值，不能计分");
        if (cells.Target.Conditions.Count == 0) return new(Outcome.Blank, "没有年度指标值，不能计分");
        if (cells.Actual.Conditions.Count == 0) return new(Outcome.Blank, "没有实际完成值，不能计分");
        return Formula(i, pack) is { } formula ? FormulaRule.Judge(formula, cells, pack) : ByKind(cells, pack);
    }

    /// <summary>Scores by the printed target alone.</summary>
    internal static Verdict ByKind(Cells cells, RulePack pack) => cells.Kind switch
    {
        "qualitative" => QualitativeRule.Judge(cells, pack),
        "yesNo" => YesNoRule.Judge(cells),
        "date" => DateRule.Judge(cells, pack.Quantity.Late),
        "atLeast" or "atMost" or "equal" or "range" or "satisfaction" => NumberRule.Judge(cells, pack),
        _ => Verdict.Open(Obstacle.LeftOpen, "年度指标值的类型读不出来，请声明指标类型"),
    };

    private static Formula? Formula(Indicator i, RulePack pack) => i.RuleRef is { } row ? pack.Formulas.GetValueOrDefault(row) : null;

    // Forms with columns of their own for 指标性质 and 度量单位 print the bare number in the value cell.
    private static string? Printed(SelfEvaluation s, Indicator i, string cell, string? sign)
    {
        if (s[i.Id, cell].Printed is not { } printed || !PrintedText.TryNumber(printed, out _, out var unit)) return s[i.Id, cell].Printed;
        var relation = sign is "≥" or "≤" or ">" or "<" or "=" or "＞" or "＜" or "＝" ? sign : "";
        return relation + printed + (unit.Length == 0 ? i.Unit : "");
    }

    private static string Explain(Verdict v, decimal? weight, decimal? points) =>
        v.Outcome == Outcome.Scored && weight is { } w && points is { } p
            ? v.Ratio == Fraction.One ? $"{v.Why}，得满分{Text.Of(w)}" : $"{v.Why}×{Text.Of(w)}={Text.Of(p)}"
            : v.Why;
}

/// <summary>The cells of one indicator as read.</summary>
internal sealed record Cells(string? Kind, string? Better, Reading Target, Reading Actual, string? TargetText, string? ActualText);

/// <summary>The answer of one rule; <paramref name="Why"/> is Chinese, for a ratio its formula without the weight.</summary>
internal sealed record Verdict(Outcome Outcome, string Why)
{
    public Fraction? Ratio { get; init; }

    public Obstacle Obstacle { get; init; }

    public string? Level { get; init; }

    public bool LevelStated { get; init; }

    public Fraction? Achieved { get; init; }

    public static Verdict Open(Obstacle obstacle, string why) => new(Outcome.Undetermined, why) { Obstacle = obstacle };

    public static Verdict Scored(Fraction ratio, string why) => new(Outcome.Scored, why) { Ratio = ratio };
}
