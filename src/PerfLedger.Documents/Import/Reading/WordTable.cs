using System.Collections.Immutable;
using System.Globalization;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>A table of Word as a grid: the first column of a cell is what stands before it in its row, never its number.</summary>
internal static class WordTable
{
    private const int MostColumns = 256;
    private const int MostRows = 20_000;
    private const int UsualWidth = 1000;

    private sealed record RawCell(int Row, int Column, int Span, bool Continues, int Number, string Text, Look Look);

    public static Grid Read(WordText text, Node table, string at, string title, List<Node> nested)
    {
        var raw = new List<List<RawCell>>();
        foreach (var row in text.Flow(table).Where(n => n.Name == "w:tr"))
        {
            if (row.Child("w:trPr")?.Child("w:del") is not null) text.SawChanges = true;
            else if (raw.Count >= MostRows) throw Refuse.TooMuch($"{title}超过 {MostRows} 行");
            else raw.Add(Row(text, row, raw.Count, nested));
        }

        var cells = Merge(raw);
        var columns = Math.Max(1, raw.SelectMany(r => r).Select(c => c.Column + c.Span).DefaultIfEmpty(1).Max());
        return new Grid(at, title, Widths(table, columns), raw.Count, cells, ImmutableDictionary<string, string>.Empty);
    }

    private static List<RawCell> Row(WordText text, Node row, int number, List<Node> nested)
    {
        var cells = new List<RawCell>();
        var column = Number(row.Child("w:trPr")?.Value("w:gridBefore"), 0, MostColumns);
        foreach (var cell in text.Flow(row).Where(n => n.Name == "w:tc"))
        {
            var properties = cell.Child("w:tcPr");
            if (properties?.Child("w:cellDel") is not null)
            {
                text.SawChanges = true;
                continue;
            }

            var span = Number(properties?.Value("w:gridSpan"), 1, MostColumns);
            if (column + span > MostColumns) throw Refuse.TooMuch($"表格第{number + 1}行超过 {MostColumns} 栏");
            Add(text, cells, cell, new RawCell(number, column, span, Continues(properties), cells.Count + 1, "", default), nested);
            column += span;
        }

        return cells;
    }

    private static void Add(WordText text, List<RawCell> cells, Node cell, RawCell place, List<Node> nested)
    {
        var blocks = text.Flow(cell).ToList();
        nested.AddRange(blocks.Where(b => b.Name == "w:tbl"));
        var first = blocks.Find(b => b.Name == "w:p");
        var words = text.OfBlocks(blocks);
        if (cell.Child("w:tcPr")?.Value("w:hMerge") == "continue" && cells.Count > 0)
        {
            cells[^1] = cells[^1] with { Span = cells[^1].Span + place.Span };
            return;
        }

        cells.Add(place with { Text = words, Look = first is null ? default : text.Look(first) });
    }

    // Merged with the cell above: vMerge without a value, or a tracked merge accepted.
    private static bool Continues(Node? properties) =>
        properties?.Value("w:vMerge") is "" or "continue" || properties?.Child("w:cellMerge")?["w:vMerge"] == "cont";

    private static ImmutableArray<GridCell> Merge(List<List<RawCell>> rows)
    {
        var spans = new Dictionary<(int, int), int>();
        for (var row = rows.Count - 1; row > 0; row--)
        {
            foreach (var cell in rows[row].Where(c => c.Continues))
            {
                if (rows[row - 1].Exists(c => c.Column == cell.Column))
                    spans[(row - 1, cell.Column)] = spans.GetValueOrDefault((row, cell.Column), 1) + 1;
            }
        }

        return
        [
            .. from row in rows from c in row
               where !(c.Continues && c.Row > 0 && rows[c.Row - 1].Exists(a => a.Column == c.Column))
               let at = string.Create(CultureInfo.InvariantCulture, $"R{c.Row + 1}C{c.Number}")
               select new GridCell(c.Row, c.Column, spans.GetValueOrDefault((c.Row, c.Column), 1), c.Span, at, c.Text.Trim(),
                   c.Look.Size == 0 ? 21 : c.Look.Size, c.Look.Left),
        ];
    }

    private static ImmutableArray<int> Widths(Node table, int columns)
    {
        var stated = table.Child("w:tblGrid")?.Children.Where(c => c.Name == "w:gridCol").Select(c => Number(c["w:w"], UsualWidth, 50_000))
            .ToList() ?? [];
        while (stated.Count < columns) stated.Add(UsualWidth);
        return [.. stated.Take(columns).Select(w => Math.Max(w, 1))];
    }

    private static int Number(string? text, int absent, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : absent;
}
