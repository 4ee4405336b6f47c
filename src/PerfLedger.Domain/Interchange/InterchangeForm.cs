using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>A file that was read without a fault.</summary>
/// <param name="Sha256">Digest of its bytes, lower-case hex.</param>
/// <param name="Programme">What a filing file says of the whole special fund; null in a file with one form.</param>
/// <param name="Forms">Its forms in file order, at least one.</param>
public sealed record InterchangeFile(string Sha256, InterchangeProgramme? Programme, ImmutableArray<InterchangeForm> Forms);

/// <summary>The head of a <c>perfledger/filing/1</c> file.</summary>
/// <param name="Department">部门名称</param>
/// <param name="Overall">The special fund as a whole; null when the file does not say.</param>
public sealed record InterchangeProgramme(string Department, InterchangeOverall? Overall);

/// <summary>The special fund as a whole, amounts in 元 with the text as printed.</summary>
/// <param name="MoneyUnit">Unit of the printed amounts.</param>
/// <param name="Initial">年初预算</param>
/// <param name="Adjustment">预算调整, negative for a cut.</param>
/// <param name="Executed">实际支出</param>
/// <param name="Statements">What the narrative says in single places.</param>
public sealed record InterchangeOverall(
    string MoneyUnit, FigureValue Initial, FigureValue Adjustment, FigureValue Executed, ImmutableArray<InterchangeStatement> Statements);

/// <summary>What the narrative says in one place; amounts it does not mention are blank.</summary>
public sealed record InterchangeStatement(
    string Place, FigureValue Initial, FigureValue Adjustment, FigureValue FullYear, FigureValue Executed, FigureValue CarryOver,
    string? Text);

/// <summary>
/// One form as a file states it. What the file leaves out is not here (untouched on a later import); a null of the file is a blank value.
/// A list that is null was left out; a list that is there is the whole list.
/// </summary>
public sealed record InterchangeForm
{
    /// <summary>JSON pointer of the form in its file; empty for a file with one form.</summary>
    public required string At { get; init; }

    /// <summary>What the opening event needs.</summary>
    public required InterchangeIdentity Identity { get; init; }

    /// <summary>Figures outside the indicators, 备注 and 一级指标分值 included.</summary>
    public required ImmutableArray<StatedFigure> Figures { get; init; }

    /// <summary>Level-1 names whose quota the file states, by figure code.</summary>
    public required ImmutableArray<StatedQuota> Quotas { get; init; }

    /// <summary>Number of remark lines; null when the file does not state them.</summary>
    public int? Remarks { get; init; }

    /// <summary>Rows of the indicator block in form order.</summary>
    public ImmutableArray<StatedIndicator>? Indicators { get; init; }

    /// <summary>Rows people added to a table, in file order.</summary>
    public ImmutableArray<StatedRow>? Rows { get; init; }

    /// <summary>Mid-year adjustments.</summary>
    public ImmutableArray<StatedAdjustment>? Adjustments { get; init; }

    /// <summary>Parts of 全年执行数.</summary>
    public ImmutableArray<StatedPart>? Parts { get; init; }
}

/// <summary>Which form of which unit, project and year it is.</summary>
public sealed record InterchangeIdentity(
    string Form, string RulePack, int FiscalYear, UnitRef Unit, string CompetentDepartment, string? SpecialFund, string? SpecialFundCode,
    ProjectRef? Project, string MoneyUnit);

/// <summary>A figure with its value and its place in the file.</summary>
public sealed record StatedFigure(string Figure, FigureValue Value, string At);

/// <summary>A level-1 name and the figure code its quota has.</summary>
public sealed record StatedQuota(string Name, string Figure, string At);

/// <summary>A row of the indicator block. <paramref name="Id"/> null = matched by names.</summary>
/// <param name="At">JSON pointer of the row.</param>
/// <param name="Id">Id as stated.</param>
/// <param name="Names">Levels and name.</param>
/// <param name="Cells">Stated cells: target, actual, weight, score, deviation.</param>
/// <param name="Traits">Stated status, kind, better, ruleRef, unit and sign, by member name.</param>
public sealed record StatedIndicator(
    string At, string? Id, IndicatorNames Names, ImmutableArray<(string Cell, FigureValue Value, string At)> Cells,
    ImmutableDictionary<string, string?> Traits);

/// <summary>A row people added to a table. <paramref name="Id"/> null = matched by slot and name.</summary>
/// <param name="At">JSON pointer of the row.</param>
/// <param name="Id">Id as stated.</param>
/// <param name="Place">Section, slot and letter of its ids.</param>
/// <param name="Name">Name as printed.</param>
/// <param name="Cells">Stated cells by column.</param>
public sealed record StatedRow(
    string At, string? Id, (string Section, string Slot, string Prefix) Place, string Name,
    ImmutableArray<(string Column, FigureValue Value, string At)> Cells);

/// <summary>A mid-year adjustment.</summary>
public sealed record StatedAdjustment(string At, FigureValue Amount, string Reason, string? Document, DateOnly? On);

/// <summary>A part of 全年执行数.</summary>
public sealed record StatedPart(string At, PartLine Line);
