using System.Collections.Immutable;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Sheets;

/// <summary>One sheet of a workbook, laid out for paper.</summary>
/// <param name="Name">Name of the sheet, as it may stand there (<see cref="PageNames"/>).</param>
/// <param name="Widths">Widths of the columns in twentieths of a point.</param>
/// <param name="Heights">Heights of the rows in points.</param>
/// <param name="Cells">The cells.</param>
internal sealed record Page(string Name, ImmutableArray<int> Widths, ImmutableArray<int> Heights, ImmutableArray<PageCell> Cells)
{
    /// <summary>What the sheet is: stream|version|template; null for a sheet that is no form.</summary>
    public string? Form { get; init; }

    /// <summary>First and last row repeated on every page, from 0.</summary>
    public (int First, int Last)? Repeated { get; init; }

    public bool Landscape { get; init; }

    /// <summary>Rows that stay when the sheet is scrolled; 0 = none.</summary>
    public int Frozen { get; init; }

    /// <summary>A list to sort, filter and copy from: nothing is locked, and the row of heads (the last frozen one) has filters.</summary>
    public bool IsList { get; init; }

    /// <summary>Rows below the list that filters leave alone: totals and notes.</summary>
    public int Below { get; init; }

    /// <summary>The rows with filters: from the heads to the last row of the list.</summary>
    internal string FilteredRange => $"{CellReference.Of(Frozen - 1, 0)}:{CellReference.Of(Heights.Length - 1 - Below, Widths.Length - 1)}";

    /// <summary>The code in the footer.</summary>
    public string Footer { get; init; } = "";
}

/// <summary>A cell of a page.</summary>
internal sealed record PageCell(int Row, int Column, int RowSpan, int ColumnSpan, CellContent Content, CellLook Look)
{
    /// <summary>Codes of the figures it holds; empty for a label, which is locked.</summary>
    public ImmutableArray<string> Figures { get; init; } = [];

    /// <summary>Texts to choose from; empty when any is.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>True when nothing but the choices may stand there.</summary>
    public bool Closed { get; init; }
}

/// <summary>How a cell looks.</summary>
/// <param name="Font">Name of the font.</param>
/// <param name="Size">Size in half points.</param>
/// <param name="Left">Set left, not centred.</param>
/// <param name="Border">With a thin border.</param>
/// <param name="Bold">Bold.</param>
internal readonly record struct CellLook(string Font, int Size, bool Left, bool Border, bool Bold = false);
