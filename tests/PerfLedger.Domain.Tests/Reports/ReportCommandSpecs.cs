using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Interchange;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Reports;

/// <summary>What changes a report, and what is refused.</summary>
public sealed class ReportCommandSpecs
{
    private const string Form9 = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.09";

    private static Report State => Report2020.State;

    private static Report Submitted { get; } =
        State.After([new EvaluationSubmitted(1), new EvaluationReturned(1, [new(null, "请补写原因")], null)]);

    private static WriteSection Write(string section, string text, Ground? ground = null, long? seen = null) =>
        new(section, Report2020.Blocks(text), ground ?? Ground.None, seen);

    private static void Refused(string code, Decision<ISelfEvaluationEvent> decision)
    {
        var refusal = decision.Refused();
        Assert.Equal(code, refusal.Code);
        Assert.EndsWith("。", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_is_opened_with_the_headings_of_its_form_and_only_once()
    {
        var open = new OpenReport(State.Form.Opened!, Report2020.Outline);
        var events = open.Decide(Report.Initial).Accepted();
        Assert.IsType<SelfEvaluationOpened>(events[0]);
        Assert.Same(Report2020.Outline, Assert.IsType<ReportOutlined>(events[1]).Outline);
        Assert.Empty(open.Decide(Report.Initial.After(events)).Accepted());
        Refused("EVA-01", new OpenReport(State.Form.Opened! with { RulePack = "hubei-2020" }, Report2020.Outline).Decide(State));
    }

    [Fact]
    public void Every_linked_form_has_a_section_of_its_own_below_the_heading_for_forms()
    {
        var ids = State.Headings.Select(h => h.Id).ToList();
        Assert.Equal(Enumerable.Range(1, 13).Select(n => $"3-{n:D2}"), ids.Where(i => i.StartsWith("3-", StringComparison.Ordinal)));
        Assert.Equal(ids.IndexOf("3") + 1, ids.IndexOf("3-01"));
    }

    [Fact]
    public void A_first_text_is_written_another_one_corrects_and_the_same_one_is_nothing()
    {
        var blank = Report.Initial.After(new OpenReport(State.Form.Opened!, Report2020.Outline).Decide);
        Assert.Equal("5", Assert.IsType<SectionWritten>(Assert.Single(Write("5", "无。").Decide(blank).Accepted())).Section);
        Assert.Empty(Write("5", "无。").Decide(State).Accepted());
        var corrected = Assert.IsType<SectionCorrected>(Assert.Single(Write("5", "另有说明见附件。").Decide(State).Accepted()));
        Assert.Equal(ReportText.DigestOf(State.Sections["5"]), corrected.Before);
    }

    [Fact]
    public void Who_looked_at_an_older_text_is_told_of_the_conflict()
    {
        var seen = State.Form.Figures["section.5.text"].Last.Position;
        var next = State.After(Write("5", "有补充。", seen: seen).Decide, "p-other");
        var conflict = Assert.IsType<Decision<ISelfEvaluationEvent>.Conflicted>(Write("5", "无补充。", seen: seen).Decide(next)).Conflict;
        Assert.Equal(("section.5.text", seen, "p-other"), (conflict.Figure, conflict.Seen, conflict.By));
        Assert.Contains("有补充", conflict.Theirs, StringComparison.Ordinal);
        var other = State.Form.Figures["section.2.text"].Last.Position;
        Assert.Single(Write("2", "{{ 09.funds.total.executed | 万元 }}万元。", seen: other).Decide(next).Accepted());
    }

    [Fact]
    public void After_submission_a_change_needs_a_reason()
    {
        Refused("EVA-08", Write("5", "另有说明。").Decide(Submitted));
        Assert.Single(Write("5", "另有说明。", Sample.Because).Decide(Submitted).Accepted());
        Refused("EVA-08", new LinkSource("十", Form9, Ground.None).Decide(Submitted));
        Refused("EVA-08", new StateAttachment(1, null, null, null, "本年无此项资金", Ground.None).Decide(Submitted));
    }

    [Fact]
    public void A_submitted_report_is_not_written()
    {
        var state = State.After([new EvaluationSubmitted(1)]);
        Refused("EVA-04", Write("5", "另有说明。").Decide(state));
        Refused("EVA-04", new LinkSource("十", Form9, Ground.None).Decide(state));
        Refused("EVA-04", new StateAttachment(1, null, null, null, "本年无此项资金", Ground.None).Decide(state));
    }

    [Fact]
    public void A_change_lets_the_acknowledgement_lapse()
    {
        var acknowledged = State.After(
            [new FindingsAcknowledged([new("TXT-01", "/sections/2")], "0123456789abcdef", Sample.Why, "h-01", null)]);
        Assert.NotNull(acknowledged.Form.Acknowledgement);
        Assert.Null(acknowledged.After(Write("5", "另有说明。").Decide).Form.Acknowledgement);
    }

    [Fact]
    public void Who_wrote_a_section_does_not_review_the_report()
    {
        var state = State.After([new EvaluationSubmitted(1)], "p-head");
        Assert.IsType<Decision<ISelfEvaluationEvent>.Refused>(new Accept(new Who("p-filler", Role.Reviewer)).Decide(state.Form));
        Assert.Single(new Accept(new Who("p-reviewer", Role.Reviewer)).Decide(state.Form).Accepted());
    }

    [Fact]
    public void An_opinion_points_at_a_section_that_was_written()
    {
        var state = State.After([new EvaluationSubmitted(1)], "p-head").Form;
        Assert.Single(new Return(Sample.Reviewer, [new("section.2.text", "请写明调整原因")]).Decide(state).Accepted());
        Refused("EVA-05", new Return(Sample.Reviewer, [new("section.99.text", "请写明调整原因")]).Decide(state));
        Refused("EVA-05", new EnterFigure(new("section.2.text", Domain.Figures.FigureValue.OfText("改")), Ground.None).Decide(State.Form));
    }

    [Fact]
    public void What_cannot_stand_in_a_report_is_refused()
    {
        Refused("NAR-01", new LinkSource("全部", Form9, Ground.None).Decide(State));
        Refused("NAR-02", new LinkSource("十", "filing.2020.ZZ-JYJ.project-self-evaluation.nhfz.09", Ground.None).Decide(State));
        Refused("NAR-03", Write("9-9", "正文").Decide(State));
        Refused("NAR-04", Write("cover-title", "甲\n乙").Decide(State));
        Refused("NAR-05", Write("2", "{{ 77.funds.total.executed | 万元 }}").Decide(State));
        Refused("NAR-05", Write("2", "{{ 09.funds.total.spent | 万元 }}").Decide(State));
        Refused("NAR-06", new StateAttachment(2, Form9, null, null, null, Ground.None).Decide(State));
        Refused("NAR-07", new StateAttachment(1, Form9, null, null, "本年无此项资金", Ground.None).Decide(State));
        Refused("NAR-07", new StateAttachment(1, null, null, null, null, Ground.None).Decide(State));
        Refused("NAR-08", new StateAttachment(1, null, null, null, "无", Ground.None).Decide(State));
        Refused("EVA-12", new StateAttachment(1, null, "短", "附表.pdf", null, Ground.None).Decide(State));
    }

    [Fact]
    public void A_file_taken_over_twice_changes_nothing_and_written_out_is_the_same_file()
    {
        Assert.Empty(new ImportReport(Report2020.File, Report2020.Outline, Ground.None, true, null).Decide(State).Accepted());
        var again = Report2020.Read(Domain.Interchange.ReportWriter.Write(State));
        Assert.Empty(new ImportReport(again, Report2020.Outline, Ground.None, true, null).Decide(State).Accepted());
        Assert.Equal(Report2020.File.Sections.Length, again.Sections.Length);
    }
}
