namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>What the merging cells of the row above read, by the grid column they start in; one scope a loop over rows.</summary>
internal sealed class MergeScope
{
    private Dictionary<int, byte[]> _above = [];
    private Dictionary<int, byte[]> _current = [];
    private bool _differs;

    /// <summary>
    /// Whether a cell continues the one above. Asked from left to right: once one differs, all cells right of it begin anew.
    /// </summary>
    public bool Continues(int column, ReadOnlySpan<byte> reading)
    {
        _current[column] = reading.ToArray();
        _differs |= !_above.TryGetValue(column, out var above) || !reading.SequenceEqual(above);
        return !_differs;
    }

    public void EndRow()
    {
        (_above, _current) = (_current, _above);
        _current.Clear();
        _differs = false;
    }

    /// <summary>Other rows have come between: the next row has nothing above it.</summary>
    public void Forget() => _above.Clear();
}
