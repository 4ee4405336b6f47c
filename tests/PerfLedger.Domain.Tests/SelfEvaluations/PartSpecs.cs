using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class PartSpecs
{
    private const string Figure = "funds.total.executed";

    private static readonly PartLine Line = new("市十三中标准化考点", Money("59.77"), [new PartColumn("结算", "已结算")]);

    private static readonly PartLine Other = new("市二中标准化考点", Money("59.19"), [new PartColumn("结算", null)]);

    [Fact]
    public void A_line_gets_the_next_id() => Given.Form(Draft).And(new PartEntered(Figure, "p-001", Other, null))
        .When(new EnterPart(Figure, null, Line, Ground.None).Decide).Then(new PartEntered(Figure, "p-002", Line, null));

    [Fact]
    public void A_second_line_alike_is_entered_under_an_id_of_its_own() =>
        Given.Form(Draft).And(new PartEntered(Figure, "p-001", Line, null))
        .When(new EnterPart(Figure, "p-007", Line, Ground.None).Decide).Then(new PartEntered(Figure, "p-007", Line, null));

    [Fact]
    public void A_line_is_corrected_with_what_stood() => Given.Form(Draft).And(new PartEntered(Figure, "p-001", Line, null))
        .When(new EnterPart(Figure, "p-001", Other, Because).Decide)
        .Then(new PartCorrected(Figure, "p-001", Line, Other, Why, null));

    [Fact]
    public void A_line_is_withdrawn_and_its_id_is_not_given_again()
    {
        var after = Given.Form(Draft).And(new PartEntered(Figure, "p-001", Line, null))
            .When(new WithdrawPart(Figure, "p-001", Because).Decide).Then(new PartWithdrawn(Figure, "p-001", Why));
        after.When(new EnterPart(Figure, "p-001", Line, Ground.None).Decide).ThenRefused("EVA-15");
        after.When(new EnterPart(Figure, null, Line, Ground.None).Decide).Then(new PartEntered(Figure, "p-002", Line, null));
    }

    [Fact]
    public void Only_amounts_have_lines() =>
        Given.Form(Draft).When(new EnterPart("total.score", null, Line, Ground.None).Decide).ThenRefused("EVA-13");

    [Fact]
    public void A_line_has_a_name_an_amount_and_columns_of_different_names()
    {
        var form = Given.Form(Draft);
        form.When(new EnterPart(Figure, null, Line with { Name = " " }, Ground.None).Decide).ThenRefused("EVA-14");
        form.When(new EnterPart(Figure, null, Line with { Amount = Points("5") }, Ground.None).Decide).ThenRefused("EVA-14");
        form.When(new EnterPart(Figure, null, Line with { Columns = [new("甲", "1"), new("甲", "2")] }, Ground.None).Decide)
            .ThenRefused("EVA-14");
    }

    [Fact]
    public void A_line_that_never_was_is_not_withdrawn() =>
        Given.Form(Draft).When(new WithdrawPart(Figure, "p-001", Ground.None).Decide).ThenRefused("EVA-16");

    [Fact]
    public void A_line_is_withdrawn_from_its_own_amount_only() => Given.Form(Draft).And(new PartEntered(Figure, "p-001", Line, null))
        .When(new WithdrawPart("funds.total.initial", "p-001", Ground.None).Decide).ThenRefused("EVA-16");

    [Fact]
    public void An_id_of_a_line_is_a_segment_and_not_anothers()
    {
        Given.Form(Draft).When(new EnterPart(Figure, "第一行", Line, Ground.None).Decide).ThenRefused("EVA-15");
        Given.Form(Draft).When(new EnterPart(Figure, "i-001", Line, Ground.None).Decide).ThenRefused("EVA-15");
    }

    [Fact]
    public void After_submission_a_line_needs_a_reason()
    {
        var form = Given.Form(Draft).And(new PartEntered(Figure, "p-001", Line, null), Submitted, Returned);
        form.When(new EnterPart(Figure, "p-001", Other, Ground.None).Decide).ThenRefused("EVA-08");
        form.When(new WithdrawPart(Figure, "p-001", Ground.None).Decide).ThenRefused("EVA-08");
    }

    [Fact]
    public void A_submitted_form_keeps_its_lines()
    {
        var form = Given.Form(Draft).And(new PartEntered(Figure, "p-001", Line, null), Submitted);
        form.When(new EnterPart(Figure, "p-001", Other, Because).Decide).ThenRefused("EVA-04");
        form.When(new WithdrawPart(Figure, "p-001", Because).Decide).ThenRefused("EVA-04");
    }
}
