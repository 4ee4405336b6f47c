using System.Collections.Immutable;

namespace PerfLedger.Domain.Reports;

// What a section of a narrative report consists of. Structure, never markup: a number of the ledger stands in it as a link, so that text
// and table cannot differ. Part of the stored shapes: shipped ones never change.

/// <summary>What a block is.</summary>
public enum BlockKind
{
    /// <summary>段落</summary>
    Paragraph,

    /// <summary>标题 below the heading of the section.</summary>
    Heading,

    /// <summary>An item of a numbered list; neighbours are one list.</summary>
    Numbered,

    /// <summary>An item of a list without numbers.</summary>
    Bullet,

    /// <summary>A table written out.</summary>
    Grid,

    /// <summary>A table made of figures of the ledger.</summary>
    Bound,
}

/// <summary>One block of a section.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Level of a heading, 1 to 4; null otherwise.</param>
/// <param name="Runs">Its text; empty for tables.</param>
/// <param name="Grid">The table written out; null otherwise.</param>
/// <param name="Bound">The table made of figures; null otherwise.</param>
public sealed record ReportBlock(
    BlockKind Kind, int? Level, ImmutableArray<ReportRun> Runs, ReportGrid? Grid = null, BoundTable? Bound = null);

/// <summary>A piece of text, a linked figure, or a free number: exactly one of them.</summary>
/// <param name="Text">Plain text; private in the proof.</param>
/// <param name="Figure">A figure of the ledger.</param>
/// <param name="Free">A number that stands in no form.</param>
public sealed record ReportRun(string? Text = null, LinkedFigure? Figure = null, FreeNumber? Free = null);

/// <summary>A number that stands in no form, with where it comes from: somebody answers for it.</summary>
/// <param name="Text">As printed: 133套.</param>
/// <param name="Source">Where it comes from, or why it is bound to nothing.</param>
public sealed record FreeNumber(string Text, string Source);

/// <summary>A figure of the ledger, or one computed from several, and how it is printed.</summary>
/// <param name="Term">What is printed.</param>
/// <param name="Format">How.</param>
/// <param name="Decimals">Fixed decimals; null = as many as needed, two at most for money.</param>
public sealed record LinkedFigure(FigureTerm Term, FigureFormat Format, int? Decimals = null);

/// <summary>How a linked figure is printed.</summary>
public enum FigureFormat
{
    /// <summary>原文: as entered.</summary>
    Entered,

    /// <summary>万元</summary>
    TenThousandYuan,

    /// <summary>元</summary>
    Yuan,

    /// <summary>数</summary>
    Number,

    /// <summary>百分比</summary>
    Percent,
}

/// <summary>What a linked figure is made of.</summary>
public enum TermKind
{
    /// <summary>One figure of one source.</summary>
    Figure,

    /// <summary>合计</summary>
    Sum,

    /// <summary>差: the first less the others.</summary>
    Difference,

    /// <summary>比率: the first over the second.</summary>
    Ratio,

    /// <summary>个数: how many forms, or how many lines stand under an amount.</summary>
    Count,
}

/// <summary>A figure, or an exact calculation over figures. No more than three deep.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Source">Alias of the source, or 全部 for every linked form; null for a calculation.</param>
/// <param name="Figure">Figure code; null where the source itself is counted.</param>
/// <param name="Of">Operands of a calculation.</param>
public sealed record FigureTerm(TermKind Kind, string? Source, string? Figure, ImmutableArray<FigureTerm> Of)
{
    /// <summary>The alias that stands for every linked form, in order of their aliases.</summary>
    public const string Every = "全部";

    /// <summary>Deepest nesting of calculations.</summary>
    public const int MostDepth = 3;
}

/// <summary>A table written out; the first row is its head.</summary>
/// <param name="Sides">How each column is aligned.</param>
/// <param name="Rows">Head and rows, each with as many cells as there are columns.</param>
public sealed record ReportGrid(ImmutableArray<CellSide> Sides, ImmutableArray<GridRow> Rows);

/// <summary>A row of a table.</summary>
public sealed record GridRow(ImmutableArray<GridCell> Cells);

/// <summary>A cell of a table.</summary>
public sealed record GridCell(ImmutableArray<ReportRun> Runs);

/// <summary>How a cell is aligned.</summary>
public enum CellSide
{
    /// <summary>左</summary>
    Left,

    /// <summary>中</summary>
    Centre,

    /// <summary>右</summary>
    Right,
}

/// <summary>A table made of figures: the lines under one amount (明细), or one row a linked form (汇总).</summary>
/// <param name="Title">What stands above it; empty = nothing.</param>
/// <param name="Source">Alias of the source; 全部 for one row a form.</param>
/// <param name="Figure">Code of the amount whose lines are listed; null for one row a form.</param>
/// <param name="Columns">Its columns.</param>
public sealed record BoundTable(string Title, string Source, string? Figure, ImmutableArray<BoundColumn> Columns);

/// <summary>A column of a table made of figures.</summary>
/// <param name="Heading">Its head as printed.</param>
/// <param name="Key">序号, 名称, 金额, a column of the lines, or a figure code of the forms.</param>
/// <param name="Format">How its figures are printed.</param>
/// <param name="Decimals">Fixed decimals.</param>
/// <param name="Total">True when a last row adds it up.</param>
public sealed record BoundColumn(string Heading, string Key, FigureFormat Format, int? Decimals, bool Total);
