using System.Globalization;
using System.Text.RegularExpressions;
using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>Steps with stated bounds: for one number, or for several items weighted by the amounts printed with them.</summary>
internal static partial class LadderRule
{
    public static Verdict Judge(LadderFormula ladder, Cells cells)
    {
        if (FormulaRule.Single(cells) is not { } value) return Verdict.Open(Obstacle.KindsDiffer, "按档计分，实际完成值应为一个数");
        return Step(ladder, value) is not { } step
            ? Verdict.Open(Obstacle.LeftOpen, $"{Text.Of(value)}不在任何一档")
            : Verdict.Scored(Fraction.Of(step.Share),
                step.Share == 1 ? $"{Text.Of(value)}在{step.When}档" : $"{Text.Of(value)}在{step.When}档，{Text.Of(step.Share)}");
    }

    /// <summary>甲楼3000万元4%；乙楼1000万元12%: the mean of the shares, weighted by the amounts. A single percentage needs no amount.</summary>
    public static Verdict Weighted(LadderFormula ladder, Cells cells)
    {
        if (FormulaRule.Single(cells) is not null && cells.Actual.Single!.Unit == "%") return Judge(ladder, cells);
        var items = Normal.Clauses(Normal.Of(cells.ActualText)).Select(Item).ToList();
        if (items.Count == 0 || items.Exists(i => i is null))
            return Verdict.Open(Obstacle.KindsDiffer, "多个项目按总投资额加权，请逐项写投资额和偏差率，如 甲楼3000万元4%；乙楼1000万元12%");
        var (sum, weights, said) = (Fraction.Zero, Fraction.Zero, new List<string>());
        foreach (var (amount, percent) in items.Select(i => i!.Value))
        {
            var share = Step(ladder, percent)!.Share; // A weighted ladder covers every value.
            sum += Fraction.Of(share) * Fraction.Of(amount);
            weights += Fraction.Of(amount);
            said.Add($"{Text.Of(share)}×{Text.Of(amount)}");
        }
        return weights.Sign <= 0 ? Verdict.Open(Obstacle.LeftOpen, "各项目投资额合计为0，不能加权")
            : Verdict.Scored(sum / weights, $"({string.Join("+", said)})/{Text.Of(items.Sum(i => i!.Value.Amount))}");
    }

    private static Step? Step(LadderFormula ladder, decimal value) => ladder.Steps.FirstOrDefault(s => s.When.Holds(value));

    private static (decimal Amount, decimal Percent)? Item(string clause)
    {
        var m = Shape().Match(clause);
        return m.Success && Number(m, "amount") is { } amount && Number(m, "percent") is { } percent
            ? (amount * Units.Of(m.Groups["unit"].Value).Scale / 10_000m, percent)
            : null;
    }

    private static decimal? Number(Match m, string group) => decimal.TryParse(m.Groups[group].ValueSpan,
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture,
        out var d)
        ? d
        : null;

    // Name, amount in 元, 万元 or 亿元, percentage: 甲楼3000万元4%.
    [GeneratedRegex(
        @"^[^\d%]*(?<amount>\d{1,12}(?:,\d{3})*(?:\.\d{1,8})?)(?<unit>[万亿]?元)"
        + @"[^\d%-]*(?<percent>-?\d{1,9}(?:\.\d{1,8})?)%[^\d%]*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
