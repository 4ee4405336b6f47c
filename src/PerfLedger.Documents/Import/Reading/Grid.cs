using System.Collections.Immutable;
using System.Globalization;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>A file as read: its tables as logical grids, the words outside them, and what had to be settled in reading.</summary>
/// <param name="Kind">docx or xlsx.</param>
/// <param name="Grids">The tables or sheets in order.</param>
/// <param name="Paragraphs">Words outside tables.</param>
/// <param name="Notes">What the reader settled, in Chinese: tracked changes, errors in cells.</param>
/// <param name="Landscape">True when the pages lie.</param>
internal sealed record ReadDocument(
    string Kind, ImmutableArray<Grid> Grids, ImmutableArray<ReadParagraph> Paragraphs, ImmutableArray<string> Notes, bool Landscape = false)
{
    /// <summary>Tables and paragraphs of the body in their order; a paragraph is a table of one cell, as wide as the widest.</summary>
    public IEnumerable<Grid> Flow()
    {
        var width = Grids.Max(g => g.Widths.Sum());
        var body = Paragraphs.Where(p => p.Part == "body").ToList();
        for (var (at, grid) = (0, 0); grid <= Grids.Length; grid++)
        {
            for (; at < body.Count && body[at].Grids == grid; at++) yield return body[at].AsGrid(at + 1, width);
            if (grid < Grids.Length) yield return Grids[grid];
        }
    }
}

/// <summary>A paragraph outside tables.</summary>
/// <param name="Part">body, header or footer.</param>
/// <param name="Grids">How many tables stand before it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Size">Size of its letters in half points.</param>
/// <param name="Left">Set left, not centred.</param>
internal sealed record ReadParagraph(string Part, int Grids, string Text, int Size, bool Left)
{
    public Grid AsGrid(int number, int width) => new(
        string.Create(CultureInfo.InvariantCulture, $"P{number}"), string.Create(CultureInfo.InvariantCulture, $"正文第{number}段"), [width], 1,
        [new GridCell(0, 0, 1, 1, "", Text, Size, Left)], ImmutableDictionary<string, string>.Empty)
    { IsParagraph = true };
}

/// <summary>A table as a grid: merged cells stand once, with their spans.</summary>
/// <param name="At">What the place of a cell begins with: <c>T1</c>, or the name of the sheet with <c>!</c>.</param>
/// <param name="Title">The table as a person names it.</param>
/// <param name="Widths">Widths of the columns, in any one unit.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Cells">The cells by row, then column.</param>
/// <param name="Names">Field ids of the file: figure code to place of its cell; empty in files that are not ours.</param>
/// <param name="Form">What the file says it is: <c>stream|version|template</c>.</param>
internal sealed record Grid(
    string At, string Title, ImmutableArray<int> Widths, int Rows, ImmutableArray<GridCell> Cells,
    ImmutableDictionary<string, string> Names, string? Form = null)
{
    /// <summary>True for a paragraph that is looked at as a table of one cell.</summary>
    public bool IsParagraph { get; init; }

    /// <summary>Where each column begins; one more than there are columns.</summary>
    public int[] Edges()
    {
        var edges = new int[Widths.Length + 1];
        for (var i = 0; i < Widths.Length; i++) edges[i + 1] = edges[i] + Widths[i];
        return edges;
    }
}

/// <summary>A cell of the grid.</summary>
/// <param name="Row">Row from 0.</param>
/// <param name="Column">First column of the grid from 0.</param>
/// <param name="RowSpan">Rows it covers.</param>
/// <param name="ColumnSpan">Columns it covers.</param>
/// <param name="At">Place in the table: <c>R9C4</c> (ninth row, fourth cell in it as one counts them), in a sheet <c>E9</c>.</param>
/// <param name="Text">Text, paragraphs parted by line feeds; as shown, for numbers.</param>
/// <param name="Size">Size of its letters in half points.</param>
/// <param name="Left">Set left, not centred.</param>
internal sealed record GridCell(
    int Row, int Column, int RowSpan, int ColumnSpan, string At, string Text, int Size = 21, bool Left = false)
{
    public int LastRow => Row + RowSpan - 1;

    public int EndColumn => Column + ColumnSpan;
}
