using System.Collections.Immutable;

namespace PerfLedger.Documents.Sheets;

/// <summary>A column of a list.</summary>
/// <param name="Label">Its head.</param>
/// <param name="Width">Width in twentieths of a point.</param>
/// <param name="Left">Set left, as texts are; numbers and short words stand in the middle.</param>
internal sealed record ListColumn(string Label, int Width, bool Left = false);

/// <summary>
/// A list on a sheet: a title, a row of heads that stays in sight and is printed on every page, the rows, and what stands below them.
/// Nothing in it is locked: it is made to be sorted, filtered and copied from.
/// </summary>
internal static class ListPage
{
    private const int Head = 2, LineHeight = 18;

    /// <summary>Lays a list out.</summary>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="title">Title over all columns.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows, each as long as the columns.</param>
    /// <param name="below">Rows below the list, not filtered: totals.</param>
    /// <param name="note">One line under all.</param>
    public static Page Of(
        string name, string title, IReadOnlyList<ListColumn> columns, IReadOnlyList<IReadOnlyList<CellContent>> rows,
        IReadOnlyList<IReadOnlyList<CellContent>> below, string note)
    {
        var cells = new List<PageCell>
        {
            new(0, 0, 1, columns.Count, Text(title), new CellLook("方正小标宋简体", 36, false, false)),
        };
        cells.AddRange(columns.Select((c, at) => new PageCell(1, at, 1, 1, Text(c.Label), Look(false, bold: true))));
        var heights = new List<int> { 36, 24 };
        foreach (var (bold, row) in rows.Select(r => (false, r)).Concat(below.Select(r => (true, r))))
        {
            cells.AddRange(row.Select((c, at) => new PageCell(heights.Count, at, 1, 1, c, Look(columns[at].Left && !c.IsNumber, bold))));
            heights.Add(Math.Max(LineHeight, row.Select((c, at) => TextHeight.Of(c.Text, columns[at].Width, Look(false).Size)).Max()));
        }

        cells.Add(new(heights.Count, 0, 1, columns.Count, Text(note), new CellLook("仿宋_GB2312", 18, true, false)));
        heights.Add(20);
        return new Page(name, [.. columns.Select(c => c.Width)], [.. heights.Select(h => Math.Min(h, 409))], [.. cells])
        {
            Repeated = (Head - 1, Head - 1),
            Landscape = true,
            Frozen = Head,
            IsList = true,
            Below = below.Count + 1,
        };
    }

    /// <summary>A text that is never taken for a number or a formula.</summary>
    public static CellContent Text(string? text) => new(text ?? "", CellContent.General, false);

    private static CellLook Look(bool left, bool bold = false) => new("仿宋_GB2312", 20, left, true, bold);
}
