using System.Collections.Immutable;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations;

// The values inside the events of a self-evaluation. They are part of the stored shapes: shipped ones never change.

/// <summary>A budget unit.</summary>
/// <param name="Code">ASCII code, a segment of stream ids.</param>
/// <param name="Name">Name as printed.</param>
public sealed record UnitRef(string Code, string Name);

/// <summary>支出方向（子项目）.</summary>
/// <param name="Code">ASCII code, a segment of stream ids.</param>
/// <param name="Name">Name as printed.</param>
public sealed record ProjectRef(string Code, string Name);

/// <summary>Where names, weights and perhaps targets were taken from at opening.</summary>
/// <param name="Evaluation">Stream id of the other self-evaluation.</param>
/// <param name="Version">Its version at that time.</param>
/// <param name="WithTargets">True when targets were taken too. Actuals, scores and reasons never are.</param>
public sealed record Origin(string Evaluation, long Version, bool WithTargets);

/// <summary>Why something was changed.</summary>
/// <param name="Category">One of <see cref="ReasonCategories"/>.</param>
/// <param name="Text">At least five characters that say something; a private member of the event.</param>
public sealed record Reason(string Category, string Text);

/// <summary>Where a value was read from.</summary>
/// <param name="Sha256">Digest of the source file in the archive, lower-case hex.</param>
/// <param name="At">Place in it: a JSON pointer; in a Word file T1R9C4, first table, ninth row, fourth cell of it; in a workbook 01!E9,
/// sheet and cell.</param>
public sealed record FigureSource(string Sha256, string At);

/// <summary>Levels and name of an indicator.</summary>
public sealed record IndicatorNames(string Level1, string Level2, string Name);

/// <summary>One line of an itemised amount.</summary>
/// <param name="Name">What or whom the amount is for.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Columns">Further columns, name to text as printed, in printed order.</param>
public sealed record PartLine(string Name, FigureValue Amount, ImmutableArray<PartColumn> Columns);

/// <summary>A further column of an itemised line.</summary>
public sealed record PartColumn(string Name, string? Text);

/// <summary>A satisfaction survey. Satisfied / valid is the percentage; 0 &lt; satisfied &lt;= valid &lt;= issued.</summary>
public sealed record SurveyResult(string Method, DateOnly From, DateOnly To, int Issued, int Valid, int Satisfied);

/// <summary>A finding as it stood when acknowledged.</summary>
public sealed record AcknowledgedFinding(string Rule, string At);

/// <summary>An opinion of the reviewer on a figure, or on the whole form when <paramref name="Figure"/> is null.</summary>
public sealed record Opinion(string? Figure, string Text);

/// <summary>Whether an indicator was carried out (SCO-17).</summary>
public enum IndicatorStatus
{
    /// <summary>Carried out, the ordinary case.</summary>
    CarriedOut,

    /// <summary>未实施: keeps its weight, scores 0, needs a reason.</summary>
    NotCarriedOut,

    /// <summary>不适用: leaves with a reason; its weight is to be redistributed.</summary>
    NotApplicable,
}

/// <summary>The closed list of reason categories.</summary>
public static class ReasonCategories
{
    /// <summary>Category code to Chinese label.</summary>
    public static ImmutableDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["entryError"] = "录入差错",
        ["evidence"] = "依据佐证材料更正",
        ["reviewOpinion"] = "按审核意见修改",
        ["budgetChange"] = "预算或政策调整",
        ["settlement"] = "决算或结算数据",
        ["notCarriedOut"] = "任务取消或未实施",
        ["judgement"] = "人工判断",
        ["imported"] = "按原报告录入",
        ["other"] = "其他",
    }.ToImmutableDictionary(StringComparer.Ordinal);
}
