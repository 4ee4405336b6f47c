using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>A form as its page shows it: the blocks of the paper form, every cell with the code of its figure.</summary>
/// <param name="Evaluation">Stream id.</param>
/// <param name="Title">Title as printed.</param>
/// <param name="Definition">The form.</param>
/// <param name="Version">Version shown.</param>
/// <param name="Position">Position of its last event.</param>
public sealed record FormView(string Evaluation, string Title, FormDefinition Definition, long Version, long Position)
{
    /// <summary>Leads to a cell or row in the side column: its code follows.</summary>
    public required string Ask { get; init; }

    /// <summary>万元 or 元.</summary>
    public required string MoneyUnit { get; init; }

    /// <summary>Rows of the head: one or two fields each.</summary>
    public required IReadOnlyList<IReadOnlyList<FormField>> Head { get; init; }

    /// <summary>Rows of the funds block.</summary>
    public required IReadOnlyList<FundLine> Funds { get; init; }

    /// <summary>预期目标</summary>
    public required FormCell Expected { get; init; }

    /// <summary>实际完成情况</summary>
    public required FormCell Achieved { get; init; }

    /// <summary>Rows of the indicator block.</summary>
    public required IReadOnlyList<IndicatorLine> Indicators { get; init; }

    /// <summary>总分: weight, score, grade.</summary>
    public required TotalLine Total { get; init; }

    /// <summary>备注, in order.</summary>
    public required IReadOnlyList<FormCell> Remarks { get; init; }

    /// <summary>填表人、填报日期、联系电话、单位负责人.</summary>
    public required IReadOnlyList<FormField> Signers { get; init; }

    /// <summary>Makes the view of a form as it stood.</summary>
    /// <param name="stream">Stream id.</param>
    /// <param name="folded">The form.</param>
    /// <param name="assessment">What is computed and found.</param>
    /// <param name="marks">What stands at the cells beside their values; null = the findings, with the way to the form.</param>
    internal static FormView Of(string stream, Folded<SelfEvaluation> folded, Assessment assessment, SheetMarks? marks = null) =>
        new FormViewBuilder(stream, folded, assessment, marks ?? SheetMarks.Of(stream, assessment)).Build();
}

/// <summary>One cell: the figure behind it, what is printed, what the program computes, what was found.</summary>
/// <param name="Figure">Code of the figure; its history is found under it.</param>
/// <param name="Name">Name of the figure for who does not see where the cell stands.</param>
/// <param name="Kind">What the cell takes.</param>
/// <param name="Printed">As entered; null when blank.</param>
public sealed record FormCell(string Figure, string Name, ValueKind Kind, string? Printed)
{
    /// <summary>Leads to the cell in the side column: its code follows.</summary>
    public string Ask { get; init; } = "";

    /// <summary>What stands there when nothing is printed, or beside it when it differs.</summary>
    public string? Computed { get; init; }

    /// <summary>Position of the last change: what a change of the cell expects; null when it was never entered.</summary>
    public long? Seen { get; init; }

    /// <summary>Who changed it last and when, in a few words.</summary>
    public string? Last { get; init; }

    /// <summary>目标已调整</summary>
    public bool Adjusted { get; init; }

    /// <summary>人工改分</summary>
    public bool Overridden { get; init; }

    /// <summary>批复锁定：a change needs the document.</summary>
    public bool Locked { get; init; }

    /// <summary>It changed since the point asked for.</summary>
    public bool Changed { get; init; }

    /// <summary>What stood there at that point; null when nothing did.</summary>
    public string? Was { get; init; }

    /// <summary>Findings at this cell.</summary>
    public IReadOnlyList<PlacedFinding> Findings { get; init; } = [];

    /// <summary>Reviewers' opinions on this cell.</summary>
    public IReadOnlyList<PlacedOpinion> Opinions { get; init; } = [];

    /// <summary>The value to show: printed, else computed.</summary>
    public string? Shown => Printed ?? Computed;

    /// <summary>Printed and computed disagree.</summary>
    public bool Differs => Printed is not null && Computed is not null && Printed != Computed;

    /// <summary>Id of the cell in the page.</summary>
    public string Anchor => "c-" + Figure;
}

/// <summary>A finding with its number in the list beside the form.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Finding">What was found.</param>
public sealed record PlacedFinding(int Number, Domain.Checks.Finding Finding);

/// <summary>A label with a text fixed at opening, or with a cell.</summary>
/// <param name="Label">As printed.</param>
/// <param name="Text">The text; null when it is a cell.</param>
/// <param name="Cell">The cell; null when it is a text.</param>
public sealed record FormField(string Label, string? Text, FormCell? Cell);

/// <summary>A row of the funds block.</summary>
/// <param name="Row">The row.</param>
/// <param name="Cells">年初、全年、执行.</param>
/// <param name="Scoring">分值、执行率、得分 on the row that is scored; empty elsewhere.</param>
public sealed record FundLine(FundRow Row, IReadOnlyList<FormCell> Cells, IReadOnlyList<FormCell> Scoring);

/// <summary>A row of the indicator block; a merged cell stands in the first of its rows.</summary>
/// <param name="Id">Id of the indicator.</param>
/// <param name="Name">三级指标</param>
/// <param name="Status">未实施 or 不适用; null when carried out.</param>
/// <param name="Cells">The cells in the order of the form's columns.</param>
public sealed record IndicatorLine(string Id, string Name, string? Status, IReadOnlyList<FormCell> Cells)
{
    /// <summary>一级指标 with the number of rows it spans; null in the rows below.</summary>
    public Merged? Level1 { get; init; }

    /// <summary>二级指标 with the number of rows it spans; null in the rows below.</summary>
    public Merged? Level2 { get; init; }

    /// <summary>Points by the rule and how: for the score cell.</summary>
    public string? Rule { get; init; }
}

/// <summary>A cell over several rows.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Quota">一级指标分值; null where the form has none.</param>
public sealed record Merged(string Text, int Rows, FormCell? Quota = null);

/// <summary>总分.</summary>
/// <param name="Weight">分值</param>
/// <param name="Score">得分</param>
/// <param name="Grade">等级; null on forms without one.</param>
public sealed record TotalLine(FormCell Weight, FormCell Score, FormCell? Grade);
