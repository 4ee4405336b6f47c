using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Checks;

namespace PerfLedger.Domain.Tests.Calculation;

/// <summary>The rule of each kind on one indicator of weight 5 (level 2 数量指标 unless said), each with its limits.</summary>
public sealed class RuleSpecs
{
    private static readonly RulePack Pack = Filed2020.Pack;

    [Theory]
    [InlineData("≥10次", "10次", "5")]
    [InlineData("≥10次", "12次", "5")]
    [InlineData("≥10次", "9次", "4.5")]
    [InlineData("≥10次", "0次", "0")]
    [InlineData("10次", "12次", "5")]
    [InlineData("10次", "9次", "4.5")]
    [InlineData("80%-90%", "80%", "5")]
    [InlineData("80%-90%", "90%", "5")]
    [InlineData("80%-90%", "40%", "2.5")]
    [InlineData("80%-90%", "100%", "4.5")]
    [InlineData("≥1.2万名", "6000名", "2.5")]
    [InlineData("≤1万元", "8000元", "5")]
    [InlineData("≤5‰", "0.5%", "5")]
    [InlineData("=20%", "25%", "3.75")]
    [InlineData("=20%", "15%", "3.75")]
    [InlineData("甲10人;乙10人", "甲20人;乙5人", "3.75")]
    [InlineData("甲10人;乙10人", "乙5人;甲20人", "3.75")]
    [InlineData("9月底前", "9月30日", "5")]
    [InlineData("≥-5%", "-3%", "5")]
    public void A_number_or_date_is_scored(string target, string actual, string points) => Assert.Equal(points, Points(target, actual));

    [Theory]
    [InlineData("12万元", "4.17", "4")]
    [InlineData("15万元", "3.33", "2.5")]
    [InlineData("20万元", "2.5", "0")]
    [InlineData("30万元", "1.67", "0")]
    [InlineData("10万元", "5", "5")]
    public void Above_an_upper_limit_of_10_the_two_reverse_formulas_differ(string actual, string ratio, string complement)
    {
        Assert.Equal(ratio, Points("≤10万元", actual));
        Assert.Equal(complement,
            Points("≤10万元", actual, Pack with { Quantity = Pack.Quantity with { Reverse = ReverseFormula.Complement } }));
    }

    [Fact]
    public void Above_a_target_without_a_sign_the_pack_decides()
    {
        var deviation = Pack with { Quantity = Pack.Quantity with { AboveEqual = AboveEqual.Deviation } };
        Assert.Equal("5", Points("10次", "12次"));
        Assert.Equal("4", Points("10次", "12次", deviation));
        Assert.Equal("5", Points("≥10次", "12次", deviation));
    }

    [Theory]
    [InlineData("0%", "5")]
    [InlineData("1%", "0")]
    public void A_target_of_zero_is_never_divided_by(string actual, string points) =>
        Assert.Equal(points, Points("0%", actual, name: "安全事故率"));

    [Fact]
    public void A_missed_zero_may_be_left_to_a_person() =>
        Assert.Equal(Obstacle.LeftOpen,
            Of("0%", "1%", Pack with { Quantity = Pack.Quantity with { ZeroTarget = ZeroTarget.Judged } }, "事故率").Obstacle);

    [Fact]
    public void Satisfaction_goes_by_target_or_by_the_measured_share()
    {
        var measured = Pack with { Satisfaction = SatisfactionRule.Measured };
        Assert.Equal("5", Points("≥90%", "92%", name: "学生满意度"));
        Assert.Equal("4.6", Points("≥90%", "92%", measured, "学生满意度"));
    }

    [Fact]
    public void A_late_date_is_judged_or_gets_nothing()
    {
        Assert.Equal(Obstacle.Late, Of("9月底前", "10月15日").Obstacle);
        Assert.Equal("0", Points("9月底前", "10月15日", Pack with { Quantity = Pack.Quantity with { Late = LateRule.Zero } }));
    }

    [Theory]
    [InlineData("≥90%", "≥90%", Obstacle.ActualIsBound)]
    [InlineData("≥90%", "80%-95%", Obstacle.ActualIsBound)]
    [InlineData("≥90%", "达标", Obstacle.KindsDiffer)]
    [InlineData("≥90%", "12人", Obstacle.UnitsDiffer)]
    [InlineData("≥1.2万名", "13000", Obstacle.UnitsDiffer)]
    [InlineData("甲10人;乙10人", "20人", Obstacle.PartsDiffer)]
    [InlineData("甲班10人;乙组10人", "丙科10人;丁室10人", Obstacle.PartsDiffer)]
    [InlineData("3天", "5天", Obstacle.Direction)]
    [InlineData("2020年7月前", "按时完成", Obstacle.NoDate)]
    [InlineData("≤预算金额", "50万元", Obstacle.Reference)]
    [InlineData("≥-5%", "-9%", Obstacle.LeftOpen)]
    [InlineData("≥10人;≤5次", "12人;3次", Obstacle.LeftOpen)]
    public void What_cannot_be_decided_is_never_guessed(string target, string actual, Obstacle obstacle)
    {
        var r = Of(target, actual);
        Assert.Equal((Outcome.Undetermined, obstacle, (decimal?)null, 5m), (r.Outcome, r.Obstacle, r.RuleScore, r.Counts));
    }

    [Theory]
    [InlineData("提高", "提高", "达成", true)]
    [InlineData("提高", "达成", "达成", true)]
    [InlineData("提高", "部分达成年度指标并具有一定效果", "部分达成", true)]
    [InlineData("提高", "未达成", "未达成", true)]
    [InlineData("提高", "大幅提高", "达成", false)]
    [InlineData("缓解", "有所缓解", "部分达成", false)]
    [InlineData("提高", "尚未提高", null, false)]
    [InlineData("提高", "85.94%", null, false)]
    public void A_qualitative_value_gets_a_level_and_no_points(string target, string actual, string? level, bool stated)
    {
        var r = Of(target, actual);
        Assert.Equal((Outcome.Judged, level, stated, (decimal?)null), (r.Outcome, r.Level, r.LevelStated, r.RuleScore));
    }

    [Theory]
    [InlineData("是", "5")]
    [InlineData("已通过", "5")]
    [InlineData("未通过", "0")]
    public void Yes_or_no_is_all_or_nothing_where_it_was_declared(string actual, string points)
    {
        var form = Form("是", actual).Add(new IndicatorClassified("i-001", "yesNo", null, null, null, null)).Build();
        Assert.Equal(points, Text.Of(Calc.Compute(form, Pack).Indicators[0].RuleScore!.Value));
    }

    [Fact]
    public void A_declared_direction_decides_what_the_print_leaves_open()
    {
        var form = Form("3天", "5天").Add(new IndicatorClassified("i-001", null, "lower", null, null, null)).Build();
        Assert.Equal("3", Text.Of(Calc.Compute(form, Pack).Indicators[0].RuleScore!.Value));
    }

    [Fact]
    public void Sign_and_unit_may_stand_in_columns_of_their_own()
    {
        var form = Form("90", "45").Add(new IndicatorClassified("i-001", null, null, null, "%", "≥")).Build();
        var r = Calc.Compute(form, Pack).Indicators[0];
        Assert.Equal(("atLeast", ">= 90 %", 2.5m), (r.Kind, Said.Of(r.Target), r.RuleScore));
    }

    [Fact]
    public void A_task_not_carried_out_keeps_its_weight_and_scores_nothing()
    {
        var form = Form("10次", "0次").Add(new IndicatorStatusSet("i-001", IndicatorStatus.NotCarriedOut,
            new Reason("notCarriedOut", "任务取消"))).Build();
        var r = Calc.Compute(form, Pack);
        Assert.Equal((Outcome.NotCarriedOut, 0m, 5m), (r.Indicators[0].Outcome, r.Indicators[0].RuleScore, r.WeightSum));
    }

    [Fact]
    public void An_indicator_that_does_not_apply_counts_nowhere()
    {
        var form = Form("10次", "10次").Add(new IndicatorStatusSet("i-001", IndicatorStatus.NotApplicable,
            new Reason("other", "不适用本年"))).Build();
        var r = Calc.Compute(form, Pack);
        Assert.Equal((0m, 0m, 0m, 0), (r.WeightSum, r.ScoreSum, r.RuleScore, r.Undecided));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0", "5")]
    [InlineData(null, "5")]
    [InlineData("5", null)]
    public void Without_budget_or_amount_there_is_no_rate(string? budget, string? executed)
    {
        var form = new Draft().Set("execution.weight", "10");
        if (budget is not null) form.Set("funds.total.fullYear", budget);
        if (executed is not null) form.Set("funds.total.executed", executed);
        var r = Calc.Compute(form.Build(), Pack).Execution;
        Assert.Equal(((decimal?)null, "—", (decimal?)null), (r.Rate, r.RateText, r.Score));
    }

    private static string Points(string target, string actual, RulePack? pack = null, string name = "次数") =>
        Text.Of(Of(target, actual, pack, name).RuleScore!.Value);

    private static IndicatorResult Of(string target, string actual, RulePack? pack = null, string name = "次数") =>
        Calc.Compute(Form(target, actual, name).Build(), pack ?? Pack).Indicators[0];

    private static Draft Form(string target, string actual, string name = "次数") =>
        new Draft().Row("产出指标", "数量指标", name, target, actual, "5", "5");
}
