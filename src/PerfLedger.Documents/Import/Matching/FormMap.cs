using System.Collections.Immutable;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Import.Matching;

/// <summary>A form as the ledger prints it, with the figures of each cell.</summary>
internal sealed class FormMap
{
    private FormMap(ReadDocument printed, ImmutableArray<MappedTable> tables) => (Printed, Tables) = (printed, tables);

    /// <summary>The printed form.</summary>
    public ReadDocument Printed { get; }

    /// <summary>Its tables and paragraphs in order.</summary>
    public ImmutableArray<MappedTable> Tables { get; }

    /// <summary>All cells with figures.</summary>
    public IEnumerable<MappedCell> Inputs => Tables.SelectMany(t => t.Cells).Where(c => c.Pattern is not null);

    /// <summary>Reads the same form twice.</summary>
    /// <param name="printed">The .docx with its figures.</param>
    /// <param name="marked">The .docx of the marked form (<see cref="Marks"/>).</param>
    public static FormMap Of(byte[] printed, byte[] marked)
    {
        var (shown, codes) = (OfficeReader.Read(printed, ".docx"), OfficeReader.Read(marked, ".docx"));
        return shown.Flow().Count() == codes.Flow().Count() ? new FormMap(shown, [.. shown.Flow().Zip(codes.Flow(), Map)])
            : throw new InvalidOperationException("The template prints other paragraphs or tables when its figures are filled.");
    }

    // Both are made by one template from one set of rows, so cell stands beside cell.
    private static MappedTable Map(Grid shown, Grid codes)
    {
        if (shown.Rows != codes.Rows || !shown.Cells.Select(Place).SequenceEqual(codes.Cells.Select(Place)))
            throw new InvalidOperationException($"The template prints {shown.Title} in another shape when its cells are filled.");
        var edges = shown.Edges();
        return new MappedTable(shown, [.. shown.Cells.Zip(codes.Cells, (s, c) => new MappedCell(
            new PlacedCell(s, shown, edges), CellPattern.Of(c.Text)))]);
    }

    private static (int, int, int, int) Place(GridCell c) => (c.Row, c.Column, c.RowSpan, c.ColumnSpan);
}

/// <summary>A table of the form with the figures of its cells.</summary>
internal sealed record MappedTable(Grid Grid, ImmutableArray<MappedCell> Cells);

/// <summary>A cell of the form; without pattern it is a label.</summary>
internal sealed record MappedCell(PlacedCell Cell, CellPattern? Pattern)
{
    /// <summary>True for a cell that says what stands beside it.</summary>
    public bool IsLabel => Pattern is null or { IsRowName: true };

    /// <summary>The words by which its row is known again.</summary>
    public string Words { get; } = Pattern is null or { IsRowName: true } ? Label.Of(Cell.Text) : Pattern.Name;
}

/// <summary>A cell with its extent in the widths of its table.</summary>
internal sealed record PlacedCell(GridCell Cell, Grid Grid, int From, int To)
{
    public PlacedCell(GridCell cell, Grid grid, int[] edges)
        : this(cell, grid, edges[Math.Min(cell.Column, edges.Length - 1)], edges[Math.Min(cell.EndColumn, edges.Length - 1)])
    {
    }

    public string Text => Cell.Text;

    /// <summary>Place in the file: T1R9C4, 01!E9.</summary>
    public string At => Grid.At + Cell.At;

    public int Overlap(PlacedCell other) => Math.Min(To, other.To) - Math.Max(From, other.From);
}
