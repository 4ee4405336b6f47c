using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.SelfEvaluations.Comparison;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class FormDifferenceSpecs
{
    private const string Executed = "funds.total.executed";

    private static SelfEvaluation Form { get; } = Story.Of(Draft).Other(Entered(Executed, Money("118.96"))).State;

    [Fact]
    public void A_form_does_not_differ_from_itself() => Assert.Empty(FormDifference.Between(Form, Form));

    [Fact]
    public void A_figure_shows_both_values_and_their_difference_in_yuan()
    {
        var d = Assert.Single(FormDifference.Between(Form, Later(Entered(Executed, Money("118.69")))));
        Assert.Equal(("数", Executed, "118.96", "118.69", -2700m, Executed), (d.Section, d.Code, d.Before, d.After, d.Difference, d.Trail));
        Assert.Equal("年度资金总额·全年执行数", d.Name);
    }

    [Fact]
    public void A_blank_is_no_number()
    {
        var d = Assert.Single(FormDifference.Between(Form, Later(Entered("funds.total.initial", Money("120")))));
        Assert.Equal((null, "120", null), (d.Before, d.After, d.Difference));
    }

    [Fact]
    public void A_row_that_left_is_said_once_followed_by_its_cells()
    {
        var found = FormDifference.Between(Form, Later(new IndicatorWithdrawn("i-001", null, null, null)));

        string[] cells = ["indicator.i-001.target", "indicator.i-001.weight", "indicator.i-001.score"];
        Assert.Equal(["indicator.i-001", .. cells], found.Select(d => d.Code));
        Assert.Equal("产出指标／数量指标／标准化考点建设数", found[0].Before);
        Assert.All(found, d => Assert.Null(d.After));
    }

    [Fact]
    public void Names_places_status_classes_and_surveys_differ_by_themselves()
    {
        var later = Later(
            new IndicatorRenamed("i-001", Names, Names with { Name = "考点建设数" }, Why, null, null), new IndicatorMoved("i-001", 1, 2),
            new IndicatorMoved("i-002", 2, 1), new IndicatorStatusSet("i-001", IndicatorStatus.NotCarriedOut, Why),
            new IndicatorClassified("i-001", "atLeast", null, null, null, null),
            new SurveyRecorded("i-002", new SurveyResult("问卷", new(2020, 12, 1), new(2020, 12, 9), 100, 90, 81)));
        Assert.Equal(
            [
                ("indicator.i-002.place", "indicator.i-002"), ("indicator.i-002.survey", "indicator.i-002.survey"),
                ("indicator.i-001.names", "indicator.i-001"),
                ("indicator.i-001.class", "indicator.i-001"), ("indicator.i-001.place", "indicator.i-001"),
                ("indicator.i-001.status", "indicator.i-001.status"),
            ],
            FormDifference.Between(Form, later).Select(d => (d.Code, d.Trail)));
    }

    [Fact]
    public void Texts_parts_adjustments_evidence_and_the_stage_are_compared()
    {
        var later = Later(Entered("goals.actual", Domain.Figures.FigureValue.OfText("已完成考点建设")), new PartEntered(Executed, "p-001",
            new PartLine("一中", Money("10"), []), null),
            new BudgetAdjusted("a-001", Money("-1"), Why, null, null, true), Attached, Submitted);
        var found = FormDifference.Between(Form, later);
        Assert.Equal(["状态", "文字", "明细", "预算调整", "佐证材料"], found.Select(d => d.Section));
        Assert.Equal(("草稿", "待审核（第1次送审）"), (found[0].Before, found[0].After));
        Assert.Equal(("funds.total.executed.p-001", "一中 10"), (found[2].Code, found[2].After));
        Assert.Equal("evidence", found[4].Trail);
    }

    [Fact]
    public void An_overridden_score_differs_from_the_same_score_entered()
    {
        var d = Assert.Single(
            FormDifference.Between(Form, Later(new ScoreOverridden("indicator.i-001.score", Points("5"), Points("5"), 4, Why, []))));
        Assert.Equal(("5", "5（人工评定）"), (d.Before, d.After));
    }

    [Fact]
    public void Two_forms_are_compared_row_by_row_of_the_same_name_whatever_the_ids()
    {
        var other = Story.Of(
            Opened with { Project = new ProjectRef("10", "心理健康教育") }, Added("i-001", OtherNames, 1), Added("i-002", Names, 2),
            Entered("indicator.i-002.target", Cell("3个")), Entered("indicator.i-002.weight", Points("5")),
                Entered("indicator.i-002.score", Points("5")),
            Entered("indicator.i-001.weight", Points("10")), Added("i-003", Names with { Name = "返工率" }, 3),
                Entered("indicator.i-003.weight", Points("1")),
            Entered(Executed, Money("118.96"))).State;
        var found = FormDifference.BetweenForms(Form, other);
        Assert.Equal(["opened.project", "indicator.i-002.target", "indicator.i-003", "indicator.i-003.weight"], found.Select(d => d.Code));
        Assert.Equal(("2个", "3个"), (found[1].Before, found[1].After));
        Assert.Equal(("返工率·分值", null, "1"), (found[3].Name, found[3].Before, found[3].After));
    }

    [Fact]
    public void Figures_come_in_the_order_of_the_form()
    {
        var form = Story.Of(Draft).Other(Printed).Other(Entered(Executed, Money("1")), Entered("remark.1", Cell("注"))).State;
        Assert.Equal(
            [
                Executed, "execution.weight", "execution.rate", "execution.score", "indicator.i-001.target", "indicator.i-001.weight",
                "indicator.i-001.score", "indicator.i-002.weight", "total.weight", "total.score", "total.grade", "remark.1",
            ],
            FormOrder.Figures(form));
        Assert.Equal("标准化考点建设数·分值", FormOrder.NameOf(form, "indicator.i-001.weight"));
    }

    private static SelfEvaluation Later(params ISelfEvaluationEvent[] events) =>
        Story.Of(Draft).Other(Entered(Executed, Money("118.96"))).Other(events).State;
}
