using System.Globalization;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Divides the width of a table among its columns by what they hold, in whole numbers only: the same everywhere.</summary>
internal static class ColumnWidths
{
    // In half characters: a column is never thinner than three Chinese characters nor counted wider than twenty.
    private const int Thinnest = 6;
    private const int Widest = 40;

    public static IReadOnlyList<int> Of(int columns, IEnumerable<IReadOnlyList<string>> rows, int total)
    {
        var weights = Enumerable.Repeat(Thinnest, columns).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns; i++)
                weights[i] = Math.Max(weights[i], Math.Min(Widest, Length(row[i])));
        }
        return ByWeight(weights, total);
    }

    /// <summary>Widths in proportion to weights; what the division leaves over goes to the last column.</summary>
    public static IReadOnlyList<int> ByWeight(IReadOnlyList<int> weights, int total)
    {
        var sum = weights.Sum();
        var widths = weights.Select(w => (int)((long)total * w / sum)).ToArray();
        if (widths.Length > 0)
            widths[^1] += total - widths.Sum();
        return widths;
    }

    public static int? Weight(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and <= 10000 ? weight : null;

    // The longest line, a Chinese character counting two.
    private static int Length(string text) => text.Split('\n').Max(line => line.Sum(c => c < '\u2E80' ? 1 : 2));
}
