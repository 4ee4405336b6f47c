using System.Globalization;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>Where a finding stands on paper, in the words of the form; a finding itself carries a pointer into the file.</summary>
internal static class FindingPlaces
{
    private static readonly Dictionary<string, string> Blocks = new(StringComparer.Ordinal)
    {
        ["header"] = "表头",
        ["funds"] = "年度资金",
        ["adjustments"] = "预算调整",
        ["breakdown"] = "资金明细",
        ["execution"] = "预算执行率",
        ["goals"] = "年度总体目标",
        ["quotas"] = "一级指标分值",
        ["indicators"] = "绩效指标",
        ["total"] = "总分",
        ["remarks"] = "备注",
        ["signers"] = "填表人",
        ["narrative"] = "报告正文",
        ["project"] = "支出方向名称",
    };

    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["initial"] = "年初预算",
        ["adjustment"] = "预算调整",
        ["fullYear"] = "全年预算",
        ["executed"] = "实际支出",
        ["carryOver"] = "结转结余",
        ["text"] = "文字",
        ["level1"] = "一级指标",
        ["level2"] = "二级指标",
    };

    /// <summary>A place on one form, table or report.</summary>
    public static string On(CheckedPart part, Finding finding) =>
        part.Report is { } report ? InSection(report, finding.At)
        : part.State.Layout is { } table && finding.Figure is { } cell ? OfCell(part.State, table, cell)
        : OnForm(part.State, finding);

    private static string InSection(Report report, string at) => at.Split('/') switch
    {
        ["", "sections", var id] when report.Heading(id) is { } heading => heading.No + heading.Title,
        ["", "attachments", var n] => $"附件{n}",
        _ => at,
    };

    private static string OfCell(SelfEvaluation s, TableLayout table, string code)
    {
        if (table.Find(code) is not { } cell) return code;
        return code.Split('.') is [var section, var id, _] && s.TableRows.TryGetValue($"{section}.{id}", out var row)
            ? $"{row.Name}·{cell.Column.Label}"
            : cell.Definition.Name;
    }

    private static string OnForm(SelfEvaluation s, Finding finding) =>
        finding.Figure is { } figure && !figure.StartsWith("quota.", StringComparison.Ordinal) ? OfFigure(s, figure)
            : OfPointer(s, finding.At.Split('/')[1..]);

    /// <summary>A place in the report of a programme.</summary>
    /// <param name="forms">The forms of the filing, in its order.</param>
    /// <param name="at">Pointer from the top of the filing.</param>
    public static string InReport(IReadOnlyList<SelfEvaluation> forms, string at) => at.Split('/') switch
    {
        ["", "overall", "statements", var n, var member] => $"报告正文第{Index(n) + 1}处·{Word(member)}",
        ["", "overall", var member] => $"报告总体·{Word(member)}",
        ["", "selfEvaluations", var n, .. var rest] when Index(n) < forms.Count =>
            $"{forms[Index(n)].Opened?.Project?.Name ?? forms[Index(n)].Opened?.Unit.Name}·{OfPointer(forms[Index(n)], rest)}",
        _ => at,
    };

    private static string OfFigure(SelfEvaluation s, string figure)
    {
        var cell = FigureCatalogue.Find(figure)?.Name ?? figure;
        return figure.Split('.') switch
        {
            ["indicator", var id, ..] when s.Indicators.TryGetValue(id, out var row) =>
                FigureCatalogue.Find(figure) is null ? Row(row) : $"{Row(row)}·{cell}",
            _ => cell,
        };
    }

    private static string OfPointer(SelfEvaluation s, string[] path) => path switch
    {
        ["indicators", var n, .. var rest] when s.IndicatorsInOrder.ElementAtOrDefault(Index(n)) is { } row =>
            rest is [var cell, ..] ? $"{Row(row)}·{Word(cell)}" : Row(row),
        ["quotas", var level, ..] => $"{Blocks["quotas"]}·{level}",
        [var block, ..] => Blocks.GetValueOrDefault(block, block),
        [] => "全表",
    };

    private static string Row(Indicator row) =>
        string.Join('／', ((string[])[row.Names.Level2, row.Names.Name]).Where(n => n.Length > 0));

    private static string Word(string member) => Members.GetValueOrDefault(member) ?? FigureCatalogue.Find($"indicator.x.{member}")?.Name
        ?? Blocks.GetValueOrDefault(member, member);

    private static int Index(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue;
}
