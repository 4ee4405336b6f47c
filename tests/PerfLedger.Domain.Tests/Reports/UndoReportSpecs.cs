using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Undoing;
using PerfLedger.Domain.Tests.Interchange;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Reports;

/// <summary>An operation on a report is taken back: sections, sources, attachments.</summary>
public sealed class UndoReportSpecs
{
    private const string Form9 = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.09";
    private const string Form8 = "evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.08";

    private readonly List<PastEvent<ISelfEvaluationEvent>> _past = [];

    private Report State { get; set; } = Report.Initial;

    public UndoReportSpecs() => Do(new OpenReport(Report2020.State.Form.Opened!, Report2020.Outline).Decide);

    [Fact]
    public void A_corrected_section_gets_its_earlier_text_back()
    {
        Write("5", "无。");
        Write("5", "另有说明。", undone: true);
        var e = Assert.IsType<SectionCorrected>(Assert.Single(Undo()));
        Assert.Equal(("5", Sample.Because.Reason), (e.Section, e.Reason));
        Assert.Equal("无。\n", State.TextOf("5"));
        Assert.Empty(Undo());
    }

    [Fact]
    public void A_first_text_becomes_blank_and_the_source_it_drew_on_leaves_after_it()
    {
        Link("甲", Form9, undone: true);
        Write("5", "支出{{ 甲.funds.total.executed | 万元 }}万元。", undone: true);
        Write("3-甲", "资金到位。", undone: true);
        Assert.Equal([typeof(SectionCorrected), typeof(SectionCorrected), typeof(SourceUnlinked)], Undo().Select(e => e.GetType()));
        Assert.Empty(State.Sources);
        Assert.Equal("", State.TextOf("5"));
    }

    [Fact]
    public void An_undo_that_is_undone_links_before_it_writes()
    {
        Link("甲", Form9);
        Write("3-甲", "支出{{ 甲.funds.total.executed | 万元 }}万元。");
        var before = State;
        Do(_ => new ISelfEvaluationEvent[]
        {
            new SectionCorrected("3-甲", new('0', 64), [], null, [], null, null, null), new SourceUnlinked("甲", Form9, null),
        }, undone: true);
        Assert.Equal([typeof(SourceLinked), typeof(SectionCorrected)], Undo().Select(e => e.GetType()));
        Assert.Equal((before.TextOf("3-甲"), Form9), (State.TextOf("3-甲"), State.Sources["甲"]));
    }

    [Fact]
    public void A_source_that_stood_for_another_form_stands_for_it_again()
    {
        Link("甲", Form8);
        Link("甲", Form9, undone: true);
        Assert.Equal(Form8, Assert.IsType<SourceLinked>(Assert.Single(Undo())).Stream);
    }

    [Fact]
    public void A_source_that_others_draw_on_by_now_stays_with_the_sections_named()
    {
        Link("甲", Form9, undone: true);
        Write("5", "支出{{ 甲.funds.total.executed | 万元 }}万元。");
        Write("3-甲", "资金到位。");
        Assert.Empty(Undo());
        var why = Assert.Single(Plan().Impossible);
        Assert.Equal("source.甲", why.What);
        Assert.StartsWith("3-甲、5 这些节还在用来源“甲”", why.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_whose_source_is_gone_does_not_come_back()
    {
        Link("甲", Form9);
        Write("5", "支出{{ 甲.funds.total.executed | 万元 }}万元。");
        Write("3-甲", "资金到位。");
        Write("5", "无。", undone: true);
        Write("3-甲", "资金尚未到位。", undone: true);
        Do(_ => new ISelfEvaluationEvent[] { new SourceUnlinked("甲", Form9, null) });
        Assert.Empty(Undo());
        Assert.Equal(["section.5.text", "section.3-甲.text"], Plan().Impossible.Select(i => i.What));
        Assert.All(Plan().Impossible, i => Assert.Contains("report link", i.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void What_another_wrote_since_stays_and_is_listed()
    {
        Write("5", "无。", undone: true);
        Write("2", "资金已拨付。", undone: true);
        Write("5", "有补充。");
        Assert.Equal("section.2.text", Report.FigureOf(Assert.IsType<SectionCorrected>(Assert.Single(Undo())).Section));
        var kept = Assert.Single(Plan().Kept);
        Assert.Equal(("section.5.text", "无。", "有补充。"), (kept.Code, kept.Left, kept.Now));
    }

    [Fact]
    public void An_attachment_is_said_as_before_but_never_unsaid()
    {
        Do(new StateAttachment(1, Form9, null, null, null, Ground.None).Decide, undone: true);
        Assert.Contains("无此项", Assert.Single(Plan().Impossible).Why, StringComparison.Ordinal);
        _past[^1] = _past[^1] with { Undone = false };
        Do(new StateAttachment(1, null, null, null, "本年无此项资金", Ground.None).Decide, undone: true);
        Assert.Equal(Form9, Assert.IsType<AttachmentStated>(Assert.Single(Undo())).Stream);
    }

    [Fact]
    public void It_needs_a_reason_and_a_report_that_can_be_written()
    {
        Write("5", "无。", undone: true);
        Assert.Equal("UND-01", new UndoReportOperation(_past, Ground.None).Decide().Refused().Code);
        Assert.Equal("EVA-10", new UndoReportOperation(_past, Ground.Because("other", "改")).Decide().Refused().Code);
        Do(_ => new ISelfEvaluationEvent[] { new EvaluationSubmitted(1) }, undone: true);
        Assert.Equal("EVA-04", new UndoReportOperation(_past, Sample.Because).Decide().Refused().Code);
        Assert.Equal("evaluation_submitted", Assert.Single(Plan().Impossible).What);
    }

    private void Write(string section, string text, bool undone = false) =>
        Do(new WriteSection(section, Report2020.Blocks(text), Ground.None).Decide, undone);

    private void Link(string alias, string stream, bool undone = false) => Do(new LinkSource(alias, stream, Ground.None).Decide, undone);

    private void Do(Func<Report, Decision<ISelfEvaluationEvent>> decide, bool undone = false)
    {
        foreach (var e in decide(State).Accepted())
        {
            _past.Add(new(e, Report2020.MetaAfter(State), undone));
            State = Report.Evolve(State, e, _past[^1].Meta);
        }
    }

    private UndoPlan Plan() => new UndoReportOperation(_past, Sample.Because).Plan;

    /// <summary>Undoes and records it.</summary>
    private IReadOnlyList<ISelfEvaluationEvent> Undo()
    {
        var events = new UndoReportOperation(_past, Sample.Because).Decide().Accepted();
        Do(_ => new List<ISelfEvaluationEvent>(events));
        return events;
    }
}
