using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Import.Matching;

/// <summary>A row of the form as the ledger prints it.</summary>
/// <param name="Cells">Cells that begin in this row.</param>
/// <param name="Labels">Words of the row, those of merged cells above included.</param>
internal sealed record FormRow(IReadOnlyList<MappedCell> Cells, IReadOnlyList<string> Labels);

/// <summary>A row of the file.</summary>
/// <param name="Cells">Cells that begin in this row.</param>
/// <param name="Labels">Words of the row, those of merged cells above included.</param>
internal sealed record FileRow(IReadOnlyList<PlacedCell> Cells, HashSet<string> Labels)
{
    public bool IsBlank => Cells.All(c => Label.IsBlank(c.Text));
}

/// <summary>Tables as one list of rows: a table that was cut in two or joined makes no difference.</summary>
internal static class Rows
{
    public static List<FormRow> Of(FormMap map)
    {
        var rows = new List<FormRow>();
        foreach (var table in map.Tables)
        {
            var covering = new Covering<MappedCell>(table.Grid.Rows, table.Cells.Select(c => (c.Cell.Cell, c)));
            rows.AddRange(covering.Rows.Select(r => new FormRow(r.Own, [.. r.All.Select(c => c.Words).Where(w => w.Length > 0)])));
        }

        return rows;
    }

    public static List<FileRow> Of(IEnumerable<Grid> grids)
    {
        var rows = new List<FileRow>();
        foreach (var grid in grids)
        {
            var edges = grid.Edges();
            var placed = grid.Cells.Select(c => (c, new PlacedCell(c, grid, edges)));
            rows.AddRange(new Covering<PlacedCell>(grid.Rows, placed).Rows
                .Select(r => new FileRow(r.Own, r.All.SelectMany(c => Label.AllOf(c.Text)).ToHashSet(StringComparer.Ordinal))));
        }

        return rows;
    }

    /// <summary>For each row the cells that begin in it, and all that cover it.</summary>
    private sealed class Covering<T>(int rows, IEnumerable<(GridCell Place, T Cell)> cells)
    {
        public IEnumerable<(List<T> Own, List<T> All)> Rows
        {
            get
            {
                var ahead = new Queue<(GridCell Place, T Cell)>(cells.OrderBy(c => c.Place.Row).ThenBy(c => c.Place.Column));
                var active = new List<(GridCell Place, T Cell)>();
                for (var row = 0; row < rows && (ahead.Count > 0 || active.Count > 0); row++)
                {
                    active.RemoveAll(c => c.Place.LastRow < row);
                    while (ahead.TryPeek(out var next) && next.Place.Row <= row) active.Add(ahead.Dequeue());
                    if (active.Count > 0)
                        yield return ([.. active.Where(c => c.Place.Row == row).Select(c => c.Cell)], [.. active.Select(c => c.Cell)]);
                }
            }
        }
    }
}
