using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class UndoOperationSpecs
{
    private const string Executed = "funds.total.executed", Full = "funds.total.fullYear";

    private static Func<SelfEvaluation, Decision<ISelfEvaluationEvent>> Enter(string figure, FigureValue value) =>
        new EnterFigure(new FigureInput(figure, value), Because).Decide;

    [Fact]
    public void A_corrected_figure_goes_back_with_the_reason()
    {
        var story = Story.Of(Draft).Other(Entered(Executed, Money("118.96")))
            .Operation(Enter(Executed, Money("118.69")), Enter(Executed, Money("118.00")));
        var e = Assert.IsType<FigureCorrected>(Assert.Single(Story.Accepted(story.Undo().Decide())));
        Assert.Equal((Executed, "118.00", "118.96", Why), (e.Figure, e.Before.Printed, e.After.Printed, e.Reason));
        Assert.Equal("118.96", story.Undone().State[Executed].Printed);
    }

    [Fact]
    public void A_figure_first_entered_becomes_blank_again() =>
        Assert.True(Story.Of(Draft).Operation(Enter(Executed, Money("118.96"))).Undone().State[Executed].IsBlank);

    [Fact]
    public void What_was_changed_since_is_listed_and_stays()
    {
        var story = Story.Of(Draft).Operation(Enter(Executed, Money("118.96")), Enter(Full, Money("120.00")))
            .Other(Enter(Executed, Money("118.69")));
        var kept = Assert.Single(story.Undo().Plan.Kept);
        Assert.Equal((Executed, "118.96", "118.69", "p-filler", 10L),
            (kept.Code, kept.Left, kept.Now, kept.Since.Actor, kept.Since.Position));
        var after = story.Undone().State;
        Assert.Equal("118.69", after[Executed].Printed);
        Assert.True(after[Full].IsBlank);
    }

    [Fact]
    public void A_figure_changed_since_and_set_to_the_same_value_again_is_a_later_decision_and_stays()
    {
        var story = Story.Of(Draft).Operation(Enter(Executed, Money("118.96")))
            .Other(Enter(Executed, Money("1")), Enter(Executed, Money("118.96")));
        Assert.Empty(Story.Accepted(story.Undo().Decide()));
        Assert.Single(story.Undo().Plan.Kept);
    }

    [Fact]
    public void A_figure_that_others_brought_back_already_needs_nothing()
    {
        var story = Story.Of(Draft).Other(Entered(Executed, Money("118.96")))
            .Operation(Enter(Executed, Money("118.69"))).Other(Enter(Executed, Money("118.96")));
        Assert.Empty(Story.Accepted(story.Undo().Decide()));
        Assert.Empty(story.Undo().Plan.Kept);
    }

    [Fact]
    public void Printed_values_voided_by_the_operation_are_printed_again()
    {
        var story = Story.Of(Draft).Other(Entered(Executed, Money("118.96"))).Other(Printed).Operation(Enter(Executed, Money("118.69")));
        Assert.True(story.State["execution.rate"].IsBlank);
        var after = story.Undone().State;
        Assert.Equal(("99.13%", "99.91", "优"),
            (after["execution.rate"].Printed, after["total.score"].Printed, after["total.grade"].Printed));
    }

    [Fact]
    public void Printed_values_that_outlived_the_operation_stay_when_their_inputs_are_back()
    {
        var corrected = new FigureCorrected(Executed, Money("118.96"), Money("118.69"), Why, [], null, null, null);
        var story = Story.Of(Draft).Other(Entered(Executed, Money("118.96"))).Other(Printed).Operation(corrected);
        Assert.Equal("99.13%", story.Undone().State["execution.rate"].Printed);
        var partly = story.Other(Enter("indicator.i-001.score", Points("4")));
        Assert.Equal(("99.13%", true), (partly.Undone().State["execution.rate"].Printed, partly.Undone().State["total.score"].IsBlank));
    }

    [Fact]
    public void A_printed_value_does_not_come_back_over_inputs_that_changed_since()
    {
        var story = Story.Of(Draft).Other(Entered(Executed, Money("118.96"))).Other(Printed)
            .Operation(Enter(Executed, Money("118.69"))).Other(Enter(Executed, Money("100.00")));
        Assert.Empty(Story.Accepted(story.Undo().Decide()));
        Assert.Contains(story.Undo().Plan.Impossible, i => i.What == "execution.rate" && i.Why.Contains("由系统计算", StringComparison.Ordinal));
    }

    [Fact]
    public void An_added_row_is_withdrawn_with_its_cells()
    {
        var story = Story.Of(Draft).Operation(new AddIndicator(OtherNames with { Name = "家长满意度" }, 1, Because).Decide)
            .Operation(Enter("indicator.i-003.target", Cell("90%")));
        var after = story.Undone().State;
        Assert.Equal(["i-001", "i-002"], after.IndicatorsInOrder.Select(i => i.Id));
        Assert.DoesNotContain(story.Undo().Plan.Restored, r => r.Code == "indicator.i-003.target");
    }

    [Fact]
    public void An_added_row_that_others_filled_in_since_stays_whole()
    {
        var story = Story.Of(Draft).Operation(new AddIndicator(OtherNames with { Name = "家长满意度" }, null, Because).Decide)
            .Operation(Enter("indicator.i-003.target", Cell("90%"))).Other(Enter("indicator.i-003.actual", Cell("95%")));
        Assert.Empty(Story.Accepted(story.Undo().Decide()));
        Assert.Equal("indicator.i-003", Assert.Single(story.Undo().Plan.Kept).Code);
    }

    [Fact]
    public void A_withdrawn_row_comes_back_under_a_new_id_with_all_it_had()
    {
        var story = Story.Of(Draft).Other(new IndicatorClassified("i-001", "atLeast", "higher", null, "个", "≥", null))
            .Operation(new WithdrawIndicator("i-001", Because).Decide);
        var after = story.Undone().State;
        var row = after.Named(Names)!;
        Assert.Equal(("i-003", 1, "atLeast", "个"), (row.Id, row.Order, row.Kind, row.Unit));
        Assert.Equal(("2个", "5", "5"),
            (after["i-003", "target"].Printed, after["i-003", "weight"].Printed, after["i-003", "score"].Printed));
    }

    [Fact]
    public void Cells_of_a_row_that_others_withdrew_since_are_listed()
    {
        var story = Story.Of(Draft).Operation(Enter("indicator.i-001.actual", Cell("3个")))
            .Other(new WithdrawIndicator("i-001", Because).Decide);
        Assert.Empty(Story.Accepted(story.Undo().Decide()));
        Assert.Equal("indicator.i-001.actual", Assert.Single(story.Undo().Plan.Kept).Code);
    }

    [Fact]
    public void Names_places_status_and_survey_go_back()
    {
        var before = new SurveyResult("问卷", new(2020, 12, 1), new(2020, 12, 9), 100, 90, 81);
        var story = Story.Of(Draft).Other(new SurveyRecorded("i-002", before)).Operation(
            new RenameIndicator("i-001", Names with { Name = "考点建设数" }, Because).Decide, new MoveIndicator("i-001", 2).Decide,
            new SetIndicatorStatus("i-001", IndicatorStatus.NotCarriedOut, Because).Decide,
            new RecordSurvey("i-002", before with { Satisfied = 72 }, Because).Decide);
        var (after, first) = (story.Undone().State, Story.Of(Draft).State);
        Assert.Equal(first.Indicators["i-001"], after.Indicators["i-001"] with { StatusReason = null });
        Assert.Equal("5", after["i-001", "score"].Printed);
        Assert.Equal(before, after.Indicators["i-002"].Survey);
        Assert.True(after["i-002", "actual"].IsBlank);
    }

    [Fact]
    public void A_first_survey_cannot_be_taken_back_and_is_said_so()
    {
        var story = Story.Of(Draft).Operation(new SurveyRecorded("i-002",
            new SurveyResult("问卷", new(2020, 12, 1), new(2020, 12, 9), 9, 9, 9)));
        Assert.Empty(Story.Accepted(story.Undo().Decide()));
        Assert.Equal("indicator.i-002.survey", Assert.Single(story.Undo().Plan.Impossible).What);
    }

    [Fact]
    public void A_name_that_another_row_bears_by_now_does_not_go_back()
    {
        var story = Story.Of(Draft).Operation(new RenameIndicator("i-001", Names with { Name = "考点建设数" }, Because).Decide)
            .Other(new AddIndicator(Names, null, Because).Decide);
        Assert.Empty(Story.Accepted(story.Undo().Decide()));
        Assert.Contains("已被另一行使用", Assert.Single(story.Undo().Plan.Impossible).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_and_adjustments_go_back_and_withdrawn_ones_under_new_ids()
    {
        var (line, other) = (new PartLine("一中", Money("10"), []), new PartLine("二中", Money("20"), []));
        var story = Story.Of(Draft).Other(Entered(Executed, Money("30")))
            .Other(new EnterPart(Executed, null, line, Because).Decide, new EnterPart(Executed, null, other, Because).Decide)
            .Other(new BookAdjustment(Money("5"), Why, null, null, true).Decide)
            .Operation(new EnterPart(Executed, "p-001", line with { Name = "一中分校" }, Because).Decide,
                new WithdrawPart(Executed, "p-002", Because).Decide)
            .Operation(new EnterPart(Executed, null, line with { Name = "三中" }, Because).Decide,
                new WithdrawAdjustment("a-001", Why).Decide)
            .Operation(new BookAdjustment(Money("7"), Why, null, null, true).Decide);
        var after = story.Undone().State;
        Assert.Equal([("p-001", "一中"), ("p-004", "二中")], after.Parts[Executed].Select(p => (p.Key, p.Value.Name)));
        Assert.Equal([("a-003", "5")], after.Adjustments.Select(a => (a.Id, a.Amount.Printed)));
    }

    [Fact]
    public void An_override_goes_and_one_that_stood_before_comes_back_as_one()
    {
        const string Score = "indicator.i-001.score";
        Func<SelfEvaluation, Decision<ISelfEvaluationEvent>> to4 = new OverrideScore(Score, Points("4"), 5, Why, []).Decide;
        var gone = Story.Of(Draft).Operation(to4).Undone().State.Figures[Score];
        Assert.Equal(("5", false), (gone.Value.Printed, gone.Overridden));
        var back = Story.Of(Draft).Other(to4).Operation(Enter(Score, Points("3"))).Undone().State.Figures[Score];
        Assert.Equal(("4", true), (back.Value.Printed, back.Overridden));
    }

    [Fact]
    public void The_workflow_is_never_taken_back_and_each_step_says_what_to_do_instead()
    {
        var story = Story.Of(Draft).Operation(
            Approved, Attached, new FindingsAcknowledged([Error], Sample.Code, Why, "p-head", null), Submitted, Returned, Accepted, Filed,
                new CorrectionOpened(1, Why, null));
        Assert.Empty(Story.Accepted(story.Undo().Decide()));
        Assert.Equal(8, story.Undo().Plan.Impossible.Length);
        Assert.All(story.Undo().Plan.Impossible, i => Assert.Contains("不能撤销", i.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void An_opening_import_leaves_an_empty_form()
    {
        var after = new Story().Operation(Draft).Operation(Printed).Undone().State;
        Assert.NotNull(after.Opened);
        Assert.Empty(after.Indicators);
        Assert.All(after.Figures.Where(f => !f.Key.StartsWith("indicator.", StringComparison.Ordinal)), f
            => Assert.True(f.Value.Value.IsBlank));
    }

    [Fact]
    public void An_undo_needs_a_reason_that_says_something()
    {
        var story = Story.Of(Draft).Operation(Enter(Executed, Money("118.96")));
        Assert.Equal("UND-01", Code(story.Undo(Ground.None)));
        Assert.Equal("EVA-10", Code(story.Undo(Ground.Because("other", "修改"))));
    }

    [Fact]
    public void A_form_that_is_locked_is_not_undone_into()
    {
        var story = Story.Of(Draft).Operation(Enter(Executed, Money("118.96"))).Other(Submitted);
        Assert.Equal("EVA-04", Code(story.Undo()));
        Assert.Single(story.Undo().Plan.Restored);
    }

    [Fact]
    public void Approved_targets_go_back_with_a_document_only()
    {
        var story = Story.Of(Draft).Other(Approved)
            .Operation(new EnterFigure(new FigureInput("indicator.i-001.target", Cell("3个")), Ordered).Decide);
        Assert.Equal("IND-13", Code(story.Undo()));
        Assert.Equal("2个", story.Undone(Ordered).State["i-001", "target"].Printed);
    }

    [Fact]
    public void An_undo_is_undone_like_any_operation()
    {
        var story = Story.Of(Draft).Other(Entered(Executed, Money("118.96"))).Other(Enter(Executed, Money("118.69")));
        var undone = new FigureCorrected(Executed, Money("118.69"), Money("118.96"), Why, [], null, null, null);
        Assert.Equal("118.69", story.Operation(undone).Undone().State[Executed].Printed);
    }

    private static string Code(Domain.SelfEvaluations.Undoing.UndoOperation undo) =>
        Assert.IsType<Decision<ISelfEvaluationEvent>.Refused>(undo.Decide()).Refusal.Code;
}
