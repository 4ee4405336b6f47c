using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Deadlines;

namespace PerfLedger.Workbench.Features.Overviews;

/// <summary>Amounts of one form or of several together, in 元, exact.</summary>
/// <param name="Initial">年初预算数; null = nothing entered.</param>
/// <param name="Adjusted">Booked adjustments (登记的预算调整); null = none booked.</param>
/// <param name="FullYear">全年预算数.</param>
/// <param name="Executed">全年执行数.</param>
public sealed record Amounts(decimal? Initial, decimal? Adjusted, decimal? FullYear, decimal? Executed)
{
    public static Amounts None { get; } = new(null, null, null, null);

    public static Amounts operator +(Amounts a, Amounts b) => new(
        Add(a.Initial, b.Initial), Add(a.Adjusted, b.Adjusted), Add(a.FullYear, b.FullYear), Add(a.Executed, b.Executed));

    private static decimal? Add(decimal? a, decimal? b) => a is null ? b : b is null ? a : a + b;
}

/// <summary>Points entered under one level-1 indicator.</summary>
/// <param name="Name">产出指标, 效益指标 …</param>
/// <param name="Weight">分值 of the indicators under it.</param>
/// <param name="Score">得分 of them.</param>
public sealed record LevelScore(string Name, decimal Weight, decimal Score);

/// <summary>What the calculation and the checks say of one form.</summary>
/// <param name="Rate">执行率 as shown.</param>
/// <param name="Execution">得分 of the execution row.</param>
/// <param name="Levels">得分 by level-1 indicator, in form order.</param>
/// <param name="Score">得分合计, as it stands.</param>
/// <param name="RuleScore">规则得分.</param>
/// <param name="Grade">等级 of the score.</param>
/// <param name="RuleGrade">等级 by the rules.</param>
public sealed record Scores(
    string Rate, decimal? Execution, IReadOnlyList<LevelScore> Levels, decimal Score, decimal RuleScore, string Grade, string RuleGrade);

/// <summary>Open findings by severity.</summary>
public sealed record FindingCounts(int Errors, int Warnings, int Hints, bool Acknowledged);

/// <summary>One form in the 项目总表.</summary>
/// <param name="Evaluation">Stream id.</param>
/// <param name="Name">支出方向, or the unit's name on a form without one.</param>
/// <param name="IsProject">False for a form of the whole department, which holds its projects' money already.</param>
/// <param name="Due">Its due date; its days are null when it has none.</param>
/// <param name="Handler">经办人: who submitted it last, before the first submission who changed it last.</param>
public sealed record OverviewRow(
    string Evaluation, string Unit, string UnitName, int FiscalYear, string? FundCode, string? Fund, string? Project, string Name,
    bool IsProject, string RulePack, string MoneyUnit, Amounts Amounts, Scores Scores, FindingCounts Findings, Stage Stage, int Filings,
    long Version, DueRow Due, string? Handler)
{
    /// <summary>Stream of the programme it belongs to.</summary>
    public required string Programme { get; init; }

    /// <summary>What stands in the cells that can be filled in from the table, by figure.</summary>
    public IReadOnlyDictionary<string, StandingCell> Cells { get; init; } = new Dictionary<string, StandingCell>();
}

/// <summary>A cell as its form prints it.</summary>
/// <param name="Printed">Its text; null = blank.</param>
/// <param name="Seen">Position of its last change; 0 = never entered.</param>
public sealed record StandingCell(string? Printed, long Seen);

/// <summary>The figures of a form that can be filled in from the table. 预算调整 is none of them: it is booked, with its document.</summary>
internal static class OverviewCells
{
    public const string Initial = "funds.total.initial", FullYear = "funds.total.fullYear", Executed = "funds.total.executed",
        Execution = "execution.score", Total = "total.score";

    public static IReadOnlyList<string> All { get; } = [Initial, FullYear, Executed, Execution, Total];
}

/// <summary>Several forms together: those of a programme, or all.</summary>
/// <param name="Forms">How many forms are in the sum.</param>
/// <param name="LeftOut">Forms of a whole department beside projects: they hold the projects' money already.</param>
/// <param name="Amounts">The sum.</param>
/// <param name="Rate">执行率 of the sums, in percent; never a mean of rates.</param>
public sealed record Total(int Forms, int LeftOut, Amounts Amounts, decimal? Rate);

/// <summary>The forms of one special fund of one unit and year, held against what its report states of the whole (BUD-07).</summary>
/// <param name="Stream">Stream of the programme.</param>
/// <param name="Title">2020年度 株洲市教育局 各类教育内涵发展专项.</param>
/// <param name="Stated">What the report states; null when it states nothing.</param>
/// <param name="Remainder">尾差: stated less the sum, column by column; null where nothing is stated.</param>
public sealed record Programme(
    string Stream, string Title, IReadOnlyList<OverviewRow> Rows, Total Total, Amounts? Stated, Amounts? Remainder);

/// <summary>The 项目总表 as it stood at one position.</summary>
public sealed record Overview(long Position, IReadOnlyList<Programme> Programmes, Total Total)
{
    public IEnumerable<OverviewRow> Rows => Programmes.SelectMany(p => p.Rows);

    /// <summary>Level-1 indicators of all rows, in the order first met: the columns of 各级得分.</summary>
    public IReadOnlyList<string> Levels => [.. Rows.SelectMany(r => r.Scores.Levels).Select(l => l.Name).Distinct(StringComparer.Ordinal)];
}
