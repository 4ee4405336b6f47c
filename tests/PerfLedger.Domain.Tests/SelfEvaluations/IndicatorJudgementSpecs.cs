using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class IndicatorJudgementSpecs
{
    private static readonly Classification AtLeast = new("atLeast", "higher", "hunan-education-2019#12", "%", "≥");

    private static readonly SurveyResult Survey = new("问卷", new DateOnly(2020, 11, 2), new DateOnly(2020, 11, 20), 240, 233, 215);

    [Fact]
    public void An_indicator_is_classified_and_unclassified()
    {
        var after = Given.Form(Draft).When(new ClassifyIndicator("i-002", AtLeast, Ground.None).Decide)
            .Then(new IndicatorClassified("i-002", "atLeast", "higher", "hunan-education-2019#12", "%", "≥"));
        after.When(new ClassifyIndicator("i-002", new(null, null, null, null, null), Ground.None).Decide)
            .Then(new IndicatorClassified("i-002", null, null, null, null, null));
    }

    [Fact]
    public void Kind_and_direction_are_words_of_their_lists()
    {
        Given.Form(Draft).When(new ClassifyIndicator("i-002", AtLeast with { Kind = "most" }, Ground.None).Decide).ThenRefused("IND-06");
        Given.Form(Draft).When(new ClassifyIndicator("i-002", AtLeast with { Better = "bigger" }, Ground.None).Decide)
            .ThenRefused("IND-06");
        Given.Form(Draft).When(new ClassifyIndicator("i-009", AtLeast, Ground.None).Decide).ThenRefused("IND-01");
    }

    [Fact]
    public void After_submission_a_classification_needs_a_reason()
    {
        var form = Given.Form(Draft).And(Submitted, Returned);
        form.When(new ClassifyIndicator("i-002", AtLeast, Ground.None).Decide).ThenRefused("EVA-08");
        form.When(new ClassifyIndicator("i-002", AtLeast, Because).Decide)
            .Then(new IndicatorClassified("i-002", "atLeast", "higher", "hunan-education-2019#12", "%", "≥", Why));
    }

    [Fact]
    public void Not_carried_out_scores_zero_and_keeps_the_weight()
    {
        var after = Given.Form(Draft).When(new SetIndicatorStatus("i-002", IndicatorStatus.NotCarriedOut, Because).Decide)
            .Then(new IndicatorStatusSet("i-002", IndicatorStatus.NotCarriedOut, Why), Entered("indicator.i-002.score", Points("0")));
        Assert.Equal(10m, after.State["i-002", "weight"].Value);
    }

    [Fact]
    public void Not_applicable_changes_no_figure() => Given.Form(Draft)
        .When(new SetIndicatorStatus("i-001", IndicatorStatus.NotApplicable, Because).Decide)
        .Then(new IndicatorStatusSet("i-001", IndicatorStatus.NotApplicable, Why));

    [Fact]
    public void A_status_needs_a_reason_and_going_back_in_the_draft_does_not()
    {
        var form = Given.Form(Draft);
        form.When(new SetIndicatorStatus("i-001", IndicatorStatus.NotCarriedOut, Ground.None).Decide).ThenRefused("IND-07");
        form.When(new SetIndicatorStatus("i-009", IndicatorStatus.NotCarriedOut, Because).Decide).ThenRefused("IND-01");
        form.And(new IndicatorStatusSet("i-001", IndicatorStatus.NotApplicable, Why))
            .When(new SetIndicatorStatus("i-001", IndicatorStatus.CarriedOut, Ground.None).Decide)
            .Then(new IndicatorStatusSet("i-001", IndicatorStatus.CarriedOut, null));
        form.And(new IndicatorStatusSet("i-001", IndicatorStatus.NotApplicable, Why), Submitted, Returned)
            .When(new SetIndicatorStatus("i-001", IndicatorStatus.CarriedOut, Ground.None).Decide).ThenRefused("EVA-08");
    }

    [Theory]
    [InlineData(215, 233, "92.27%", "92.27")]   // 92.2746…
    [InlineData(9, 10, "90.00%", "90.00")]
    [InlineData(1, 16, "6.25%", "6.25")]
    [InlineData(1, 800, "0.13%", "0.13")]       // 0.125: half away from zero
    [InlineData(3, 3, "100.00%", "100.00")]
    public void A_survey_gives_the_actual_value(int satisfied, int valid, string printed, string value)
    {
        var survey = Survey with { Satisfied = satisfied, Valid = valid, Issued = 1000 };
        var actual = new Domain.Figures.FigureValue(Domain.Figures.ValueKind.Quantity, printed,
            decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), "%");
        Given.Form(Draft).When(new RecordSurvey("i-002", survey, Ground.None).Decide)
            .Then(new SurveyRecorded("i-002", survey), Entered("indicator.i-002.actual", actual));
    }

    [Fact]
    public void A_survey_sets_an_actual_value_that_was_changed_since()
    {
        var form = Given.Form(Draft).After(new RecordSurvey("i-002", Survey, Ground.None).Decide);
        var percent = form.State["i-002", "actual"];
        form.And(Corrected("indicator.i-002.actual", percent, Cell("≥90%"), Ground.None))
            .When(new RecordSurvey("i-002", Survey, Ground.None).Decide)
            .Then(Corrected("indicator.i-002.actual", Cell("≥90%"), percent, Ground.None));
    }

    [Theory]
    [InlineData(0, 233, 240)]
    [InlineData(234, 233, 240)]
    [InlineData(215, 241, 240)]
    public void Counts_of_a_survey_fit_each_other(int satisfied, int valid, int issued) => Given.Form(Draft)
        .When(new RecordSurvey("i-002", Survey with { Satisfied = satisfied, Valid = valid, Issued = issued }, Ground.None).Decide)
        .ThenRefused("IND-08");

    [Fact]
    public void A_survey_has_a_method_dates_in_order_an_indicator_and_later_a_reason()
    {
        var form = Given.Form(Draft);
        form.When(new RecordSurvey("i-002", Survey with { Method = "" }, Ground.None).Decide).ThenRefused("IND-08");
        form.When(new RecordSurvey("i-002", Survey with { To = new DateOnly(2020, 11, 1) }, Ground.None).Decide).ThenRefused("IND-08");
        form.When(new RecordSurvey("i-009", Survey, Ground.None).Decide).ThenRefused("IND-01");
        form.And(Submitted, Returned).When(new RecordSurvey("i-002", Survey, Ground.None).Decide).ThenRefused("EVA-08");
    }

    [Fact]
    public void A_submitted_form_keeps_its_judgements()
    {
        var form = Given.Form(Draft).And(Submitted);
        form.When(new ClassifyIndicator("i-002", AtLeast, Because).Decide).ThenRefused("EVA-04");
        form.When(new SetIndicatorStatus("i-002", IndicatorStatus.NotApplicable, Because).Decide).ThenRefused("EVA-04");
        form.When(new RecordSurvey("i-002", Survey, Because).Decide).ThenRefused("EVA-04");
    }
}
