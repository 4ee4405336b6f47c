using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>What the checks find in the 13 filed forms.</summary>
public sealed class FindingsOf2020
{
    [Theory]
    [InlineData(1, 0, 13, 4)]
    [InlineData(2, 0, 2, 6)]
    [InlineData(3, 0, 5, 5)]
    [InlineData(4, 0, 7, 11)]
    [InlineData(5, 0, 9, 10)]
    [InlineData(6, 2, 6, 14)]
    [InlineData(7, 0, 2, 6)]
    [InlineData(8, 0, 1, 7)]
    [InlineData(9, 6, 5, 5)]
    [InlineData(10, 0, 2, 6)]
    [InlineData(11, 0, 3, 5)]
    [InlineData(12, 0, 6, 9)]
    [InlineData(13, 0, 8, 7)]
    public void The_number_of_findings_per_severity_is_known(int form, int errors, int warnings, int hints)
    {
        var found = FormChecks.Run(Filed2020.Form(form), Filed2020.Pack).ToLookup(f => f.Severity);
        Assert.Equal((errors, warnings, hints),
            (found[Severity.Error].Count(), found[Severity.Warning].Count(), found[Severity.Hint].Count()));
    }

    [Theory]
    [InlineData(1, "BUD-03", "/execution/rate", "全年执行数1942.56超过全年预算数1800，执行率107.92%，须说明原因")]
    [InlineData(1, "BUD-05", "/funds/total/fullYear", "年初2000，全年1800，相差-200；已登记的调整合计-57.44，尚有-142.56待说明")]
    [InlineData(1, "BUD-06", "/narrative/adjustment", "报告正文预算调整为-57.44，自评表全年减年初为-200")]
    [InlineData(1, "RSN-02", "/indicators/2/deviation", "产出指标“更新教室护眼灯”实际384间教室为指标值259间教室的148.26%，没有写超额原因")]
    [InlineData(3, "SCO-07", "/total/grade", "有总分100而没有等级，应为“优”")]
    [InlineData(6, "SCO-01", "/indicators/2/score", "产出指标“名优特教师“送培到县”参培人数”指标值600人，实际508：508/600×4=3.39，自评4分")]
    [InlineData(6, "VAL-01", "/indicators/15/actual", "效益指标“教师培训新模式、新机制”没有实际完成值，却得5分")]
    [InlineData(6, "RSN-01", "/indicators/15/deviation", "效益指标“教师培训新模式、新机制”得5分，少于分值6，没有写偏差原因和改进措施")]
    [InlineData(6, "VAL-02", "/indicators/16/actual", "满意度指标“教师对项目的综合满意度”的实际完成值只抄了指标名称，请填实测数")]
    [InlineData(7, "SCO-09", "/indicators/2/target", "产出指标“民办学校改善办学条件先进单位个数”实际8个为指标值2个的400%，目标明显定低，应按偏离程度调减得分或另行说明")]
    [InlineData(9, "WGT-01", "/indicators", "分值合计110，应为100")]
    [InlineData(9, "SCO-06", "/total/score", "总分印为99.91，各项得分相加为109.91")]
    [InlineData(9, "VAL-07", "/indicators/5/actual", "产出指标“完工时间”指标值2020年7月前，实际“按时完成”不是日期，请填完成日期")]
    [InlineData(12, "SCO-08", "/indicators/13/score", "效益指标“就业困难毕业生帮扶就业率”指标值100%，实际33%：33/100×7=2.31，自评3分")]
    [InlineData(13, "SCO-08", "/total/score", "自评总分91.37（优），按规则计为82.37（良），等级不同，须说明")]
    [InlineData(13, "VAL-06", "/indicators/2/level2", "产出指标“项目资金拨付时间”讲的是“拨付”，不宜列在质量指标下")]
    public void A_finding_names_the_place_and_both_values(int form, string rule, string at, string what) =>
        Assert.Equal(what, Assert.Single(FormChecks.Run(Filed2020.Form(form), Filed2020.Pack), f => f.Rule == rule && f.At == at).What);

    [Fact]
    public void Form_9_does_not_add_up()
    {
        var errors = FormChecks.Run(Filed2020.Form(9), Filed2020.Pack).Where(f => f.Severity == Severity.Error).Select(f =>
            (f.Rule, f.Printed, f.Recomputed, f.Required));
        Assert.Equal(
        [
            ("WGT-03", "50", "55", "50"), ("WGT-03", "30", "25", "30"), ("WGT-03", "10", "20", "10"), ("WGT-01", "100", "110", "100"),
            ("WGT-02", null, "产出指标55、效益指标25、满意度指标20", "产出指标50、效益指标30、满意度指标10"), ("SCO-06", "99.91", "109.91", "109.91"),
        ], errors);
    }

    [Fact]
    public void Sums_that_agree_are_not_flagged() =>
        Assert.DoesNotContain(Filed2020.Forms.SelectMany(f => FormChecks.Run(f, Filed2020.Pack)), f =>
            f.Rule is "BUD-10" or "BUD-01" or "BUD-02" or "BUD-08");

    [Fact]
    public void An_indicator_the_rules_cannot_decide_always_has_a_finding()
    {
        foreach (var form in Filed2020.Forms)
        {
            var found = FormChecks.Run(form, Filed2020.Pack).Select(f => f.At).ToList();
            var open = Calc.Compute(form, Filed2020.Pack).Indicators.Select((i, n) => (i, n)).Where(x =>
                x.i.Outcome is Outcome.Undetermined or Outcome.Blank);
            Assert.All(open, x => Assert.Contains(found, at => at.StartsWith($"/indicators/{x.n}/", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void No_place_is_told_the_same_rule_twice() => Assert.All(Filed2020.Forms, form =>
    {
        var found = FormChecks.Run(form, Filed2020.Pack).Select(f => (f.Rule, f.At)).ToList();
        Assert.Equal(found.Count, found.Distinct().Count());
    });
}
