using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Checks;

namespace PerfLedger.Domain.Tests.RulePacks;

/// <summary>What the packs of other places make of the same cells.</summary>
public sealed class ShippedPackSpecs
{
    public static TheoryData<string> Packs => ["cn-2020", "platform-2022", "hubei-2020"];

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_pack_is_read_without_faults_and_bears_its_file_name(string name) => Assert.Equal(name, Filed2020.Shipped(name).Id);

    [Fact]
    public void The_national_pack_leaves_out_what_came_after_it()
    {
        var pack = Filed2020.Pack;
        Assert.Equal((0m, true, 0.1m), (pack.OverAchievement.Deduction, pack.DepartmentGraded, pack.Thresholds.NearNumber));
        Assert.Empty(pack.Execution.TotalCaps);
        Assert.Empty(pack.Formulas);
        Assert.Null(pack.Severities["BUD-12"]);
        Assert.Equal(Severity.Hint, pack.Severities["PII-01"]);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Personal_data_never_blocks_filing(string name) => Assert.Equal(Severity.Hint, Filed2020.Shipped(name).Severities["PII-01"]);

    [Theory]
    [InlineData("cn-2020", "≤10万元", "12万元", "4.17", "10/12×5=4.17")]
    [InlineData("hubei-2020", "≤10万元", "12万元", "4.17", "10/12×5=4.17")]
    [InlineData("platform-2022", "≤10万元", "12万元", "4", "[1-(12-10)/10]×5=4")]
    [InlineData("platform-2022", "≤10万元", "20万元", "0", "[1-(20-10)/10]×5=0")]
    [InlineData("cn-2020", "≤10万元", "20万元", "2.5", "10/20×5=2.5")]
    [InlineData("cn-2020", "10个", "13个", "5", "13≥10，得满分5")]
    [InlineData("platform-2022", "10个", "12.9个", "5", "12.9≥10，得满分5")]
    [InlineData("platform-2022", "10个", "13个", "3", "13≥10，得满分5，达到目标的130%以上为指标偏离，扣2分，计3")]
    public void Each_pack_has_its_formula(string pack, string target, string actual, string score, string explanation)
    {
        var result = Compute(pack, Draft.Honest().Row("产出指标", "数量指标", "次数", target, actual, "5", "5"));
        var row = result.Indicators[4];
        Assert.Equal((score, explanation), (Text.Of(row.RuleScore!.Value), row.Explanation));
    }

    [Fact]
    public void A_deduction_takes_no_more_than_there_is()
    {
        var result = Compute("platform-2022", Draft.Honest().Row("产出指标", "数量指标", "次数", "10个", "13个", "1.5", "1.5"));
        Assert.Equal(0m, result.Indicators[4].RuleScore);
    }

    [Theory]
    [InlineData("40", null, "98", "优")]
    [InlineData("39.99", "89", "89", "优")]
    [InlineData("35", "89", "89", "优")]
    [InlineData("34.99", "79", "79", "良")]
    [InlineData("29.99", "69", "69", "中")]
    [InlineData("24.99", "59", "59", "差")]
    public void A_low_execution_rate_caps_the_total(string executed, string? cap, string rule, string grade)
    {
        var form = Draft.Honest().Set("funds.total.executed", executed).Set("funds.currentYearAppropriation.executed", executed);
        var r = Compute("platform-2022", form);
        Assert.Equal((cap, rule, grade), (r.Cap is { } c ? Text.Of(c) : null, Text.Of(r.RuleScore), r.RuleGrade));
        Assert.Null(Compute("cn-2020", form).Cap);
    }

    [Fact]
    public void A_pack_without_grades_for_departments_gives_them_none()
    {
        Assert.Equal(("—", "—"), Grades("hubei-2020", null));
        Assert.Equal(("优", "优"), Grades("hubei-2020", "01"));
        Assert.Equal(("优", "优"), Grades("cn-2020", null));
        static (string, string) Grades(string pack, string? project) =>
            Compute(pack, Draft.Honest(project)) is var r ? (r.Grade, r.RuleGrade) : default;
    }

    [Theory]
    [InlineData("cn-2020", "4.5", "SCO-04")]
    [InlineData("hubei-2020", "4.5", null)]
    [InlineData("hubei-2020", "3.9", "SCO-04")]
    public void The_middle_band_reaches_down_to_the_bound_of_the_pack(string pack, string score, string? rule)
    {
        var form = Draft.Honest().Row("效益指标", "社会效益指标", "水平", "提高", "部分达成", "8", score, "还有差距，继续改进").Build();
        var found = FormChecks.Run(form, Filed2020.Shipped(pack)).Where(f => f.At == "/indicators/4/score").Select(f => f.Rule);
        Assert.Equal(rule is null ? [] : [rule], found);
    }

    [Theory]
    [InlineData("90", 4)]
    [InlineData("89.99", 1.6)]
    [InlineData("60", 1.6)]
    [InlineData("59.99", 0)]
    [InlineData("-1", 0)]
    public void A_ladder_gives_the_share_of_its_step(string actual, decimal score)
    {
        var pack = Filed2020.Pack with
        {
            Formulas = Filed2020.Pack.Formulas.Add("lib#1", new LadderFormula(false,
                [new(Interval.TryParse("[90,)")!, 1), new(Interval.TryParse("[60,90)")!, 0.4m), new(Interval.TryParse("(,60)")!, 0)])),
        };
        var form = Draft.Honest().Row("产出指标", "数量指标", "次数", "90", actual, "4", "4")
            .Add(new IndicatorClassified("i-005", null, null, "lib#1", null, null));
        Assert.Equal(score, Calc.Compute(form.Build(), pack).Indicators[4].RuleScore);
    }

    private static FormResult Compute(string pack, Draft form) => Calc.Compute(form.Build(), Filed2020.Shipped(pack));
}
