using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class ReviewSpecs
{
    private static readonly Return Back = new(Reviewer, Returned.Opinions, Returned.AnswerBy);

    private static readonly FindingsAcknowledged Acknowledged = new([Error], Code, Why, "p-head", null);

    private static Spec<SelfEvaluation, ISelfEvaluationEvent> Waiting => Given.Form(Draft).And(Submitted);

    [Fact]
    public void A_draft_is_submitted() => Given.Form(Draft).When(new Submit([]).Decide).Then(Submitted);

    [Fact]
    public void An_answered_return_is_submitted_as_the_next_round() =>
        Waiting.And(Returned).When(new Submit([]).Decide).Then(new EvaluationSubmitted(2));

    [Fact]
    public void Open_errors_need_an_acknowledgement_in_force()
    {
        Given.Form(Draft).When(new Submit([Error]).Decide).ThenRefused("REV-03");
        Given.Form(Draft).And(Acknowledged).When(new Submit([Error]).Decide).Then(Submitted);
        Given.Form(Draft).And(Acknowledged, Entered("indicator.i-002.score", Points("10")))
            .When(new Submit([Error]).Decide).ThenRefused("REV-03");
    }

    [Fact]
    public void An_error_the_acknowledgement_does_not_name_is_open() => Assert.Contains("SCO-06",
        Given.Form(Draft).And(Acknowledged).When(new Submit([Error, new("SCO-06", "/total/score")]).Decide).ThenRefused("REV-03"),
        StringComparison.Ordinal);

    [Fact]
    public void What_is_not_open_or_is_accepted_is_not_submitted()
    {
        Given.Form().When(new Submit([]).Decide).ThenRefused("EVA-04");
        Waiting.And(Accepted).When(new Submit([]).Decide).ThenRefused("EVA-04");
    }

    [Fact]
    public void A_reviewer_returns_with_opinions() => Waiting.When(Back.Decide).Then(Returned);

    [Fact]
    public void A_reviewer_returns_also_what_was_accepted_and_not_yet_filed() => Waiting.And(Accepted).When(Back.Decide).Then(Returned);

    [Fact]
    public void A_return_says_what_is_wrong_and_where()
    {
        Waiting.When((Back with { Opinions = [] }).Decide).ThenRefused("REV-07");
        Waiting.When((Back with { Opinions = [new Opinion(null, " ")] }).Decide).ThenRefused("REV-07");
        Waiting.When((Back with { Opinions = [new Opinion("indicator.i-009.score", "请核对")] }).Decide).ThenRefused("IND-01");
        Waiting.When((Back with { Opinions = [new Opinion("score", "请核对")] }).Decide).ThenRefused("EVA-05");
    }

    [Fact]
    public void A_reviewer_accepts() => Waiting.When(new Accept(Reviewer).Decide).Then(Accepted);

    [Fact]
    public void Only_what_was_submitted_is_reviewed()
    {
        Given.Form().When(new Accept(Reviewer).Decide).ThenRefused("REV-04");
        Given.Form(Draft).When(Back.Decide).ThenRefused("REV-04");
        Waiting.And(Accepted, Filed).When(Back.Decide).ThenRefused("REV-04");
    }

    [Fact]
    public void Fillers_and_evaluators_do_not_review()
    {
        Waiting.When((Back with { By = new Who("p-x", Role.Filler) }).Decide).ThenRefused("REV-05");
        Waiting.When(new Accept(new Who("p-x", Role.Evaluator)).Decide).ThenRefused("REV-05");
    }

    [Fact]
    public void Nobody_reviews_what_they_submitted_or_filled_in()
    {
        Given.Form(Draft).By("p-reviewer", Submitted).When(new Accept(Reviewer).Decide).ThenRefused("REV-06");
        Given.Form(Draft).By("p-reviewer", Entered("indicator.i-002.score", Points("10"))).And(Submitted).When(Back.Decide)
            .ThenRefused("REV-06");
        Waiting.When(new Accept(new Who("p-organiser", Role.Organiser)).Decide).Then(Accepted);
    }

    [Fact]
    public void An_accepted_form_is_filed() => Waiting.And(Accepted).When(new FileEvaluation(Filing, []).Decide).Then(Filed);

    [Fact]
    public void A_form_with_open_errors_is_filed_only_with_an_acknowledgement()
    {
        Waiting.And(Accepted).When(new FileEvaluation(Filing, [Error]).Decide).ThenRefused("REV-03");
        Given.Form(Draft).And(Acknowledged, Submitted, Accepted).When(new FileEvaluation(Filing, [Error]).Decide).Then(Filed);
    }

    [Fact]
    public void Only_an_accepted_form_is_filed_and_only_under_a_filing()
    {
        Given.Form(Draft).When(new FileEvaluation(Filing, []).Decide).ThenRefused("REV-08");
        Waiting.When(new FileEvaluation(Filing, []).Decide).ThenRefused("REV-08");
        Waiting.And(Accepted, Filed).When(new FileEvaluation(Filing[..^2] + "10", []).Decide).ThenRefused("REV-08");
        Waiting.And(Accepted).When(new FileEvaluation(Evaluation, []).Decide).ThenRefused("REV-09");
    }

    [Fact]
    public void A_filed_form_is_corrected_reviewed_and_filed_as_the_next_number()
    {
        var correcting = Waiting.And(Accepted, Filed).When(new OpenCorrection(Why).Decide).Then(new CorrectionOpened(1, Why, null));
        Assert.True(correcting.State.IsWritable);
        correcting.When(new EnterFigure(new("indicator.i-001.score", Points("4")), Ground.None).Decide).ThenRefused("EVA-08");
        correcting.After(new EnterFigure(new("indicator.i-001.score", Points("4")), Because).Decide).After(new Submit([]).Decide)
            .After(new Accept(Reviewer).Decide, "p-reviewer").When(new FileEvaluation(Filing, []).Decide)
                .Then(new EvaluationFiled(Filing, 2));
    }

    [Fact]
    public void Only_a_filed_form_is_corrected_with_a_reason_and_once()
    {
        Given.Form(Draft).When(new OpenCorrection(Why).Decide).ThenRefused("REV-10");
        Waiting.And(Accepted, Filed).When(new OpenCorrection(new Reason("other", "更正")).Decide).ThenRefused("EVA-10");
        Waiting.And(Accepted, Filed, new CorrectionOpened(1, Why, null))
            .When(new OpenCorrection(new Reason("evidence", "审计指出执行数有误，附整改函")).Decide).ThenRefused("REV-10");
    }
}
