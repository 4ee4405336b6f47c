using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class AdjustmentSpecs
{
    private static readonly DateOnly On = new(2020, 9, 30);

    private static readonly BookAdjustment Cut = new(Money("-57.44"), Why, "株财教〔2020〕88号", On, false);

    private static readonly BudgetAdjusted Booked = new("a-001", Money("-57.44"), Why, "株财教〔2020〕88号", On, false);

    [Fact]
    public void An_adjustment_is_booked_with_document_date_and_reason() => Given.Form(Draft).When(Cut.Decide).Then(Booked);

    [Fact]
    public void An_assumed_one_has_neither_document_nor_date() => Given.Form(Draft).And(Booked)
        .When(new BookAdjustment(Money("-10"), Why, null, null, true).Decide)
        .Then(new BudgetAdjusted("a-002", Money("-10"), Why, null, null, true));

    [Fact]
    public void It_is_either_documented_or_assumed()
    {
        var form = Given.Form(Draft);
        form.When((Cut with { Assumed = true }).Decide).ThenRefused("EVA-18");
        form.When((Cut with { Document = null }).Decide).ThenRefused("EVA-18");
        form.When((Cut with { On = null }).Decide).ThenRefused("EVA-18");
        form.When((Cut with { Document = null, On = null }).Decide).ThenRefused("EVA-18");
    }

    [Fact]
    public void Its_amount_is_money_and_not_zero()
    {
        Given.Form(Draft).When((Cut with { Amount = Money("0") }).Decide).ThenRefused("EVA-17");
        Given.Form(Draft).When((Cut with { Amount = Points("5") }).Decide).ThenRefused("EVA-17");
        Given.Form(Draft).When((Cut with { Amount = Domain.Figures.FigureValue.Blank }).Decide).ThenRefused("EVA-17");
    }

    [Fact]
    public void Its_reason_says_something() =>
        Given.Form(Draft).When((Cut with { Reason = new Reason("budgetChange", "调整") }).Decide).ThenRefused("EVA-10");

    [Fact]
    public void It_is_taken_back_with_a_reason_and_its_id_is_not_given_again()
    {
        var form = Given.Form(Draft).And(Booked);
        form.When(new WithdrawAdjustment("a-001", new Reason("other", "更正")).Decide).ThenRefused("EVA-10");
        var after = form.When(new WithdrawAdjustment("a-001", Why).Decide).Then(new BudgetAdjustmentWithdrawn("a-001", Why));
        Assert.Empty(after.State.Adjustments);
        after.When(Cut.Decide).Then(Booked with { Adjustment = "a-002" });
    }

    [Fact]
    public void What_was_never_booked_is_not_taken_back() =>
        Given.Form(Draft).When(new WithdrawAdjustment("a-001", Why).Decide).ThenRefused("EVA-19");

    [Fact]
    public void A_submitted_form_keeps_its_adjustments()
    {
        Given.Form(Draft).And(Booked, Submitted).When((Cut with { Amount = Money("-1") }).Decide).ThenRefused("EVA-04");
        Given.Form(Draft).And(Booked, Submitted).When(new WithdrawAdjustment("a-001", Why).Decide).ThenRefused("EVA-04");
    }
}
