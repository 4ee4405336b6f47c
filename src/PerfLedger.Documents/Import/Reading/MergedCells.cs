namespace PerfLedger.Documents.Import.Reading;

/// <summary>The merged ranges of a sheet, asked row by row from above: a value stands in the first cell of a range only.</summary>
internal sealed class MergedCells
{
    private const int MostInARow = 1000; // ranges never overlap in Excel; a file where they do is no reason to work for ever

    private readonly Dictionary<(int, int), (int LastRow, int LastColumn)> _ranges = [];
    private readonly Queue<(int Row, int Column, int LastRow, int LastColumn)> _ahead;
    private readonly List<(int Row, int Column, int LastRow, int LastColumn)> _active = [];

    public MergedCells(Node sheet, int rows, int columns)
    {
        foreach (var merge in sheet.Child("x:mergeCells")?.Children ?? [])
        {
            if (CellReference.ParseRange(merge["ref"]) is not { } range || range.Row >= rows || range.Column >= columns) continue;
            _ranges.TryAdd((range.Row, range.Column), (Math.Min(range.LastRow, rows - 1), Math.Min(range.LastColumn, columns - 1)));
        }

        _ahead = new(_ranges.Select(r => (r.Key.Item1, r.Key.Item2, r.Value.LastRow, r.Value.LastColumn)).Order());
    }

    /// <summary>True for a cell inside a range, its first one excepted. Rows are asked in ascending order.</summary>
    public bool Covers(int row, int column)
    {
        while (_ahead.TryPeek(out var next) && next.Row <= row) _active.Add(_ahead.Dequeue());
        _active.RemoveAll(r => r.LastRow < row);
        if (_active.Count > MostInARow) throw Refuse.TooMuch($"一行有 {MostInARow} 处以上合并单元格");
        return _active.Exists(r => row >= r.Row && column >= r.Column && column <= r.LastColumn && (row, column) != (r.Row, r.Column));
    }

    public (int Rows, int Columns) SpanOf(int row, int column) =>
        _ranges.TryGetValue((row, column), out var end) ? (end.LastRow - row + 1, end.LastColumn - column + 1) : (1, 1);
}
