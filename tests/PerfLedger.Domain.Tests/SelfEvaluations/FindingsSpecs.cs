using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class FindingsSpecs
{
    private static readonly AcknowledgeFindings ByHead = new([Error], Code, Why, "p-head", Head);

    private static readonly FindingsAcknowledged Acknowledged = new([Error], Code, Why, "p-head", null);

    [Fact]
    public void The_head_acknowledges_all_findings_at_once() => Given.Form(Draft).When(ByHead.Decide).Then(Acknowledged);

    [Fact]
    public void Another_records_it_with_the_signed_page() => Given.Form(Draft).And(Attached)
        .When((ByHead with { By = Filler, SignedPage = Evidence, PageCode = Code }).Decide)
        .Then(Acknowledged with { SignedPage = Evidence });

    [Fact]
    public void A_signed_page_of_other_findings_is_refused()
    {
        var form = Given.Form(Draft).And(Attached);
        form.When((ByHead with { By = Filler, SignedPage = Evidence, PageCode = "ffffffffffffffff" }).Decide).ThenRefused("REV-11");
        form.When((ByHead with { By = Filler, SignedPage = Evidence }).Decide).ThenRefused("REV-11");
        form.When((ByHead with { PageCode = "ffffffffffffffff" }).Decide).ThenRefused("REV-11");
    }

    [Fact]
    public void Another_does_not_record_it_without_the_signed_page()
    {
        Given.Form(Draft).When((ByHead with { By = Filler }).Decide).ThenRefused("REV-02");
        Given.Form(Draft).When((ByHead with { By = new Who("p-head-2", Role.Head) }).Decide).ThenRefused("REV-02");
        Given.Form(Draft).When((ByHead with { By = Filler, SignedPage = Evidence }).Decide).ThenRefused("EVA-11");
    }

    [Fact]
    public void There_is_something_to_acknowledge_and_a_reason()
    {
        Given.Form(Draft).When((ByHead with { Findings = [] }).Decide).ThenRefused("REV-01");
        Given.Form(Draft).When((ByHead with { Reason = new Reason("other", "无") }).Decide).ThenRefused("EVA-10");
    }

    [Fact]
    public void A_filed_form_is_not_acknowledged_any_more() =>
        Given.Form(Draft).And(Submitted, Accepted, Filed).When(ByHead.Decide).ThenRefused("EVA-04");

    [Fact]
    public void An_acknowledgement_lapses_when_a_value_changes()
    {
        var form = Given.Form(Draft).And(Acknowledged);
        Assert.NotNull(form.State.Acknowledgement);
        Assert.Null(form.After(new EnterFigure(new("indicator.i-001.score", Points("4")), Ground.None).Decide).State.Acknowledgement);
        Assert.Null(form.After(new MoveIndicator("i-001", 2).Decide).State.Acknowledgement);
        Assert.Null(form.After(new BookAdjustment(Money("-1"), Why, null, null, true).Decide).State.Acknowledgement);
    }

    [Fact]
    public void An_acknowledgement_outlives_submission_review_and_evidence() =>
        Assert.NotNull(Given.Form(Draft).And(Acknowledged, Submitted, Attached, Accepted).State.Acknowledgement);

    [Fact]
    public void Evidence_is_attached_until_filing()
    {
        var attach = new AttachEvidence(Evidence, "确认单.pdf", "application/pdf", 1024, []);
        Given.Form(Draft).And(Submitted, Accepted).When(attach.Decide).Then(Attached);
        Given.Form(Draft).And(Submitted, Accepted, Filed).When(attach.Decide).ThenRefused("EVA-04");
        Given.Form().When(attach.Decide).ThenRefused("EVA-04");
        Given.Form(Draft).And(Attached).When((attach with { Figures = ["indicator.i-001.actual"] }).Decide)
            .Then(Attached with { Figures = ["indicator.i-001.actual"] });
        Given.Form(Draft).When((attach with { Figures = ["indicator.i-009.actual"] }).Decide).ThenRefused("IND-01");
    }

    [Fact]
    public void Evidence_has_a_digest_a_name_a_type_and_a_size()
    {
        var attach = new AttachEvidence(Evidence, "确认单.pdf", "application/pdf", 1024, []);
        AttachEvidence[] wrong =
        [
            attach with { Sha256 = Evidence.ToUpperInvariant() }, attach with { Sha256 = "aa" }, attach with { Name = " " },
            attach with { MediaType = "pdf" }, attach with { Size = 0 }, attach with { Size = 50L * 1024 * 1024 + 1 },
        ];
        Assert.All(wrong, w => Given.Form(Draft).When(w.Decide).ThenRefused("EVA-12"));
    }
}
