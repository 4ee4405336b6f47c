using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>SCO-17: 未实施 is a status, not the value 0 or a blank; such a row keeps its weight and scores 0.</summary>
internal static class CancelledTask
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows.SelectMany(r =>
        r.LooksCancelled ? f.Find("SCO-17", r.Figure("actual"),
            $"{r.Title}实际完成值{(r.Actual is null ? "空白" : "为" + r.Actual)}、未得分并写有原因，如任务取消请标为“未实施”",
            r.Actual, null, "未实施")
        : r.Indicator.Status == IndicatorStatus.NotCarriedOut && r.Score is { } s and not 0
            ? f.Find("SCO-17", r.Figure("score"), $"{r.Title}标为未实施，得分应为0，自评{Text.Of(s)}分", Text.Of(s), "0", "0")
            : []);
}
