using System.Globalization;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Trail.Dues;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>
/// What the trail says of one event: which figure, from what to what, why, on what ground. Things that are no cell carry a
/// code of their own (<c>stage</c>, <c>targets</c>, <c>adjustment.a-1</c>, <c>indicator.i-003</c>), so that nothing is missing from a
/// history.
/// </summary>
internal sealed record TrailLine(string Figure, string? Before, string? After)
{
    public Reason? Reason { get; init; }

    public string? Document { get; init; }

    public DateOnly? On { get; init; }

    public IReadOnlyList<string> Evidence { get; init; } = [];

    public FigureSource? Source { get; init; }

    /// <summary>The line of an event; null when it stands in no trail.</summary>
    public static TrailLine? Find(object e) => e is ISelfEvaluationEvent own ? Of(own) : ExtensionLines.Of(e);

    public static TrailLine Of(ISelfEvaluationEvent e) => e switch
    {
        FigureEntered x => new(x.Figure, null, Show(x.Value)) { Source = x.Source },
        FigureCorrected x => new(x.Figure, Show(x.Before), Show(x.After))
        {
            Reason = x.Reason,
            Document = x.Document,
            On = x.On,
            Evidence = x.Evidence,
            Source = x.Source,
        },
        ScoreOverridden x => new(x.Figure, Show(x.Before), Show(x.After)) { Reason = x.Reason, Evidence = x.Evidence },
        PrintedValueVoided x => new(x.Figure, Show(x.Printed), "（改由系统计算）"),
        PartEntered x => new($"{x.Figure}.{x.Part}", null, Show(x.Line)) { Source = x.Source },
        PartCorrected x => new($"{x.Figure}.{x.Part}", Show(x.Before), Show(x.After)) { Reason = x.Reason, Source = x.Source },
        PartWithdrawn x => new($"{x.Figure}.{x.Part}", null, "（撤销明细）") { Reason = x.Reason },
        BudgetAdjusted x => new($"adjustment.{x.Adjustment}", null, Show(x.Amount) + (x.Assumed ? "（推定）" : ""))
        {
            Reason = x.Reason,
            Document = x.Document,
            On = x.On,
        },
        BudgetAdjustmentWithdrawn x => new($"adjustment.{x.Adjustment}", null, "（撤销）") { Reason = x.Reason },
        _ => OfRow(e) ?? OfWorkflow(e),
    };

    private static TrailLine? OfRow(ISelfEvaluationEvent e) => e switch
    {
        TableRowAdded x => new(x.Row, null, x.Name) { Reason = x.Reason },
        TableRowRenamed x => new(x.Row, x.Before, x.After) { Reason = x.Reason },
        TableRowWithdrawn x => new(x.Row, null, "（撤销行）") { Reason = x.Reason },
        IndicatorAdded x => new($"indicator.{x.Id}", null, $"{x.Level1}／{x.Level2}／{x.Name}")
        {
            Reason = x.Reason,
            Document = x.Document,
            On = x.On
        },
        IndicatorClassified x => new($"indicator.{x.Id}", null, Show(x)) { Reason = x.Reason },
        IndicatorRenamed x =>
            new($"indicator.{x.Id}", Show(x.Before), Show(x.After)) { Reason = x.Reason, Document = x.Document, On = x.On },
        IndicatorMoved x => new($"indicator.{x.Id}", $"第{x.Before}行", $"第{x.After}行"),
        IndicatorWithdrawn x => new($"indicator.{x.Id}", null, "（撤销指标）") { Reason = x.Reason, Document = x.Document, On = x.On },
        IndicatorStatusSet x => new($"indicator.{x.Id}.status", null, Show(x.Status)) { Reason = x.Reason },
        SurveyRecorded x => new($"indicator.{x.Indicator}.survey", null,
            $"{x.Survey.Method}：发放{x.Survey.Issued} 有效{x.Survey.Valid} 满意{x.Survey.Satisfied}"),
        _ => null,
    };

    private static TrailLine OfWorkflow(ISelfEvaluationEvent e) => e switch
    {
        SelfEvaluationOpened x => new("stage", null, x.Retrospective ? "建表（补录）" : "建表"),
        TargetsApproved x => new("targets", null, "绩效目标批复，锁定") { Document = x.Document, On = x.On },
        EvidenceAttached x => new("evidence", null, x.Name) { Evidence = [x.Sha256] },
        FindingsAcknowledged x =>
            new("findings", null, $"确认校验结果 {x.Findings.Length} 项")
            {
                Reason = x.Reason,
                Evidence = x.SignedPage is null ? []
            : [x.SignedPage]
            },
        EvaluationSubmitted x => new("stage", null, $"送审（第{x.Round}次）"),
        EvaluationReturned x => new("stage", null, "退回：" + string.Join("；", x.Opinions.Select(o => o.Text)) + Until(x.AnswerBy)),
        EvaluationAccepted => new("stage", null, "审核通过"),
        EvaluationFiled x => new("stage", null, $"报送（第{x.Number}版）"),
        CorrectionOpened x => new("stage", null, $"更正第{x.Corrects}版" + Until(x.AnswerBy)) { Reason = x.Reason, Document = x.Document },
        _ => OfReport(e),
    };

    // A section is corrected as a whole: what stood before is said by its digest, the report's own history shows paragraph by paragraph.
    private static TrailLine OfReport(ISelfEvaluationEvent e) => e switch
    {
        ReportOutlined x => new("outline", null, x.Outline.Title),
        SourceLinked x => new($"source.{x.Alias}", null, x.Stream) { Reason = x.Reason },
        SourceUnlinked x => new($"source.{x.Alias}", x.Stream, "（取消关联）") { Reason = x.Reason },
        SectionWritten x => new(Report.FigureOf(x.Section), null, ReportText.Write(x.Content)) { Source = x.Source },
        SectionCorrected x => new(
            Report.FigureOf(x.Section), $"（原文 SHA-256 {x.Before[..Math.Min(16, x.Before.Length)]}…）", ReportText.Write(x.Content))
        {
            Reason = x.Reason,
            Document = x.Document,
            On = x.On,
            Evidence = x.Evidence.IsDefault ? [] : x.Evidence,
            Source = x.Source,
        },
        AttachmentStated x => new($"attachment.{x.No}", null, x.Absent is { } why ? $"无此项：{why}" : x.Name ?? x.Stream)
        {
            Reason = x.Reason,
            Evidence = x.Sha256 is { } sha ? [sha] : [],
        },
        _ => throw new InvalidOperationException($"The trail has no line for {e.GetType().Name}."),
    };

    private static string Until(DateOnly? answerBy) =>
        answerBy is { } day ? $"（{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 24时前答复）" : "";

    private static string? Show(FigureValue v) => v.Printed;

    private static string Show(PartLine line) => $"{line.Name} {line.Amount.Printed}";

    private static string Show(IndicatorNames n) => $"{n.Level1}／{n.Level2}／{n.Name}";

    private static string Show(IndicatorClassified x)
    {
        (string Name, string? Text)[] parts = [("类型", x.Kind), ("方向", x.Better), ("规则", x.RuleRef), ("单位", x.Unit), ("性质", x.Sign)];
        var given = parts.Where(p => p.Text is not null).Select(p => $"{p.Name} {p.Text}").ToList();
        return given.Count == 0 ? "（由系统按指标值判断）" : string.Join(' ', given);
    }

    private static string Show(IndicatorStatus status) => status switch
    {
        IndicatorStatus.NotCarriedOut => "未实施",
        IndicatorStatus.NotApplicable => "不适用",
        _ => "已实施",
    };
}
