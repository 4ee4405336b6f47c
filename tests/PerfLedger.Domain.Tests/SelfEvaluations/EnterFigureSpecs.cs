using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class EnterFigureSpecs
{
    private static EnterFigure Enter(string figure, Domain.Figures.FigureValue value, Ground? ground = null, long? seen = null) =>
        new(new FigureInput(figure, value, seen), ground ?? Ground.None);

    [Fact]
    public void A_first_value_is_entered() => Given.Form(Draft)
        .When(Enter("funds.total.executed", Money("118.96")).Decide).Then(Entered("funds.total.executed", Money("118.96")));

    [Fact]
    public void Another_value_corrects_it_and_keeps_what_stood() => Given.Form(Draft).And(Entered("funds.total.executed", Money("119.86")))
        .When(Enter("funds.total.executed", Money("118.96")).Decide)
        .Then(Corrected("funds.total.executed", Money("119.86"), Money("118.96"), Ground.None));

    [Fact]
    public void A_value_taken_out_leaves_a_blank_and_not_a_zero() => Given.Form(Draft)
        .When(Enter("indicator.i-001.score", Domain.Figures.FigureValue.Blank).Decide)
        .Then(Corrected("indicator.i-001.score", Points("5"), Domain.Figures.FigureValue.Blank, Ground.None));

    [Fact]
    public void Before_opening_nothing_is_entered() =>
        Given.Form().When(Enter("goals.expected", Domain.Figures.FigureValue.OfText("建成两个考点")).Decide).ThenRefused("EVA-04");

    [Fact]
    public void A_submitted_form_is_not_changed_and_the_next_step_is_named() => Assert.Contains("退回",
        Given.Form(Draft).And(Submitted).When(Enter("funds.total.executed", Money("1")).Decide).ThenRefused("EVA-04"),
        StringComparison.Ordinal);

    [Fact]
    public void A_filed_form_is_changed_by_a_correction_only() => Assert.Contains("更正",
        Given.Form(Draft).And(Submitted, Accepted, Filed).When(Enter("funds.total.executed", Money("1")).Decide).ThenRefused("EVA-04"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("funds.total.spent", "EVA-05")]
    [InlineData("资金", "EVA-05")]
    [InlineData("indicator.i-009.actual", "IND-01")]
    [InlineData("indicator.i-001.colour", "EVA-05")]
    public void A_figure_the_form_does_not_have_is_refused(string figure, string code) =>
        Given.Form(Draft).When(Enter(figure, Cell("1")).Decide).ThenRefused(code);

    [Fact]
    public void A_withdrawn_indicator_takes_no_value() => Given.Form(Draft).And(new IndicatorWithdrawn("i-001", null, null, null))
        .When(Enter("indicator.i-001.actual", Cell("2个")).Decide).ThenRefused("IND-02");

    [Fact]
    public void A_cell_takes_only_its_kind_of_value()
    {
        var form = Given.Form(Draft);
        form.When(Enter("funds.total.executed", Points("5")).Decide).ThenRefused("EVA-06");
        form.When(Enter("funds.total.executed", Money("5") with { Unit = "美元", Value = 5 }).Decide).ThenRefused("EVA-06");
        form.When(Enter("funds.total.executed", Cell("约五万")).Decide).ThenRefused("EVA-06");
        form.When(Enter("indicator.i-001.actual", Domain.Figures.FigureValue.OfText("两个")).Decide).ThenRefused("EVA-06");
        form.When(Enter("goals.actual", Cell("两个")).Decide).ThenRefused("EVA-06");
    }

    [Theory]
    [InlineData("1,942.56", "19425600", true)]
    [InlineData("1942.56", "19425601", false)]
    [InlineData("1942.56", "1942.56", false)]
    public void The_number_of_an_amount_is_the_one_its_text_states(string text, string yuan, bool fits)
    {
        var number = decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture);
        var value = new Domain.Figures.FigureValue(Domain.Figures.ValueKind.Money, text, number, "万元");
        var outcome = Given.Form(Draft).When(Enter("funds.total.executed", value).Decide);
        if (fits) outcome.Then(Entered("funds.total.executed", value));
        else outcome.ThenRefused("EVA-06");
    }

    [Fact]
    public void A_column_too_narrow_in_print_may_stand_where_a_number_should() => Given.Form(Draft)
        .When(Enter("execution.rate", Cell("#####")).Decide).Then(Entered("execution.rate", Cell("#####")));

    [Fact]
    public void After_submission_a_correction_needs_a_reason()
    {
        var form = Given.Form(Draft).And(Submitted, Returned);
        form.When(Enter("indicator.i-001.score", Points("4")).Decide).ThenRefused("EVA-08");
        form.When(Enter("indicator.i-001.score", Points("4"), Because).Decide)
            .Then(Corrected("indicator.i-001.score", Points("5"), Points("4"), Because));
    }

    [Fact]
    public void A_blank_that_was_submitted_is_corrected_and_not_just_entered() => Given.Form(Draft).And(Submitted, Returned)
        .When(Enter("indicator.i-001.actual", Cell("2个"), Because).Decide)
        .Then(Corrected("indicator.i-001.actual", Domain.Figures.FigureValue.Blank, Cell("2个"), Because));

    [Fact]
    public void An_approved_target_is_changed_by_a_document_only_and_is_marked()
    {
        var form = Given.Form(Draft).And(Approved);
        form.When(Enter("indicator.i-001.target", Cell("3个"), Because).Decide).ThenRefused("IND-13");
        form.When(Enter("indicator.i-002.target", Cell("≥90%"), Because).Decide).ThenRefused("IND-13");
        form.When(Enter("indicator.i-001.target", Cell("3个"), Ordered with { On = null }).Decide).ThenRefused("IND-13");
        form.When(Enter("indicator.i-001.target", Cell("3个"), Ordered with { Document = " " }).Decide).ThenRefused("IND-13");
        form.When(Enter("indicator.i-001.target", Cell("3个"), Ordered with { Reason = null }).Decide).ThenRefused("IND-13");
        var after = form.When(Enter("indicator.i-001.target", Cell("3个"), Ordered).Decide)
            .Then(Corrected("indicator.i-001.target", Cell("2个"), Cell("3个"), Ordered));
        Assert.Equal(["indicator.i-001.target"], after.State.AdjustedTargets);
    }

    [Fact]
    public void A_target_left_blank_at_the_approval_is_filled_in_as_a_correction() => Given.Form(Draft).And(Approved)
        .When(Enter("indicator.i-002.target", Cell("≥90%"), Ordered).Decide)
        .Then(Corrected("indicator.i-002.target", Domain.Figures.FigureValue.Blank, Cell("≥90%"), Ordered));

    [Fact]
    public void An_actual_value_is_free_after_the_approval() => Given.Form(Draft).And(Approved)
        .When(Enter("indicator.i-001.actual", Cell("2个")).Decide).Then(Entered("indicator.i-001.actual", Cell("2个")));

    [Fact]
    public void Evidence_that_is_named_must_be_attached()
    {
        var ground = new Ground(null, [Evidence]);
        Given.Form(Draft).When(Enter("indicator.i-001.actual", Cell("2个"), ground).Decide).ThenRefused("EVA-11");
        Given.Form(Draft).And(Attached).When(Enter("indicator.i-001.score", Points("4"), ground).Decide)
            .Then(Corrected("indicator.i-001.score", Points("5"), Points("4"), ground));
    }

    [Fact]
    public void Who_did_not_see_the_last_change_is_told_of_it()
    {
        var form = Given.Form(Draft).By("p-other", Corrected("indicator.i-001.score", Points("5"), Points("4"), Ground.None));
        var conflict = form.When(Enter("indicator.i-001.score", Points("3"), seen: 5).Decide).ThenConflicted();
        Assert.Equal(new FigureConflict("indicator.i-001.score", 5, 8, "4", "p-other"), conflict);
    }

    [Fact]
    public void Who_saw_the_last_change_may_change_it_again() => Given.Form(Draft)
        .When(Enter("indicator.i-001.score", Points("3"), seen: 5).Decide)
        .Then(Corrected("indicator.i-001.score", Points("5"), Points("3"), Ground.None));

    [Fact]
    public void Who_thought_the_cell_empty_is_told_of_the_value() => Assert.Equal(5,
        Given.Form(Draft).When(Enter("indicator.i-001.score", Points("3"), seen: 0).Decide).ThenConflicted().Actual);

    [Fact]
    public void Two_who_enter_the_same_value_do_not_conflict() =>
        Given.Form(Draft).When(Enter("indicator.i-001.score", Points("5"), seen: 0).Decide).ThenNothing();
}
