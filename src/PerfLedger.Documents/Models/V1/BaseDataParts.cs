using System.Globalization;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>What the models of both base-data tables have in common. Frozen with them at release.</summary>
internal static class BaseDataParts
{
    public const string Disabled = "——";

    /// <summary>Title, unit, marks and origin.</summary>
    public static Dictionary<string, object?> Frame(SelfEvaluation s, TableLayout table, ModelContext context)
    {
        var opened = s.Opened ?? throw new InvalidOperationException("A table that was never opened has no form.");
        var frozen = context.FrozenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        return new Dictionary<string, object?>
        {
            ["标题"] = table.Title,
            ["填报单位"] = opened.Unit.Name,
            ["补录"] = opened.Retrospective,
            ["更正说明"] = s is { Filings: > 0, Correction: { } c } ? $"本表为第{s.Filings + 1}版，更正第{c.Corrects}版：{c.Reason.Text}" : "",
            ["留痕"] = new Dictionary<string, object?>
            {
                ["表"] = context.Evaluation,
                ["版本"] = Whole(context.Version),
                ["位置"] = Whole(context.Position),
                ["时间"] = frozen,
            },
            ["文档"] = new Dictionary<string, object?>
            {
                ["标题"] = $"{table.Title}（{opened.Project?.Name ?? opened.Unit.Name}）",
                ["作者"] = context.Author,
                ["时间"] = frozen,
            },
        };
    }

    /// <summary>Cells print as entered (RPT-06).</summary>
    public static string Print(FigureValue value) => value.Printed ?? "";

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
