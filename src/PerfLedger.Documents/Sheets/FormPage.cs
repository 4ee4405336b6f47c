using System.Collections.Immutable;
using PerfLedger.Documents.Import.Matching;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Sheets;

/// <summary>
/// A form as a sheet: laid out after the form as the template prints it, so that there is one description of a form and not two. Its
/// tables stand below one another on the union of their columns; words between them are rows over the whole width.
/// </summary>
internal sealed class FormPage
{
    private const string TableFont = "仿宋_GB2312", TitleFont = "方正小标宋简体";
    private const int TitleSize = 32; // from here on a paragraph before the table is a title
    private const int SameEdge = 20; // edges closer than a point are one
    private const int UsualHeight = 23; // 0.8 cm in points

    private readonly FormMap _map;
    private readonly List<int> _edges;
    private readonly List<int> _heights = [];
    private readonly List<PageCell> _cells = [];

    private FormPage(FormMap map)
    {
        _map = map;
        _edges = [0];
        foreach (var edge in map.Tables.SelectMany(t => t.Grid.Edges()).Order())
            if (edge - _edges[^1] > SameEdge) _edges.Add(edge);
    }

    /// <summary>Lays a form out.</summary>
    /// <param name="map">The form.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="choices">What may be chosen for a figure, and whether nothing else may stand there.</param>
    public static Page Of(FormMap map, string name, Func<string, (ImmutableArray<string> Texts, bool Closed)?> choices)
    {
        var form = new FormPage(map);
        foreach (var table in map.Tables)
        {
            if (table.Grid.IsParagraph) form.Words(table.Cells[0]);
            else form.Table(table, choices);
        }

        var edges = form._edges;
        return new Page(name, [.. edges.Zip(edges.Skip(1), (a, b) => b - a)], [.. form._heights], [.. form._cells])
        {
            Landscape = map.Printed.Landscape,
            Repeated = form.Repeated(),
        };
    }

    private void Words(MappedCell words)
    {
        var cell = words.Cell.Cell;
        var look = new CellLook(cell.Size >= TitleSize ? TitleFont : TableFont, cell.Size, cell.Left, Border: false);
        _cells.Add(new PageCell(_heights.Count, 0, 1, _edges.Count - 1, Content(words), look) { Figures = Figures(words) });
        _heights.Add(Math.Max(UsualHeight, TextHeight.Of(cell.Text, _edges[^1], cell.Size)));
    }

    private static ImmutableArray<string> Figures(MappedCell cell) =>
        [.. cell.Pattern?.Codes.Where(c => c[0] != Marks.IdentitySign) ?? []];

    private void Table(MappedTable table, Func<string, (ImmutableArray<string> Texts, bool Closed)?> choices)
    {
        var needed = Needed(table);
        var first = new int[needed.Length + 1]; // a row higher than Excel can make one is several, merged
        for (var row = 0; row < needed.Length; row++)
        {
            var parts = TextHeight.Parts(needed[row]);
            first[row + 1] = first[row] + parts;
            for (var part = 0; part < parts; part++) _heights.Add((needed[row] + parts - 1) / parts);
        }

        var top = _heights.Count - first[^1];
        foreach (var cell in table.Cells)
        {
            var (from, to) = (Column(cell.Cell.From), Column(cell.Cell.To));
            var (row, end) = (first[cell.Cell.Cell.Row], first[Math.Min(cell.Cell.Cell.LastRow + 1, needed.Length)]);
            _cells.Add(new PageCell(top + row, from, end - row, Math.Max(1, to - from), Content(cell), Look(cell)) with
            {
                Figures = Figures(cell),
                Choices = Choices(cell, choices, out var closed),
                Closed = closed,
            });
        }
    }

    private static CellContent Content(MappedCell cell) =>
        cell.Pattern is { Words.Length: 0, Codes: [var code] } && code[0] != Marks.IdentitySign ? CellContent.Of(cell.Cell.Text)
            : new CellContent(cell.Cell.Text, CellContent.General, false);

    private static CellLook Look(MappedCell cell) =>
        new(TableFont, cell.Cell.Cell.Size, cell.Cell.Cell.Left, Border: true);

    // A cell with words beside its figure (等级：优) offers the words with each choice.
    private static ImmutableArray<string> Choices(
        MappedCell cell, Func<string, (ImmutableArray<string> Texts, bool Closed)?> choices, out bool closed)
    {
        closed = false;
        if (cell.Pattern?.Codes is not [var code] || choices(code) is not { } offered) return [];
        var shown = cell.Pattern.Read(cell.Cell.Text) is [var one] ? one : "";
        closed = offered.Closed && (shown.Length == 0 || offered.Texts.Contains(shown, StringComparer.Ordinal));
        if (cell.Pattern.Words.Length == 0) return offered.Texts;
        var words = shown.Length == 0 ? cell.Cell.Text : cell.Cell.Text[..cell.Cell.Text.LastIndexOf(shown, StringComparison.Ordinal)];
        return [.. offered.Texts.Select(t => words + t)];
    }

    private static int[] Needed(MappedTable table)
    {
        var needed = Enumerable.Repeat(UsualHeight, table.Grid.Rows).ToArray();
        foreach (var cell in table.Cells.Select(c => c.Cell).OrderBy(c => c.Cell.RowSpan))
        {
            var height = TextHeight.Of(cell.Text, cell.To - cell.From, cell.Cell.Size);
            var (row, last) = (cell.Cell.Row, Math.Min(cell.Cell.LastRow, needed.Length - 1));
            var lack = height - needed[row..(last + 1)].Sum();
            if (lack > 0) needed[last] += lack;
        }

        return needed;
    }

    /// <summary>The row of headers of the indicators, of a table of its longest block, printed again on every page.</summary>
    private (int, int)? Repeated()
    {
        var rows = _cells.GroupBy(c => c.Row).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Column).ToList());
        var blocks = rows.SelectMany(r => r.Value.SelectMany(c => c.Figures).Select(f => f.Split('.')).Where(f => f.Length == 3)
            .Select(f => (Block: f[0], Row: r.Key))).Distinct().GroupBy(b => b.Block, b => b.Row, StringComparer.Ordinal);
        var first = blocks.OrderByDescending(b => b.Key == "indicator").ThenByDescending(b => b.Count())
            .Select(b => b.Min()).FirstOrDefault(-1);
        return first > 0 ? (first - 1, first - 1) : null;
    }

    private int Column(int edge) => _edges.FindIndex(e => Math.Abs(e - edge) <= SameEdge) is >= 0 and var at ? at : _edges.Count - 1;
}
