using System.Globalization;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>
/// What all self-evaluation forms print alike. Cells print as entered (RPT-06); totals, rate, execution score and grade print the value
/// that was printed on paper where one stands, the computed one otherwise, and <c>#####</c> prints the computed one.
/// </summary>
internal static class FormBlocks
{
    private const string Overflow = "#####";

    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["total"] = "合计",
        ["currentYearAppropriation"] = "当年财政拨款",
        ["carryOver"] = "上年结转",
        ["general"] = "一般公共预算",
        ["governmentFund"] = "政府性基金",
        ["specialAccount"] = "专户收入",
        ["other"] = "其他",
        ["basic"] = "基本支出",
        ["project"] = "项目支出",
    };

    private static readonly (string Key, string Column)[] Columns = [("年初预算数", "initial"), ("全年预算数", "fullYear"), ("全年执行数", "executed")];

    /// <summary>The blocks every form has; the builder of a form adds its head, its foot and what else it prints.</summary>
    public static Dictionary<string, object?> Common(SelfEvaluation s, FormResult result, ModelContext context)
    {
        var opened = s.Opened ?? throw new InvalidOperationException("A self-evaluation that was never opened has no form.");
        var definition = FormDefinitions.Of(opened.Form);
        var title = definition.TitleOf(opened.FiscalYear);
        var frozen = context.FrozenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        return new Dictionary<string, object?>
        {
            ["标题"] = title,
            ["金额单位"] = opened.MoneyUnit,
            ["资金"] = definition.Funds.ToDictionary(r => Rows[r.Key], r =>
                (object?)Columns.ToDictionary(c => c.Key, c => (object?)Print(s[$"funds.{r.Key}.{c.Column}"]))),
            ["执行率分值"] = Print(s["execution.weight"]),
            ["执行率"] = Printed(s["execution.rate"], result.Execution.RateText),
            ["执行率得分"] = Printed(s["execution.score"], Points(result.Execution.Score)),
            ["预期目标"] = Paragraphs(s["goals.expected"]),
            ["实际完成"] = Paragraphs(s["goals.actual"]),
            ["指标"] = s.IndicatorsInOrder.Select(i => (object?)Row(s, i, definition)).ToList(),
            ["总分分值"] = Printed(s["total.weight"], Points(result.WeightSum)),
            ["总分"] = Printed(s["total.score"], Points(result.ScoreSum)),
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

    /// <summary>The foot 填表人 填报日期 联系电话 单位负责人签字, and the label of the attachment.</summary>
    public static void AddFoot(Dictionary<string, object?> model, SelfEvaluation s)
    {
        model["附件"] = FormDefinitions.Of(s.Opened!.Form).Attachment ?? "";
        model["签署"] = new Dictionary<string, object?>
        {
            ["填表人"] = Print(s["signers.preparedBy"]),
            ["填报日期"] = Print(s["signers.preparedOn"]),
            ["联系电话"] = Print(s["signers.phone"]),
            ["单位负责人"] = Print(s["signers.responsible"]),
        };
    }

    public static string Print(FigureValue value) => value.Printed ?? "";

    public static string Printed(FigureValue printed, string computed) =>
        printed.IsBlank || printed.Printed == Overflow ? computed : Print(printed);

    private static Dictionary<string, object?> Row(SelfEvaluation s, Indicator i, FormDefinition definition)
    {
        var row = new Dictionary<string, object?>
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
        if (!definition.HasStandard) return row;
        row["评分标准"] = Print(s[i.Id, "standard"]);
        row["区块"] = "绩效指标"; // The same in every row, so that the block's label is merged and repeated header rows stay apart.
        return row;
    }

    private static List<object?> Paragraphs(FigureValue value) =>
        [.. Print(value).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Points(decimal? points) => points?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
