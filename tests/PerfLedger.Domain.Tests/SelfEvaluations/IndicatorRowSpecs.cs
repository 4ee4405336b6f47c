using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class IndicatorRowSpecs
{
    private static readonly IndicatorNames New = new("产出指标", "质量指标", "验收合格率");

    [Fact]
    public void A_row_is_added_at_the_end_under_the_next_id() =>
        Given.Form(Draft).When(new AddIndicator(New, null, Ground.None).Decide).Then(Added("i-003", New, 3));

    [Fact]
    public void A_row_is_added_at_a_place_and_the_others_make_room() => Given.Form(Draft)
        .When(new AddIndicator(New, 1, Ground.None).Decide)
        .Then(
            Added("i-003", New, 3),
            new IndicatorMoved("i-003", 3, 1), new IndicatorMoved("i-001", 1, 2), new IndicatorMoved("i-002", 2, 3));

    [Fact]
    public void An_id_is_never_given_again() => Given.Form(Draft).And(new IndicatorWithdrawn("i-002", null, null, null))
        .When(new AddIndicator(New, null, Ground.None).Decide).Then(Added("i-003", New, 2));

    [Fact]
    public void After_the_approval_a_new_row_needs_a_document_and_is_marked()
    {
        var form = Given.Form(Draft).And(Approved);
        form.When(new AddIndicator(New, null, Because).Decide).ThenRefused("IND-13");
        var after = form.When(new AddIndicator(New, null, Ordered).Decide)
            .Then(Added("i-003", New, 3) with { Reason = Why, Document = Ordered.Document, On = Ordered.On });
        Assert.Contains("indicator.i-003", after.State.AdjustedTargets);
    }

    [Fact]
    public void A_row_has_all_its_names() =>
        Given.Form(Draft).When(new AddIndicator(New with { Level2 = "" }, null, Ground.None).Decide).ThenRefused("IND-03");

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_row_goes_to_a_place_of_the_block(int place)
    {
        Given.Form(Draft).When(new AddIndicator(New, place, Ground.None).Decide).ThenRefused("IND-05");
        Given.Form(Draft).When(new MoveIndicator("i-001", place).Decide).ThenRefused("IND-05");
    }

    [Fact]
    public void A_moved_row_leaves_the_rows_outside_the_gap_alone()
    {
        var form = Given.Form(Draft).And(Added("i-003", New, 7), Added("i-004", New with { Name = "返工率" }, 9));
        var after = form.When(new MoveIndicator("i-003", 2).Decide)
            .Then(new IndicatorMoved("i-003", 7, 2), new IndicatorMoved("i-002", 2, 7));
        Assert.Equal(["i-001", "i-003", "i-002", "i-004"], after.State.IndicatorsInOrder.Select(i => i.Id));
    }

    [Fact]
    public void Rows_of_one_order_are_told_apart_by_moving() => Assert.Equal(["i-001", "i-003", "i-002"],
        Given.Form(Draft).And(Added("i-003", New, 2)).After(new MoveIndicator("i-002", 3).Decide).State.IndicatorsInOrder
            .Select(i => i.Id));

    [Fact]
    public void A_row_unknown_or_gone_is_not_moved()
    {
        Given.Form(Draft).When(new MoveIndicator("i-009", 1).Decide).ThenRefused("IND-01");
        Given.Form(Draft).And(new IndicatorWithdrawn("i-002", null, null, null)).When(new MoveIndicator("i-002", 1).Decide)
            .ThenRefused("IND-02");
    }

    [Fact]
    public void A_row_is_renamed_and_keeps_its_id() => Given.Form(Draft)
        .When(new RenameIndicator("i-001", New, Ground.None).Decide).Then(new IndicatorRenamed("i-001", Names, New, null, null, null));

    [Fact]
    public void A_row_does_not_get_the_names_of_another_nor_half_a_name()
    {
        Given.Form(Draft).When(new RenameIndicator("i-001", OtherNames, Ground.None).Decide).ThenRefused("IND-04");
        Given.Form(Draft).When(new RenameIndicator("i-001", New with { Name = " " }, Ground.None).Decide).ThenRefused("IND-03");
        Given.Form(Draft).When(new RenameIndicator("i-009", New, Ground.None).Decide).ThenRefused("IND-01");
    }

    [Fact]
    public void After_the_approval_a_row_is_renamed_by_a_document()
    {
        Given.Form(Draft).And(Approved).When(new RenameIndicator("i-001", New, Because).Decide).ThenRefused("IND-13");
        Given.Form(Draft).And(Approved).When(new RenameIndicator("i-001", New, Ordered).Decide)
            .Then(new IndicatorRenamed("i-001", Names, New, Why, Ordered.Document, Ordered.On));
    }

    [Fact]
    public void A_row_is_withdrawn() => Given.Form(Draft).When(new WithdrawIndicator("i-001", Ground.None).Decide)
        .Then(new IndicatorWithdrawn("i-001", null, null, null));

    [Fact]
    public void Withdrawing_needs_a_reason_after_submission_and_a_document_after_approval()
    {
        Given.Form(Draft).And(Submitted, Returned).When(new WithdrawIndicator("i-001", Ground.None).Decide).ThenRefused("EVA-08");
        Given.Form(Draft).And(Approved).When(new WithdrawIndicator("i-001", Because).Decide).ThenRefused("IND-13");
        Given.Form(Draft).When(new WithdrawIndicator("i-009", Ground.None).Decide).ThenRefused("IND-01");
    }

    [Fact]
    public void A_submitted_form_keeps_its_rows()
    {
        var form = Given.Form(Draft).And(Submitted);
        form.When(new AddIndicator(New, null, Because).Decide).ThenRefused("EVA-04");
        form.When(new MoveIndicator("i-001", 2).Decide).ThenRefused("EVA-04");
        form.When(new RenameIndicator("i-001", New, Because).Decide).ThenRefused("EVA-04");
        form.When(new WithdrawIndicator("i-001", Because).Decide).ThenRefused("EVA-04");
    }
}
