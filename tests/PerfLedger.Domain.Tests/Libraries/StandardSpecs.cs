using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Tests.Libraries;

/// <summary>The scoring standards of attachment 3, with the values the research computed by hand (domain section 2.3).</summary>
public sealed class StandardSpecs
{
    [Theory]
    [InlineData(1, "0次", "4", "0")] // stepped count
    [InlineData(1, "1次", "4", "2")]
    [InlineData(1, "5次", "4", "4")]
    [InlineData(4, "-3%", "3", "2")] // linear deduction
    [InlineData(4, "-9%", "3", "0")]
    [InlineData(4, "-30%", "3", "0")]
    [InlineData(4, "下降3%", "3", "2")]
    [InlineData(4, "0%", "3", "3")]
    [InlineData(4, "增长12%", "3", "3")]
    [InlineData(4, "-2.9%", "3", "3")]
    [InlineData(7, "-4%", "5", "3")]
    [InlineData(8, "0", "5", "5")] // zero tolerance
    [InlineData(8, "1", "5", "0")]
    [InlineData(9, "4", "6", "4")] // checklist
    [InlineData(9, "6项", "6", "6")]
    [InlineData(9, "预算、收支、采购、资产", "6", "4")]
    [InlineData(9, "预算、收支、采购、资产、项目、合同六类制度", "6", "6")]
    [InlineData(10, "5%", "5", "5")] // ladder, upper bound included
    [InlineData(10, "10%", "5", "3")]
    [InlineData(10, "20%", "5", "1")]
    [InlineData(10, "20.01%", "5", "0")]
    [InlineData(10, "甲楼3000万元4%；乙楼1000万元12%", "5", "4")] // weighted mean: 5 and 1, weighted 3:1
    [InlineData(10, "甲楼0.3亿元5%；乙楼1000万元20.01%", "5", "3.75")]
    [InlineData(11, "0次", "5", "5")]
    [InlineData(11, "2次", "5", "3")]
    [InlineData(12, "-5%", "5", "5")] // signed ladder
    [InlineData(12, "0%", "5", "4")]
    [InlineData(12, "5%", "5", "3")]
    [InlineData(12, "下降8.51%", "5", "5")]
    [InlineData(12, "-4.99%", "5", "4")]
    [InlineData(12, "20.01%", "5", "0")]
    [InlineData(13, "1项", "5", "5")] // if, else if, else
    [InlineData(13, "转化0项；新增3项", "5", "3")]
    [InlineData(13, "转化0项；新增成果0项", "5", "0")]
    [InlineData(14, "开展2项；产生效益1项", "5", "5")]
    [InlineData(14, "开展2项；产生效益0项", "5", "3")]
    [InlineData(15, "-5%", "5", "4")]
    [InlineData(15, "-5.01%", "5", "3")]
    [InlineData(15, "-20%", "5", "1")]
    [InlineData(17, "效果一般", "5", "3")] // judged level
    [InlineData(17, "效果明显", "5", "5")]
    [InlineData(17, "未开展", "5", "0")]
    [InlineData(19, "60", "5", "2")] // ladder, lower bound included, with the faulty line of the source
    [InlineData(19, "59.99", "5", "0")]
    [InlineData(19, "90分", "5", "5")]
    [InlineData(19, "89.99", "5", "4")]
    public void A_standard_gives_the_points_of_its_text(int no, string actual, string weight, string points)
    {
        var row = Shipped.Score(Shipped.Overall, no, null, actual, weight);
        Assert.Equal((Outcome.Scored, points), (row.Outcome, Text.Of(row.RuleScore!.Value)));
    }

    [Theory]
    [InlineData("-2.9%", "2")]
    [InlineData("-3%", "2")]
    [InlineData("-3.01%", "1")]
    [InlineData("0%", "3")]
    public void A_pack_may_count_a_step_just_begun(string actual, string points)
    {
        var started = Shipped.Pack with { Quantity = Shipped.Pack.Quantity with { PerStartedStep = true } };
        Assert.Equal(points, Text.Of(Shipped.Score(Shipped.Overall, 4, null, actual, "3", started).RuleScore!.Value));
    }

    [Theory]
    [InlineData(4, "持续增长", "按幅度扣分")]
    [InlineData(4, "≥0", "按幅度扣分")]
    [InlineData(9, "缺合同制度", "已有几项")]
    [InlineData(10, "甲楼4%；乙楼12%", "投资额和偏差率")]
    [InlineData(13, "转化0项", "没有写明“新增”的数")]
    [InlineData(13, "若干", "应为数")]
    [InlineData(17, "效果较好", "效果明显、效果一般")]
    [InlineData(1, "-1次", "不在任何一档")]
    public void What_a_standard_cannot_tell_is_not_guessed_and_says_what_to_write(int no, string actual, string why)
    {
        var row = Shipped.Score(Shipped.Overall, no, null, actual, "5");
        Assert.Equal((Outcome.Undetermined, (decimal?)null), (row.Outcome, row.RuleScore));
        Assert.Contains(why, row.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1次", "4", "4", "SCO-11")]
    [InlineData(4, "-3%", "3", "3", "SCO-11")]
    [InlineData(9, "4", "6", "6", "SCO-11")]
    [InlineData(13, "转化0项；新增3项", "5", "5", "SCO-11")]
    [InlineData(17, "效果一般", "5", "5", "SCO-11")]
    [InlineData(17, "效果较好", "5", "5", "SCO-11")]
    [InlineData(4, "持续增长", "3", "3", "VAL-01")]
    public void A_score_off_the_standard_is_found_once(int no, string actual, string weight, string score, string rule) =>
        Assert.Equal([rule], Shipped.Check(Shipped.Overall, no, null, actual, weight, score)
            .Select(f => f.Rule).Where(r => r[..3] is "SCO" or "VAL"));

    [Theory]
    [InlineData(1, "2次", "4", "4")]
    [InlineData(4, "3%", "3", "3")]
    [InlineData(9, "6", "6", "6")]
    [InlineData(13, "2项", "5", "5")]
    [InlineData(17, "效果明显", "5", "5")]
    public void A_score_that_follows_the_standard_has_no_finding(int no, string actual, string weight, string score) =>
        Assert.Empty(Shipped.Check(Shipped.Overall, no, null, actual, weight, score));

    [Fact]
    public void The_reference_indicators_fill_the_frame_of_the_form()
    {
        decimal Sum(string level1) => Shipped.Overall.Rows.Where(r => r.Level1 == level1).Sum(r => r.Weight.Value!.Value);
        Assert.Equal((50m, 30m, 10m), (Sum("产出指标"), Sum("效益指标"), Sum("满意度指标")));
        Assert.Equal(20, Shipped.Overall.Rows.Length);
    }
}
