using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.Libraries;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>Where a self-evaluation stands (WFL-01).</summary>
public enum Stage
{
    /// <summary>Not opened.</summary>
    None,

    /// <summary>草稿</summary>
    Draft,

    /// <summary>待审核</summary>
    Submitted,

    /// <summary>被退回</summary>
    Returned,

    /// <summary>审核通过</summary>
    Accepted,

    /// <summary>已报送</summary>
    Filed,

    /// <summary>更正中</summary>
    Correcting,
}

/// <summary>A figure with its value and its last change.</summary>
/// <param name="Value">Current value.</param>
/// <param name="Last">Envelope of the last change.</param>
/// <param name="Overridden">True when a person set a score against the rule score.</param>
public sealed record Figure(FigureValue Value, EventMeta Last, bool Overridden = false);

/// <summary>A row of the indicator block.</summary>
public sealed record Indicator(
    string Id, IndicatorNames Names, int Order, IndicatorStatus Status = IndicatorStatus.CarriedOut, Reason? StatusReason = null,
    string? Kind = null, string? Better = null, string? RuleRef = null, string? Unit = null, string? Sign = null,
    SurveyResult? Survey = null);

/// <summary>A row people added to a table.</summary>
/// <param name="Row">Row code: section and id, building.b-001.</param>
/// <param name="Slot">Where it was added, as the layout names it.</param>
/// <param name="Name">Name as printed: the project, the building.</param>
/// <param name="Order">Its place among the rows ever added, from 1.</param>
public sealed record TableRow(string Row, string Slot, string Name, int Order);

/// <summary>One submission.</summary>
/// <param name="At">Recorded time.</param>
/// <param name="AnswerBy">The date its return or correction was to be answered by; null for a draft, or when none was named.</param>
public sealed record Submission(DateTimeOffset At, DateOnly? AnswerBy);

/// <summary>One return.</summary>
/// <param name="Round">The submission it answers.</param>
/// <param name="Opinions">On figures or on the whole form.</param>
/// <param name="Meta">Envelope: who returned it and when.</param>
public sealed record ReturnGiven(int Round, ImmutableArray<Opinion> Opinions, EventMeta Meta);

/// <summary>A booked mid-year adjustment.</summary>
public sealed record Adjustment(string Id, FigureValue Amount, Reason Reason, string? Document, DateOnly? On, bool Assumed);

/// <summary>
/// The state of one self-evaluation, folded from its events. Immutable; deciders read it, only <see cref="Evolution"/> makes it.
/// </summary>
public sealed record SelfEvaluation
{
    /// <summary>Before the first event.</summary>
    public static SelfEvaluation Initial { get; } = new();

    /// <summary>Before the first event, knowing the forms that are tables.</summary>
    public static SelfEvaluation Over(TableLayouts layouts) => new() { Layouts = layouts };

    /// <summary>The forms that are tables; any other is one of indicators.</summary>
    public TableLayouts Layouts { get; init; } = TableLayouts.None;

    /// <summary>The cells of a 基础数据表; null for a form of indicators.</summary>
    public TableLayout? Layout { get; init; }

    /// <summary>What refusals call it: a report goes the way of a form and is none.</summary>
    public string Called { get; init; } = "这张表";

    /// <summary>The opening event; null before it.</summary>
    public SelfEvaluationOpened? Opened { get; init; }

    /// <summary>Stage.</summary>
    public Stage Stage { get; init; }

    /// <summary>Version of the stream.</summary>
    public long Version { get; init; }

    /// <summary>Envelope of the last event.</summary>
    public EventMeta Last { get; init; }

    /// <summary>Figures by code; a blank figure that had a value stays with its last change.</summary>
    public ImmutableDictionary<string, Figure> Figures { get; init; } =
        ImmutableDictionary<string, Figure>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Indicators on the form, by id.</summary>
    public ImmutableDictionary<string, Indicator> Indicators { get; init; } =
        ImmutableDictionary<string, Indicator>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Rows people added to a table, by row code: building.b-001.</summary>
    public ImmutableDictionary<string, TableRow> TableRows { get; init; } =
        ImmutableDictionary<string, TableRow>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Ids ever given, withdrawn ones included: an id is never used again.</summary>
    public ImmutableHashSet<string> IdsEverUsed { get; init; } = ImmutableHashSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>Parts by figure code, then by part id.</summary>
    public ImmutableDictionary<string, ImmutableSortedDictionary<string, PartLine>> Parts { get; init; } =
        ImmutableDictionary<string, ImmutableSortedDictionary<string, PartLine>>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Adjustments in the order booked.</summary>
    public ImmutableList<Adjustment> Adjustments { get; init; } = [];

    /// <summary>Evidence in the order attached.</summary>
    public ImmutableList<EvidenceAttached> Evidence { get; init; } = [];

    /// <summary>Approval of the targets; null while they are not locked.</summary>
    public TargetsApproved? Approval { get; init; }

    /// <summary>Codes of targets, weights and names changed after approval: 目标已调整 (TGT-01).</summary>
    public ImmutableHashSet<string> AdjustedTargets { get; init; } = ImmutableHashSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>The acknowledgement in force; null when there is none or a value changed since.</summary>
    public FindingsAcknowledged? Acknowledgement { get; init; }

    /// <summary>Version of the last event that changed a value; 0 = none was entered.</summary>
    public long ValuesVersion { get; init; }

    /// <summary>How often it was submitted.</summary>
    public int Rounds { get; init; }

    /// <summary>Who submitted last.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>The date by which the last return or the correction is to be answered; null when none was named.</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>Submissions since the last filing, in order.</summary>
    public ImmutableList<Submission> Submissions { get; init; } = [];

    /// <summary>Opinions of the last return.</summary>
    public ImmutableArray<Opinion> Opinions { get; init; } = [];

    /// <summary>Every return, in order.</summary>
    public ImmutableList<ReturnGiven> Returns { get; init; } = [];

    /// <summary>Number of the last filing; 0 = never filed.</summary>
    public int Filings { get; init; }

    /// <summary>Stream id of the filing it belongs to; null = never filed.</summary>
    public string? Filing { get; init; }

    /// <summary>The form as it was filed last; null = never filed.</summary>
    public SelfEvaluation? AsFiled { get; init; }

    /// <summary>Why the filed form is being corrected.</summary>
    public CorrectionOpened? Correction { get; init; }

    /// <summary>Indicators in form order.</summary>
    public IEnumerable<Indicator> IndicatorsInOrder => Indicators.Values.OrderBy(i => i.Order).ThenBy(i => i.Id, StringComparer.Ordinal);

    /// <summary>Rows added in one slot of a table, in table order.</summary>
    public IEnumerable<TableRow> RowsIn(string slot) => TableRows.Values.Where(r => r.Slot == slot).OrderBy(r => r.Order);

    /// <summary>Name of the indicator library its rows are picked from; null when none is.</summary>
    public string? Library => IndicatorsInOrder.Select(i => IndicatorLibrary.NameIn(i.RuleRef)).FirstOrDefault(n => n is not null);

    /// <summary>The value of a figure; blank when it was never entered.</summary>
    public FigureValue this[string figure] => Figures.TryGetValue(figure, out var f) ? f.Value : FigureValue.Blank;

    /// <summary>The value of a cell of an indicator.</summary>
    public FigureValue this[string indicator, string cell] => this[$"indicator.{indicator}.{cell}"];

    /// <summary>True while figures may be changed.</summary>
    public bool IsWritable => Stage is Stage.Draft or Stage.Returned or Stage.Correcting;

    /// <summary>True when a correction needs a reason: it was submitted before.</summary>
    public bool NeedsReason => Rounds > 0;
}
