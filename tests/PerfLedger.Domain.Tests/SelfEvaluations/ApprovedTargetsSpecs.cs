using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class ApprovedTargetsSpecs
{
    private static readonly ApprovedTarget First = new(Names, Cell("2个"), Points("5"));

    private static readonly ApprovedTarget Second = new(OtherNames, Cell("≥90%"), Points("10"));

    private static readonly ApprovedTarget Third = new(new("产出指标", "质量指标", "验收合格率"), Cell("100%"), Points("20"));

    private static LoadApprovedTargets Load(params ApprovedTarget[] rows) => new(Approved.Document, Approved.On, [.. rows]);

    [Fact]
    public void Missing_rows_are_added_and_standing_ones_set_before_the_lock_falls() => Given.Form(Draft)
        .When(Load(First with { Weight = Points("6") }, Second, Third).Decide)
        .Then(
            Corrected("indicator.i-001.weight", Points("5"), Points("6"), new Ground(null, [], Approved.Document, Approved.On)),
            Entered("indicator.i-002.target", Cell("≥90%")), Added("i-003", Third.Names, 3),
            Entered("indicator.i-003.target", Cell("100%")), Entered("indicator.i-003.weight", Points("20")), Approved);

    [Fact]
    public void Loading_marks_no_target_as_adjusted() =>
        Assert.Empty(Given.Form(Draft).After(Load(First with { Weight = Points("6") }, Second, Third).Decide).State.AdjustedTargets);

    [Fact]
    public void Two_new_rows_get_two_ids() => Assert.Equal(["i-001", "i-002"],
        Given.Form(Opened).When(Load(First, Third).Decide).Events.OfType<IndicatorAdded>().Select(e => e.Id));

    [Fact]
    public void Without_rows_what_stands_was_approved() => Given.Form(Draft).When(Load().Decide).Then(Approved);

    [Fact]
    public void An_empty_form_and_no_rows_leave_nothing_to_approve() => Given.Form(Opened).When(Load().Decide).ThenRefused("IND-10");

    [Fact]
    public void A_row_the_approval_does_not_know_is_named_and_not_removed() => Assert.Contains("考生满意度",
        Given.Form(Draft).When(Load(First).Decide).ThenRefused("IND-11"), StringComparison.Ordinal);

    [Fact]
    public void Locked_targets_are_not_loaded_again()
    {
        var locked = Given.Form(Draft).And(Approved);
        locked.When((Load() with { Document = "株财预〔2020〕2号" }).Decide).ThenRefused("IND-12");
        locked.When(Load(First with { Target = Cell("9个") }, Second).Decide).ThenRefused("IND-12");
    }

    [Fact]
    public void The_approval_has_a_document() => Given.Form(Draft).When((Load() with { Document = " " }).Decide).ThenRefused("IND-09");

    [Fact]
    public void A_row_has_names_a_target_and_a_weight_and_stands_once()
    {
        var form = Given.Form(Draft);
        form.When(Load(First with { Names = Names with { Name = "" } }, Second).Decide).ThenRefused("IND-03");
        form.When(Load(First with { Target = Money("2") }, Second).Decide).ThenRefused("EVA-06");
        form.When(Load(First with { Weight = Cell("五分") }, Second).Decide).ThenRefused("EVA-06");
        form.When(Load(First, First, Second).Decide).ThenRefused("IND-04");
    }

    [Fact]
    public void After_submission_changed_values_need_a_reason()
    {
        var form = Given.Form(Draft).And(Submitted, Returned);
        form.When(Load(First, Second).Decide).ThenRefused("EVA-08");
        form.When((Load(First, Second) with { Reason = Why }).Decide).Then(
            Corrected("indicator.i-002.target", Domain.Figures.FigureValue.Blank, Cell("≥90%"),
                new Ground(Why, [], Approved.Document, Approved.On)),
            Approved);
    }

    [Fact]
    public void A_submitted_form_takes_no_targets() => Given.Form(Draft).And(Submitted).When(Load().Decide).ThenRefused("EVA-04");
}
