using System.Globalization;
using PerfLedger.Documents.Engines.V1;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>A self-evaluation that stands in a report as its form.</summary>
/// <param name="State">Its state at the freeze.</param>
/// <param name="Result">Its calculation.</param>
/// <param name="Context">Its stream and version; position and time are those of the report.</param>
public sealed record AttachedForm(SelfEvaluation State, FormResult Result, ModelContext Context);

/// <summary>
/// <c>model/report/1</c>: the view model of narrative reports. Headings, text and tables are blocks, section by section, every figure
/// printed; beside them the cover, the list of attachments, the attached 2020 forms whole, and the figures of the chart.
/// </summary>
public static class ReportModel
{
    /// <summary>Name under which filings pin this builder.</summary>
    public const string Version = "model/report/1";

    private const decimal YuanInUnit = 10_000m;

    /// <summary>The model as canonical JSON.</summary>
    /// <param name="report">The report at the freeze.</param>
    /// <param name="printed">The report with all its figures at the same position.</param>
    /// <param name="forms">Linked 2020 forms in the order of their short names.</param>
    /// <param name="context">Where it comes from.</param>
    public static byte[] Build(Report report, PrintedReport printed, IReadOnlyList<AttachedForm> forms, ModelContext context)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(printed);
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(context);
        var (opened, outline) = (report.Form.Opened!, report.Outline!);
        var frozen = context.FrozenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        var cover = printed.Sections.Take(outline.Cover.Length)
            .ToDictionary(s => s.Heading.Id, s => string.Concat(s.Blocks.Select(b => b.Text)));
        return CanonicalModel.Write(new Dictionary<string, object?>
        {
            ["封面"] = new Dictionary<string, object?>
            {
                ["标题"] = cover.GetValueOrDefault("cover-title", ""),
                ["标题二"] = cover.GetValueOrDefault("cover-title-2", ""),
                ["专项"] = cover.GetValueOrDefault("cover-subject", ""),
                ["单位"] = cover.GetValueOrDefault("cover-unit", ""),
                ["日期"] = cover.GetValueOrDefault("cover-date", ""),
            },
            ["正文"] = printed.Sections.Skip(outline.Cover.Length).Select(s => (object?)new Dictionary<string, object?>
            {
                ["内容"] = Blocks(s).ToList(),
                ["附图"] = s.Heading.PerForm && forms.Count > 0,
            }).ToList(),
            ["附件"] = outline.Attachments.Select(a => (object?)Attachment(a, report, outline.Attachments.Length)).ToList(),
            ["自评表"] = forms.Select(f => (object?)ProjectSelfEvaluationModel.Fields(f.State, f.Result, f.Context)).ToList(),
            ["预算执行"] = forms.Count > 0 ? Chart(forms) : "",
            ["补录"] = opened.Retrospective,
            ["更正说明"] = report.Form is { Filings: > 0, Correction: { } c }
                ? $"本报告为第{report.Form.Filings + 1}版，更正第{c.Corrects}版：{c.Reason.Text}" : "",
            ["留痕"] = new Dictionary<string, object?>
            {
                ["报告"] = context.Evaluation,
                ["版本"] = Whole(context.Version),
                ["位置"] = Whole(context.Position),
                ["时间"] = frozen,
            },
            ["文档"] = new Dictionary<string, object?>
            {
                ["标题"] = cover.TryGetValue("cover-title", out var title) ? title + cover.GetValueOrDefault("cover-title-2", "")
                    : outline.Title,
                ["作者"] = context.Author,
                ["时间"] = frozen,
            },
        });
    }

    private static IEnumerable<object?> Blocks(PrintedSection section)
    {
        yield return Runs("标题", section.Heading.No + section.Heading.Title, section.Heading.Level);
        for (var i = 0; i < section.Blocks.Length; i++)
        {
            var block = section.Blocks[i];
            if (block.Kind is BlockKind.Numbered or BlockKind.Bullet)
            {
                var items = section.Blocks.Skip(i).TakeWhile(b => b.Kind == block.Kind).ToList();
                yield return List(items, block.Kind == BlockKind.Numbered);
                i += items.Count - 1;
            }
            else if (block.Kind == BlockKind.Grid) yield return Table(block);
            else if (block.Kind == BlockKind.Heading) yield return Runs("标题", block.Text, block.Level!.Value);
            else if (block.Kind == BlockKind.Bound) yield return Runs("表题", block.Text, null);
            else yield return Runs("段落", block.Text, null);
        }
    }

    private static Dictionary<string, object?> Runs(string kind, string text, int? level)
    {
        var block = new Dictionary<string, object?>
        {
            ["种类"] = kind,
            ["文字"] = new List<object?> { new Dictionary<string, object?> { ["文"] = text } },
        };
        if (level is { } n) block["级"] = Whole(n);
        return block;
    }

    private static Dictionary<string, object?> List(List<PrintedBlock> items, bool numbered) => new()
    {
        ["种类"] = "列表",
        ["编号"] = numbered ? "true" : "false",
        ["项"] = items.Select(b => (object?)new List<object?> { new Dictionary<string, object?> { ["文"] = b.Text } }).ToList(),
    };

    private static Dictionary<string, object?> Table(PrintedBlock block) => new()
    {
        ["种类"] = "表格",
        ["列"] = block.Rows[0].Select(c => (object?)c).ToList(),
        ["行"] = block.Rows.Skip(1).Select(r => (object?)r.Select(c => (object?)c).ToList()).ToList(),
        ["对齐"] = block.Sides.Select(s => (object?)(s switch
        {
            CellSide.Left => "左",
            CellSide.Right => "右",
            _ => "中",
        })).ToList(),
    };

    private static Dictionary<string, object?> Attachment(OutlineAttachment a, Report report, int count)
    {
        var stated = report.Attachments.GetValueOrDefault(a.No);
        return new()
        {
            ["序号"] = count > 1 ? Whole(a.No) + "." : "",
            ["名称"] = a.Title,
            ["说明"] = stated switch
            {
                { Absent: { } why } => $"无此项：{why}",
                { Name: { } name } => name,
                _ => "",
            },
        };
    }

    // Amounts in 万元; a form without an amount leaves a gap.
    private static Dictionary<string, object?> Chart(IReadOnlyList<AttachedForm> forms) => new()
    {
        ["类"] = forms.Select(f => (object?)(f.State.Opened!.Project?.Name ?? f.State.Opened.Unit.Name)).ToList(),
        ["系列"] = new List<object?>
        {
            Series(forms, "年初预算数", "initial"), Series(forms, "全年预算数", "fullYear"), Series(forms, "全年执行数", "executed"),
        },
    };

    private static Dictionary<string, object?> Series(IReadOnlyList<AttachedForm> forms, string name, string column) => new()
    {
        ["名"] = name,
        ["值"] = forms.Select(f => (object?)Amount(f.State[$"funds.total.{column}"].Value)).ToList(),
    };

    private static string Amount(decimal? yuan) =>
        yuan is { } y ? (y / YuanInUnit).ToString("0.########", CultureInfo.InvariantCulture) : "";

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
