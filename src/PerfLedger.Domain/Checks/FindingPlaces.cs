using System.Globalization;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks;

/// <summary>Where a finding stands, in the words of the form; a finding itself carries a pointer into the file.</summary>
public static class FindingPlaces
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
    /// <param name="s">The form.</param>
    /// <param name="report">The report, where it is one; <paramref name="s"/> is then that of its form.</param>
    /// <param name="finding">What was found.</param>
    public static string On(SelfEvaluation s, Report? report, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(finding);
        return report is not null ? InSection(report, finding.At)
            : finding.Figure is { } figure && !figure.StartsWith("quota.", StringComparison.Ordinal) ? OfFigure(s, figure)
            : Of(s, finding.At);
    }

    /// <summary>A place by its pointer alone, where the finding is no longer at hand.</summary>
    /// <param name="s">The form, the table, or the form of a report.</param>
    /// <param name="at">Pointer from the top of the form.</param>
    public static string Of(SelfEvaluation s, string at)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(at);
        return OfPointer(s, at.Split('/')[1..]);
    }

    private static string InSection(Report report, string at) => at.Split('/') switch
    {
        ["", "sections", var id] when report.Heading(id) is { } heading => heading.No + heading.Title,
        ["", "attachments", var n] => $"附件{n}",
        _ => at,
    };

    /// <summary>A place in the report of a programme.</summary>
    /// <param name="forms">The forms of the filing, in its order.</param>
    /// <param name="at">Pointer from the top of the filing.</param>
    public static string InReport(IReadOnlyList<SelfEvaluation> forms, string at)
    {
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(at);
        return at.Split('/') switch
        {
            ["", "overall", "statements", var n, var member] => $"报告正文第{Text.Of(Index(n) + 1)}处·{Word(member)}",
            ["", "overall", var member] => $"报告总体·{Word(member)}",
            ["", "selfEvaluations", var n, .. var rest] when Index(n) < forms.Count =>
                $"{forms[Index(n)].Opened?.Project?.Name ?? forms[Index(n)].Opened?.Unit.Name}·{OfPointer(forms[Index(n)], rest)}",
            _ => at,
        };
    }

    private static string OfFigure(SelfEvaluation s, string figure)
    {
        if (s.Layout is { } table) return TableRows.Name(s, table, figure);
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
        ["sections", var id] => $"“{id}”节",
        ["attachments", var n] => $"附件{n}",
        ["cells", var code] => OfFigure(s, code),
        ["rows", var n, "cells", var column] when TableRows.InOrder(s).ElementAtOrDefault(Index(n)) is { } row =>
            OfFigure(s, $"{row.Row}.{column}"),
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
