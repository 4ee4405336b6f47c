using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class OverrideScoreSpecs
{
    private static OverrideScore Override(string score, decimal? rule = 3.33m, string figure = "indicator.i-001.score") =>
        new(figure, Points(score), rule, Why, []);

    [Fact]
    public void A_person_sets_a_score_against_the_rule()
    {
        var after = Given.Form(Draft).When(Override("4").Decide)
            .Then(new ScoreOverridden("indicator.i-001.score", Points("5"), Points("4"), 3.33m, Why, []));
        Assert.True(after.State.Figures["indicator.i-001.score"].Overridden);
    }

    [Fact]
    public void The_score_that_stands_as_imported_can_be_made_an_override() => Given.Form(Draft).When(Override("5").Decide)
        .Then(new ScoreOverridden("indicator.i-001.score", Points("5"), Points("5"), 3.33m, Why, []));

    [Fact]
    public void An_entered_score_is_no_override_any_more() => Assert.False(Given.Form(Draft).After(Override("4").Decide)
        .After(new EnterFigure(new("indicator.i-001.score", Points("3.33")), Ground.None).Decide)
        .State.Figures["indicator.i-001.score"].Overridden);

    [Fact]
    public void The_execution_score_can_be_overridden_and_voids_the_total() => Given.Form(Draft).And(Printed)
        .When(Override("9.5", 9.91m, "execution.score").Decide)
        .Then([
            new ScoreOverridden("execution.score", Points("9.91"), Points("9.5"), 9.91m, Why, []), .. Voided("total.score", "total.grade"),
        ]);

    [Theory]
    [InlineData("-0.01")]
    [InlineData("5.01")]
    public void A_score_lies_between_zero_and_the_weight(string score) =>
        Given.Form(Draft).When(Override(score).Decide).ThenRefused("EVA-21");

    [Fact]
    public void Without_a_weight_there_is_no_score() => Assert.Contains("先填分值",
        Given.Form(Opened, Added("i-001", Names, 1)).When(Override("4").Decide).ThenRefused("EVA-21"), StringComparison.Ordinal);

    [Fact]
    public void The_rule_score_is_no_override() => Given.Form(Draft).When(Override("3.330", 3.33m).Decide).ThenRefused("EVA-22");

    [Fact]
    public void Where_no_rule_decides_any_score_is_a_judgement() => Given.Form(Draft).When(Override("4", null).Decide)
        .Then(new ScoreOverridden("indicator.i-001.score", Points("5"), Points("4"), null, Why, []));

    [Theory]
    [InlineData("total.score")]
    [InlineData("indicator.i-001.weight")]
    public void Totals_and_weights_are_not_overridden(string figure) =>
        Given.Form(Draft).And(Printed).When(Override("4", figure: figure).Decide).ThenRefused("EVA-20");

    [Fact]
    public void An_override_needs_a_reason_that_says_something_and_attached_evidence()
    {
        Given.Form(Draft).When((Override("4") with { Reason = new Reason("judgement", "调整得分") }).Decide).ThenRefused("EVA-10");
        Given.Form(Draft).When((Override("4") with { Evidence = [Evidence] }).Decide).ThenRefused("EVA-11");
    }

    [Fact]
    public void A_submitted_form_keeps_its_scores() => Given.Form(Draft).And(Submitted).When(Override("4").Decide).ThenRefused("EVA-04");
}
