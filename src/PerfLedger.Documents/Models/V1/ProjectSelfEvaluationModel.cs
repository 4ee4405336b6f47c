using System.Globalization;
using PerfLedger.Documents.Engines.V1;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>
/// <c>model/project-self-evaluation/1</c>: the view model of the 2020 form 项目支出绩效自评表. Frozen at release: a filed form is
/// built again with it for ever. Cells print as entered (RPT-06); totals, rate, execution score and grade print the value that was
/// printed on paper where one stands, the computed one otherwise, and <c>#####</c> prints the computed one.
/// </summary>
public static class ProjectSelfEvaluationModel
{
    /// <summary>Name under which filings pin this builder.</summary>
    public const string Version = "model/project-self-evaluation/1";

    private const string Overflow = "#####";

    private static readonly (string Key, string Row)[] Rows =
        [("合计", "total"), ("当年财政拨款", "currentYearAppropriation"), ("上年结转", "carryOver"), ("其他", "other")];

    private static readonly (string Key, string Column)[] Columns = [("年初预算数", "initial"), ("全年预算数", "fullYear"), ("全年执行数", "executed")];

    /// <summary>The model as canonical JSON.</summary>
    /// <param name="s">The self-evaluation as of the freeze position.</param>
    /// <param name="result">Its calculation by <c>calc/1</c>.</param>
    /// <param name="context">Where it comes from.</param>
    public static byte[] Build(SelfEvaluation s, FormResult result, ModelContext context) =>
        CanonicalModel.Write(Fields(s, result, context));

    /// <summary>The fields of the form; in a report of several forms each stands as one object.</summary>
    internal static Dictionary<string, object?> Fields(SelfEvaluation s, FormResult result, ModelContext context)
    {
        var opened = s.Opened ?? throw new InvalidOperationException("A self-evaluation that was never opened has no form.");
        var title = $"{opened.FiscalYear.ToString(CultureInfo.InvariantCulture)}年度项目支出绩效自评表";
        var frozen = context.FrozenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        return new Dictionary<string, object?>
        {
            ["标题"] = title,
            ["部门名称"] = opened.CompetentDepartment,
            ["专项名称"] = opened.SpecialFund ?? "",
            ["支出方向"] = opened.Project?.Name ?? "",
            ["金额单位"] = opened.MoneyUnit,
            ["项目总投资"] = Print(s["header.totalInvestment"]),
            ["财政拨款"] = Print(s["header.fiscalAppropriation"]),
            ["总实施期"] = Print(s["header.period"]),
            ["资金"] = Rows.ToDictionary(r => r.Key, r =>
                (object?)Columns.ToDictionary(c => c.Key, c => (object?)Print(s[$"funds.{r.Row}.{c.Column}"]))),
            ["执行率分值"] = Print(s["execution.weight"]),
            ["执行率"] = Printed(s["execution.rate"], result.Execution.RateText),
            ["执行率得分"] = Printed(s["execution.score"], Points(result.Execution.Score)),
            ["预期目标"] = Paragraphs(s["goals.expected"]),
            ["实际完成"] = Paragraphs(s["goals.actual"]),
            ["指标"] = s.IndicatorsInOrder.Select(i => (object?)Row(s, i)).ToList(),
            ["总分分值"] = Printed(s["total.weight"], Points(result.WeightSum)),
            ["总分"] = Printed(s["total.score"], Points(result.ScoreSum)),
            ["等级"] = s["total.score"].IsBlank ? Printed(s["total.grade"], result.Grade) : Print(s["total.grade"]),
            ["备注"] = Remarks(s),
            ["补录"] = opened.Retrospective,
            ["更正说明"] = s is { Filings: > 0, Correction: { } c } ? $"本表为第{s.Filings + 1}版，更正第{c.Corrects}版：{c.Reason.Text}" : "",
            ["留痕"] = new Dictionary<string, object?>
            {
                ["评价"] = context.Evaluation,
                ["版本"] = Whole(context.Version),
                ["位置"] = Whole(context.Position),
                ["时间"] = frozen,
            },
            ["文档"] = new Dictionary<string, object?>
            {
                ["标题"] = opened.Project is { } p ? $"{title}（{p.Name}）" : title,
                ["作者"] = context.Author,
                ["时间"] = frozen,
            },
        };
    }

    private static Dictionary<string, object?> Row(SelfEvaluation s, Indicator i) => new()
    {
        ["一级"] = i.Names.Level1,
        ["一级分值"] = Print(s[Quotas.Figure(i.Names.Level1)]),
        ["二级"] = i.Names.Level2,
        ["三级"] = i.Names.Name,
        ["年度指标值"] = Print(s[i.Id, "target"]),
        ["实际完成值"] = Print(s[i.Id, "actual"]),
        ["分值"] = Print(s[i.Id, "weight"]),
        ["得分"] = Print(s[i.Id, "score"]),
        ["偏差"] = Print(s[i.Id, "deviation"]),
        ["目标已调整"] = s.AdjustedTargets.Contains($"indicator.{i.Id}") || s.AdjustedTargets.Contains($"indicator.{i.Id}.target")
            || s.AdjustedTargets.Contains($"indicator.{i.Id}.weight"),
    };

    private static List<object?> Remarks(SelfEvaluation s) =>
        [.. s.Figures.Keys.Where(k => k.StartsWith("remark.", StringComparison.Ordinal) && !s[k].IsBlank)
            .OrderBy(k => int.Parse(k.AsSpan("remark.".Length), NumberStyles.None, CultureInfo.InvariantCulture)).Select(k => Print(s[k]))];

    private static List<object?> Paragraphs(FigureValue value) =>
        [.. Print(value).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Printed(FigureValue printed, string computed) =>
        printed.IsBlank || printed.Printed == Overflow ? computed : Print(printed);

    private static string Print(FigureValue value) => value.Printed ?? "";

    private static string Points(decimal? points) => points?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
