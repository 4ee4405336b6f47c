using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Deadlines;

public sealed class TimingSpecs
{
    private static readonly DueDate Due = new(new DateOnly(2031, 5, 15), DueGround.Route);

    private static readonly FigureEntered Value = new("indicator.i-001.score", FigureValue.Blank, null);

    [Theory]
    [InlineData("2031-05-14T23:59:59.999999+08:00", Timing.InTime)] // 24 hours and a microsecond before
    [InlineData("2031-05-15T00:00:00.000000+08:00", Timing.LastDay)]
    [InlineData("2031-05-15T00:00:01.000000+08:00", Timing.LastDay)] // 23:59:59 before
    [InlineData("2031-05-15T23:59:59.999999+08:00", Timing.LastDay)]
    [InlineData("2031-05-15T16:00:00.000000Z", Timing.Late)]
    public void A_value_is_in_time_then_of_the_last_day_then_late(string at, Timing timing) =>
        Assert.Equal(timing, DueBasis.TimingOf(Due, Value, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_submission_can_be_late_but_changes_no_value_on_the_last_day()
    {
        Assert.Equal(Timing.InTime, DueBasis.TimingOf(Due, new EvaluationSubmitted(1), Due.Instant.AddHours(-1)));
        Assert.Equal(Timing.Late, DueBasis.TimingOf(Due, new EvaluationSubmitted(1), Due.Instant));
    }

    [Fact]
    public void What_the_office_does_and_a_paper_laid_beside_are_never_late()
    {
        var late = Due.Instant.AddDays(9);
        Assert.Equal(Timing.InTime, DueBasis.TimingOf(Due, new EvaluationAccepted(1), late));
        Assert.Equal(Timing.InTime, DueBasis.TimingOf(Due, new EvaluationReturned(1, [], null), late));
        var paper = new EvidenceAttached(new('a', 64), "证.pdf", "application/pdf", 1, [], null);
        Assert.Equal(Timing.InTime, DueBasis.TimingOf(Due, paper, late));
    }

    [Fact]
    public void A_return_and_a_correction_set_the_answer_date_and_nothing_else_does()
    {
        var basis = new DueBasis(new SelfEvaluationOpened("project-self-evaluation/2020-zhuzhou", "cn-2020", 2020,
            new("ZZ-JYJ", "株洲市教育局"), "株洲市教育局", null, null, "万元", "campaign.2020.ZZ-CZJ.x", null, false), null);
        var day = new DateOnly(2031, 5, 20);
        Assert.Equal(day, basis.After(new EvaluationReturned(1, [], day)).AnswerBy);
        Assert.Equal(day, basis.After(new CorrectionOpened(1, new("other", "决算批复后变化"), null, day)).AnswerBy);
        Assert.Equal(day, basis.After(new EvaluationReturned(1, [], day)).After(new EvaluationSubmitted(2)).AnswerBy);
        Assert.Null(basis.After(new EvaluationReturned(1, [], day)).After(new EvaluationReturned(2, [], null)).AnswerBy);
    }
}
