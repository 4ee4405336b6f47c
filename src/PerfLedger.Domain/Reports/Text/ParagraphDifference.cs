namespace PerfLedger.Domain.Reports.Text;

/// <summary>A paragraph that came or went.</summary>
/// <param name="Added">True for one of the new text, false for one of the old.</param>
/// <param name="Paragraph">Its line in the text it stands in, from 1.</param>
/// <param name="Text">Its text.</param>
public sealed record ParagraphChange(bool Added, int Paragraph, string Text);

/// <summary>Compares two texts of a section line by line; a line is a paragraph.</summary>
public static class ParagraphDifference
{
    /// <summary>What went and what came, in reading order; a changed paragraph is one that went and one that came.</summary>
    public static IReadOnlyList<ParagraphChange> Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (a, b) = (Lines(before), Lines(after));
        var common = Common(a, b);
        var changes = new List<ParagraphChange>();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
            if (i < a.Length && j < b.Length && a[i] == b[j]) (i, j) = (i + 1, j + 1);
            else if (j >= b.Length || i < a.Length && common[i + 1, j] >= common[i, j + 1]) changes.Add(new(false, i + 1, a[i++]));
            else changes.Add(new(true, j + 1, b[j++]));
        return changes;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    // Length of the longest common run of lines from i and j on.
    private static int[,] Common(string[] a, string[] b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }
}
