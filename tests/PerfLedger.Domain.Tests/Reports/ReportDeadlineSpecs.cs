using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Undoing;
using PerfLedger.Domain.Tests.Campaigns;
using PerfLedger.Domain.Tests.Interchange;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Reports;

/// <summary>Everything that changes a report is bound by its due date.</summary>
public sealed class ReportDeadlineSpecs
{
    public static readonly IReadOnlyList<Type> Deciders =
        [typeof(OpenReport), typeof(LinkSource), typeof(WriteSection), typeof(StateAttachment), typeof(ImportReport),
            typeof(UndoReportOperation)];

    private static readonly SelfEvaluationOpened Opening =
        Report2020.State.Form.Opened! with { Campaign = Called.Stream, Retrospective = false };

    private static readonly Report Draft = Report.Initial.After([Opening, new ReportOutlined(Report2020.Outline)]);

    public static TheoryData<string> Names => [.. Deciders.Select(d => d.Name)];

    private static Decision<ISelfEvaluationEvent> Decide(string decider) => decider switch
    {
        nameof(OpenReport) => new OpenReport(Opening, Report2020.Outline).Decide(Report.Initial),
        nameof(LinkSource) => new LinkSource("09", Sample.Evaluation, Ground.None).Decide(Draft),
        nameof(WriteSection) => new WriteSection("5", Report2020.Blocks("无。"), Ground.None).Decide(Draft),
        nameof(StateAttachment) => new StateAttachment(1, Sample.Evaluation, null, null, null, Ground.None).Decide(Draft),
        nameof(UndoReportOperation) => new UndoReportOperation(
            [
                Past(Opening), Past(new ReportOutlined(Report2020.Outline)),
                Past(new SectionWritten("5", Report2020.Blocks("无。"), null), undone: true),
            ],
            Sample.Because).Decide(),
        _ => new ImportReport(Report2020.File, Report2020.Outline, Ground.None, false, Called.Stream).Decide(Report.Initial),
    };

    private static PastEvent<ISelfEvaluationEvent> Past(ISelfEvaluationEvent e, bool undone = false) =>
        new(e, new EventMeta(1, 1, DateTimeOffset.UnixEpoch, "f-01"), undone);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_decider_of_a_report_is_locked_at_its_due_date(string decider)
    {
        var events = Decide(decider).Accepted();
        Assert.NotEmpty(events);
        var route = Called.Route with { Form = Opening.Form };
        var campaign = Called.By(Called.Opened with { LockAtDue = true, Forms = [Opening.Form] }, route).State;
        var before = events[0] is SelfEvaluationOpened ? SelfEvaluation.Initial : Draft.Form;
        Assert.Equal(Called.Due, DueLock.Of(campaign, Report2020.Stream, before, events)?.Due.On);
    }
}
