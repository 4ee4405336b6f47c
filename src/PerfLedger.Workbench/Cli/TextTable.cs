using System.Globalization;
using System.Text;

namespace PerfLedger.Workbench.Cli;

/// <summary>A plain table for a terminal; Chinese characters count two columns.</summary>
internal sealed class TextTable(params string[] heads)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; cells not given at its end are blank.</summary>
    public TextTable Add(params string?[] cells)
    {
        _rows.Add([.. heads.Select((_, i) => (cells.ElementAtOrDefault(i) ?? "").Replace('\n', ' '))]);
        return this;
    }

    public int Count => _rows.Count;

    public void WriteTo(TextWriter output, int longest = 48)
    {
        var all = _rows.Prepend(heads).Select(r => r.Select(c => Cut(c, longest)).ToArray()).ToList();
        var widths = Enumerable.Range(0, heads.Length).Select(i => all.Max(r => Width(r[i]))).ToArray();
        foreach (var row in all)
        {
            var line = new StringBuilder();
            for (var i = 0; i < row.Length; i++)
                line.Append(row[i]).Append(' ', i == row.Length - 1 ? 0 : widths[i] - Width(row[i]) + 2);
            output.WriteLine(line.ToString().TrimEnd());
            if (ReferenceEquals(row, all[0])) output.WriteLine(new string('-', widths.Sum() + 2 * (widths.Length - 1)));
        }
    }

    private static string Cut(string text, int longest)
    {
        if (Width(text) <= longest) return text;
        var cut = new StringBuilder();
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += WidthOf(rune);
            if (width > longest - 1) break;
            cut.Append(rune.ToString());
        }
        return cut.Append('…').ToString();
    }

    private static int Width(string text) => text.EnumerateRunes().Sum(WidthOf);

    private static int WidthOf(Rune rune) => rune.Value switch
    {
        < 0x1100 => CharUnicodeInfo.GetUnicodeCategory(rune.Value) == UnicodeCategory.NonSpacingMark ? 0 : 1,
        <= 0x115F or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
