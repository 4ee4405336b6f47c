using System.Globalization;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>E9 and back: column and row from 0, within the limits of Excel.</summary>
internal static class CellReference
{
    public const int MostRows = 1_048_576;
    public const int MostColumns = 16_384;

    public static string Of(int row, int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters + (row + 1).ToString(CultureInfo.InvariantCulture);
    }

    public static (int Row, int Column)? Parse(string? text)
    {
        var (column, at) = (0, 0);
        if (text is null) return null;
        if (text.StartsWith('$')) at++;
        for (; at < text.Length && char.IsAsciiLetterUpper(text[at]) && column <= MostColumns; at++)
            column = (column * 26) + text[at] - 'A' + 1;
        if (at < text.Length && text[at] == '$') at++;
        if (column is 0 or > MostColumns) return null;
        return int.TryParse(text.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is > 0 and <= MostRows
            ? (row - 1, column - 1)
            : null;
    }

    /// <summary>B2:D4, or one cell.</summary>
    public static (int Row, int Column, int LastRow, int LastColumn)? ParseRange(string? text)
    {
        var ends = text?.Split(':') ?? [];
        return ends.Length is 1 or 2 && Parse(ends[0]) is { } from && Parse(ends[^1]) is { } to && to.Row >= from.Row
            && to.Column >= from.Column
            ? (from.Row, from.Column, to.Row, to.Column)
            : null;
    }
}
