using System.Globalization;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>The tables of a check report: what stands on the form beside what the rules give, and the 确认单.</summary>
internal static class CheckReportRows
{
    private const string Same = "一致";

    public static string NameOf(CheckedPart p) =>
        p.Report?.Outline?.Title ?? p.State.Layout?.Title ?? p.State.Opened!.Project?.Name ?? p.State.Opened!.Unit.Name;

    public static List<object?> Recomputed(SelfEvaluation s, FormResult r) =>
    [
        Line("执行率", s["execution.rate"], r.Execution.Rate, r.Execution.RateText),
        Line("预算执行率得分", s["execution.score"], r.Execution.Score),
        Line("分值合计", s["total.weight"], r.WeightSum),
        Line("得分合计（总分）", s["total.score"], r.ScoreSum),
        Line("规则得分（与得分合计相比）", Points(r.ScoreSum), Points(r.RuleScore), Difference(r.ScoreSum, r.RuleScore)),
        Words("等级", s["total.grade"].Printed ?? "", r.Grade),
        Words("规则得分的等级", r.Grade, r.RuleGrade),
    ];

    public static List<object?> Scores(SelfEvaluation s, FormResult r)
    {
        var results = r.Indicators.ToDictionary(i => i.Id, StringComparer.Ordinal);
        return
        [
            .. s.IndicatorsInOrder.Select(i => (object?)new Dictionary<string, object?>
            {
                ["名称"] = string.Join('／', ((string[])[i.Names.Level1, i.Names.Level2, i.Names.Name]).Where(n => n.Length > 0)),
                ["分值"] = s[i.Id, "weight"].Printed ?? "",
                ["自评"] = s[i.Id, "score"].Printed ?? "",
                ["规则"] = Points(results[i.Id].RuleScore),
                ["差"] = Difference(results[i.Id].Entered, results[i.Id].RuleScore),
                ["说明"] = results[i.Id].Explanation,
            }),
        ];
    }

    public static Dictionary<string, object?> Sheet(CheckedPart p) => new()
    {
        ["单位"] = p.State.Opened!.Unit.Name,
        ["名称"] = NameOf(p),
        ["自评"] = p.Evaluation,
        ["版本"] = CheckReportModel.Whole(p.State.Version),
        ["位置"] = CheckReportModel.Whole(p.Position),
        ["错误"] = Errors(p),
        ["其余"] = p.Findings.Count(f => f.Severity != Severity.Error) is > 0 and var others
            ? $"另有提醒、提示 {CheckReportModel.Whole(others)} 项见校验报告，一并确认。"
            : "没有其他提醒、提示。",
        ["确认码"] = ConfirmationCode.Of(p.State, p.Findings),
    };

    private static List<object?> Errors(CheckedPart p)
    {
        var rows = CheckReportModel.Rows(p.Findings.Where(f => f.Severity == Severity.Error), f => FindingPlaces.On(p.State, p.Report, f));
        foreach (var row in rows.OfType<Dictionary<string, object?>>()) row.Remove("级别");
        return rows;
    }

    private static Dictionary<string, object?> Line(string name, FigureValue printed, decimal? computed, string? shown = null) =>
        Line(name, printed.Printed ?? "", shown ?? Points(computed),
            printed.IsBlank ? "" : printed.Value is { } value ? Difference(value, computed) : "不同");

    private static Dictionary<string, object?> Words(string name, string printed, string computed) =>
        Line(name, printed, computed, printed.Length == 0 ? "" : printed == computed ? Same : "不同");

    private static Dictionary<string, object?> Line(string name, string printed, string computed, string difference) => new()
    {
        ["项目"] = name,
        ["表上"] = printed,
        ["重算"] = computed,
        ["差"] = difference,
    };

    private static string Difference(decimal? printed, decimal? computed) => (printed - computed) switch
    {
        null => "",
        0 => Same,
        var d => d.Value.ToString("+0.####;-0.####", CultureInfo.InvariantCulture),
    };

    private static string Points(decimal? points) => points?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
