using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Programmes;

namespace PerfLedger.Domain.SelfEvaluations;

// The life of one self-evaluation (绩效自评), top to bottom as it usually happens. One event = one figure, so that a proof
// of one figure reveals nothing else. Who, when and on whose behalf stand in the envelope. Shipped shapes never change.

/// <summary>An event of a self-evaluation stream.</summary>
public interface ISelfEvaluationEvent;

/// <summary>The form was opened for one project, unit and year judged.</summary>
public sealed record SelfEvaluationOpened(
    string Form, string RulePack, int FiscalYear, UnitRef Unit, string CompetentDepartment, string? SpecialFund, ProjectRef? Project,
    string MoneyUnit, string? Campaign, Origin? Origin, bool Retrospective, string? SpecialFundCode = null) : ISelfEvaluationEvent;

/// <summary>A row of the indicator block was added; with reason after submission, with document too after approval.</summary>
public sealed record IndicatorAdded(
    string Id, string Level1, string Level2, string Name, int Order, Reason? Reason = null, string? Document = null, DateOnly? On = null)
    : ISelfEvaluationEvent;

/// <summary>The kind, direction or library rule of an indicator was declared instead of inferred.</summary>
public sealed record IndicatorClassified(
    string Id, string? Kind, string? Better, string? RuleRef, string? Unit, string? Sign, Reason? Reason = null) : ISelfEvaluationEvent;

/// <summary>Names of an indicator were changed; its id stays.</summary>
public sealed record IndicatorRenamed(
    string Id, IndicatorNames Before, IndicatorNames After, Reason? Reason, string? Document, DateOnly? On) : ISelfEvaluationEvent;

/// <summary>An indicator moved to another place in the block.</summary>
public sealed record IndicatorMoved(string Id, int Before, int After) : ISelfEvaluationEvent;

/// <summary>An indicator left the form. Its id and its history stay.</summary>
public sealed record IndicatorWithdrawn(string Id, Reason? Reason, string? Document, DateOnly? On) : ISelfEvaluationEvent;

/// <summary>未实施 or 不适用 (SCO-17), or back to carried out.</summary>
public sealed record IndicatorStatusSet(string Id, IndicatorStatus Status, Reason? Reason) : ISelfEvaluationEvent;

/// <summary>A row was added to a 基础数据表: a project, a special fund, a building.</summary>
public sealed record TableRowAdded(string Row, string Slot, string Name, int Order, Reason? Reason = null) : ISelfEvaluationEvent;

/// <summary>A row of a 基础数据表 was given another name; its id stays.</summary>
public sealed record TableRowRenamed(string Row, string Before, string After, Reason? Reason) : ISelfEvaluationEvent;

/// <summary>A row left a 基础数据表. Its id and its history stay.</summary>
public sealed record TableRowWithdrawn(string Row, Reason? Reason) : ISelfEvaluationEvent;

/// <summary>A figure got its first value.</summary>
public sealed record FigureEntered(string Figure, FigureValue Value, FigureSource? Source) : ISelfEvaluationEvent, IProgrammeEvent;

/// <summary>
/// A figure that had a value got another one. A blank that was already submitted, or a blank target or weight already approved,
/// is such a value too: filling it in is a correction with its reason.
/// </summary>
public sealed record FigureCorrected(
    string Figure, FigureValue Before, FigureValue After, Reason? Reason, ImmutableArray<string> Evidence, string? Document, DateOnly? On,
    FigureSource? Source) : ISelfEvaluationEvent, IProgrammeEvent;

/// <summary>A person set a score that differs from the rule score (SCO-08).</summary>
public sealed record ScoreOverridden(
    string Figure, FigureValue Before, FigureValue After, decimal? RuleScore, Reason Reason, ImmutableArray<string> Evidence)
    : ISelfEvaluationEvent;

/// <summary>An input changed, so a printed total, grade, rate or execution score is computed again from now on.</summary>
public sealed record PrintedValueVoided(string Figure, FigureValue Printed) : ISelfEvaluationEvent;

/// <summary>A part of a figure was entered; the parts should add up to it (BUD-10).</summary>
public sealed record PartEntered(string Figure, string Part, PartLine Line, FigureSource? Source) : ISelfEvaluationEvent;

/// <summary>A part of a figure was changed.</summary>
public sealed record PartCorrected(
    string Figure, string Part, PartLine Before, PartLine After, Reason? Reason, FigureSource? Source) : ISelfEvaluationEvent;

/// <summary>A part of a figure was withdrawn.</summary>
public sealed record PartWithdrawn(string Figure, string Part, Reason? Reason) : ISelfEvaluationEvent;

/// <summary>A mid-year budget adjustment was booked: 全年 - 年初 is the sum of these (BUD-05). Assumed = no document supports it.</summary>
public sealed record BudgetAdjusted(
    string Adjustment, FigureValue Amount, Reason Reason, string? Document, DateOnly? On, bool Assumed) : ISelfEvaluationEvent;

/// <summary>A booked adjustment was taken back.</summary>
public sealed record BudgetAdjustmentWithdrawn(string Adjustment, Reason Reason) : ISelfEvaluationEvent;

/// <summary>
/// The targets and weights standing now are those approved with the budget; from now on a change needs document and reason (TGT-01).
/// </summary>
public sealed record TargetsApproved(string Document, DateOnly On) : ISelfEvaluationEvent;

/// <summary>A satisfaction survey; the percentage of its indicator follows from it (VAL-08).</summary>
public sealed record SurveyRecorded(string Indicator, SurveyResult Survey) : ISelfEvaluationEvent;

/// <summary>A piece of evidence; its bytes lie in the archive under the SHA-256.</summary>
public sealed record EvidenceAttached(
    string Sha256, string Name, string MediaType, long Size, ImmutableArray<string> Figures, string? Note) : ISelfEvaluationEvent;

/// <summary>All open findings were acknowledged at once by the head, or for the head with the signed page (确认单). The code names the
/// version of the values and every finding with what it says.</summary>
public sealed record FindingsAcknowledged(
    ImmutableArray<AcknowledgedFinding> Findings, string Code, Reason Reason, string Head, string? SignedPage) : ISelfEvaluationEvent;

/// <summary>送审</summary>
public sealed record EvaluationSubmitted(int Round) : ISelfEvaluationEvent;

/// <summary>退回, with opinions and the date by which an answer is expected.</summary>
public sealed record EvaluationReturned(int Round, ImmutableArray<Opinion> Opinions, DateOnly? AnswerBy) : ISelfEvaluationEvent;

/// <summary>审核通过</summary>
public sealed record EvaluationAccepted(int Round) : ISelfEvaluationEvent;

/// <summary>报送: number n of its filings.</summary>
public sealed record EvaluationFiled(string Filing, int Number) : ISelfEvaluationEvent;

/// <summary>更正: the filed form was opened again to make filing n+1, perhaps until a date; filing n stays as it is.</summary>
public sealed record CorrectionOpened(int Corrects, Reason Reason, string? Document, DateOnly? AnswerBy = null) : ISelfEvaluationEvent;
