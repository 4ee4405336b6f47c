using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Tests.Checks;

namespace PerfLedger.Domain.Tests.Calculation;

/// <summary>The 13 forms against the recomputed table of the domain research (section 10).</summary>
public sealed class FormsOf2020
{
    [Theory]
    [InlineData(1, "107.92%", "10", "100", "100", "优")]
    [InlineData(2, "100.00%", "10", "100", "100", "优")]
    [InlineData(3, "100.00%", "10", "100", "100", "优")]
    [InlineData(4, "95.38%", "9.54", "100", "98.54", "优")]
    [InlineData(5, "86.96%", "8.7", "100", "94.7", "优")]
    [InlineData(6, "100.00%", "10", "100", "98.8", "优")]
    [InlineData(7, "100.00%", "10", "100", "100", "优")]
    [InlineData(8, "94.76%", "9.48", "100", "99.48", "优")]
    [InlineData(9, "99.13%", "9.91", "110", "109.91", "优")]
    [InlineData(10, "101.35%", "10", "100", "100", "优")]
    [InlineData(11, "100.00%", "10", "100", "100", "优")]
    [InlineData(12, "91.75%", "9.18", "100", "92.18", "优")]
    [InlineData(13, "86.67%", "8.67", "100", "91.37", "优")]
    public void Rate_score_and_sums_are_recomputed(int form, string rate, string score, string weights, string sum, string grade)
    {
        var r = Calc.Compute(Filed2020.Form(form), Filed2020.Pack);
        Assert.Equal(
            (rate, score, weights, sum, grade, Calc.Version),
            (r.Execution.RateText, Text.Of(r.Execution.Score!.Value), Text.Of(r.WeightSum), Text.Of(r.ScoreSum), r.Grade, r.Calculation));
    }

    [Theory]
    [InlineData(9, "109.91", "优", 7)]
    [InlineData(12, "90.79", "优", 7)]
    [InlineData(13, "82.37", "良", 5)]
    public void Rule_scores_stand_beside_the_entered_ones(int form, string rule, string grade, int undecided)
    {
        var r = Calc.Compute(Filed2020.Form(form), Filed2020.Pack);
        Assert.Equal((rule, grade, undecided), (Text.Of(r.RuleScore), r.RuleGrade, r.Undecided));
    }

    [Theory]
    [InlineData(6, "i-003", "508/600×4=3.39")]
    [InlineData(6, "i-004", "(100/130+1+1)/3×4=3.69")]
    [InlineData(12, "i-003", "(4508/7000+2027/3000)/2×5=3.3")]
    [InlineData(12, "i-014", "33/100×7=2.31")]
    [InlineData(13, "i-001", "2/6×15=5")]
    [InlineData(13, "i-002", "8/12×15=10")]
    [InlineData(5, "i-003", "37539名≥3万名，得满分8")]
    [InlineData(11, "i-003", "目标为0，实际0，得满分10")]
    [InlineData(4, "i-008", "2020年9月30日不晚于2020年9月30日，得满分5")]
    [InlineData(12, "i-007", "5与3不同，多好还是少好看不出来")]
    [InlineData(12, "i-016", "定性指标，“部分达成”档，档内由人判断")]
    public void The_formula_is_told(int form, string id, string explanation) =>
        Assert.Equal(explanation, Calc.Compute(Filed2020.Form(form), Filed2020.Pack).Indicators.Single(i => i.Id == id).Explanation);
}
