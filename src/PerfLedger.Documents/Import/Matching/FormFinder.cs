using System.Collections.Immutable;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Import.Matching;

/// <summary>Finds the figures of a form in a file: by field id where the file carries them, by labels otherwise.</summary>
internal sealed class FormFinder
{
    private readonly FormMap _map;
    private readonly IReadOnlyList<Grid> _grids;
    private readonly List<FormRow> _form;
    private readonly List<FileRow> _file;
    private readonly FileRow?[] _found;
    private readonly Dictionary<string, PlacedCell> _byId;

    public FormFinder(FormMap map, IReadOnlyList<Grid> grids)
    {
        (_map, _grids) = (map, grids);
        (_form, _file) = (Rows.Of(map), Rows.Of(grids));
        _found = RowAlignment.Of(_form, _file);
        _byId = ById();
        PlaceById();
    }

    public FormReading Read()
    {
        var figures = ImmutableArray.CreateBuilder<FigureReading>();
        var missing = ImmutableArray.CreateBuilder<string>();
        for (var row = 0; row < _form.Count; row++)
        {
            var inputs = _form[row].Cells.Where(c => c.Pattern is not null).ToList();
            var lost = inputs.Where(i => !Read(row, i, figures)).Select(i => Said(i)).ToList();
            if (lost.Count > 0) missing.Add($"{Name(_form[row])}：{string.Join('、', lost.Distinct(StringComparer.Ordinal))}");
        }

        return new FormReading(figures.ToImmutable(), missing.ToImmutable(), Extra());
    }

    private bool Read(int row, MappedCell input, ImmutableArray<FigureReading>.Builder figures)
    {
        if ((Identified(input) ?? Labelled(row, input)) is not { } cell) return false;
        var printed = input.Pattern!.Read(input.Cell.Text);
        var read = input.Pattern.Read(cell.Text);
        if (read is null && !SameWords(input, cell)) return false;
        for (var at = 0; at < input.Pattern.Codes.Length; at++)
        {
            // A cell whose words are there without its figure (产出指标 without points) shows the ledger's own when both do.
            figures.Add(new(input.Pattern.Codes[at], printed?[at] ?? "",
                read?[at] ?? (printed?[at] is { } same && SameText(input, cell) ? same : ""),
                cell.At, Place(cell)));
        }

        return true;
    }

    private static bool SameText(MappedCell input, PlacedCell cell) => input.Cell.Text.Trim() == cell.Text.Trim();

    private static bool SameWords(MappedCell input, PlacedCell cell) =>
        SameText(input, cell) || Label.IsBlank(cell.Text) || Label.Of(cell.Text) == input.Pattern!.Words;

    private Dictionary<string, PlacedCell> ById()
    {
        var found = new Dictionary<string, PlacedCell>(StringComparer.Ordinal);
        foreach (var grid in _grids)
        {
            var edges = grid.Edges();
            var places = grid.Cells.ToDictionary(c => c.At, StringComparer.Ordinal);
            foreach (var (code, at) in grid.Names)
            {
                var (row, column) = CellReference.Parse(at)!.Value;
                // A cell that was cleared away altogether is blank, not lost.
                var cell = places.GetValueOrDefault(at) ?? new GridCell(row, column, 1, 1, at, "");
                found.TryAdd(code, new PlacedCell(cell, grid, edges));
            }
        }

        return found;
    }

    // A row whose figures carry ids is where they stand, whatever its label says now.
    private void PlaceById()
    {
        if (_byId.Count == 0) return;
        var rows = _file.Where(f => f.Cells.Count > 0).ToLookup(f => (f.Cells[0].Grid.At, f.Cells[0].Cell.Row));
        for (var row = 0; row < _form.Count; row++)
        {
            var own = _form[row].Cells.Where(c => c.Pattern is not null).Select(Identified).FirstOrDefault(c => c is not null);
            if (own is not null) _found[row] = rows[(own.Grid.At, own.Cell.Row)].FirstOrDefault() ?? _found[row];
        }
    }

    private PlacedCell? Identified(MappedCell input) =>
        input.Pattern!.Codes.Select(c => _byId.GetValueOrDefault(c)).FirstOrDefault(c => c is not null);

    private PlacedCell? Labelled(int row, MappedCell input)
    {
        if (_found[row] is not { } line) return null;
        return RightOfLabel(row, input, line) ?? BelowHeader(row, input, line) ?? BySameNumber(row, input, line);
    }

    // 专项名称 | …: the cell after its label, when the label begins in the same row and stands there again.
    private PlacedCell? RightOfLabel(int row, MappedCell input, FileRow line)
    {
        var own = _form[row].Cells;
        var at = Index(own, input);
        if (input.Words.Length > 0
            && line.Cells.FirstOrDefault(c => Label.AllOf(c.Text).Contains(input.Words, StringComparer.Ordinal)) is { } self)
            return self;
        if (at == 0 || !own[at - 1].IsLabel || own[at - 1].Words.Length == 0) return null;
        var label = line.Cells.Index().FirstOrDefault(c => Label.Of(c.Item.Text) == own[at - 1].Words, (-1, null!)).Index;
        return label >= 0 && label + 1 < line.Cells.Count ? line.Cells[label + 1] : null;
    }

    // 实际完成值 above, possibly far above: the cell that shares the most width with the header, however the grid was cut anew.
    private PlacedCell? BelowHeader(int row, MappedCell input, FileRow line)
    {
        for (var above = row - 1; above >= 0; above--)
        {
            var header = _form[above].Cells.FirstOrDefault(c => IsHeader(c, input));
            if (header is null) continue;
            if (_found[above]?.Cells.FirstOrDefault(c => Label.Of(c.Text) == header.Words) is not { } there) return null;
            var best = line.Cells.MaxBy(c => c.Overlap(there));
            return best is not null && best.Overlap(there) > 0 ? best : null;
        }

        return null;
    }

    private static bool IsHeader(MappedCell header, MappedCell input)
    {
        var width = input.Cell.To - input.Cell.From;
        return header.IsLabel && header.Words.Length > 0 && ReferenceEquals(header.Cell.Grid, input.Cell.Grid)
            && header.Cell.Overlap(input.Cell) * 2 > width && header.Cell.To - header.Cell.From <= width * 2;
    }

    private PlacedCell? BySameNumber(int row, MappedCell input, FileRow line) =>
        line.Cells.Count == _form[row].Cells.Count ? line.Cells[Index(_form[row].Cells, input)] : null;

    private static int Index(IReadOnlyList<MappedCell> cells, MappedCell cell)
    {
        for (var at = 0; at < cells.Count; at++)
            if (ReferenceEquals(cells[at], cell)) return at;
        return 0;
    }

    private ImmutableArray<string> Extra()
    {
        var taken = _found.Where((f, row) => f is not null && !IsBlank(_form[row])).ToHashSet(ReferenceEqualityComparer.Instance);
        var identified = _byId.Values.Select(c => (c.Grid, c.Cell.Row)).ToHashSet();
        return
        [
            .. _file.Where(f => !taken.Contains(f) && !f.IsBlank && f.Cells.Count > 1
                && !identified.Contains((f.Cells[0].Grid, f.Cells[0].Cell.Row)))
                .Select(f => $"{Place(f.Cells[0])}：{string.Join(" | ", f.Cells.Select(c => c.Text).Where(t => t.Length > 0))}"),
        ];
    }

    // The empty line of a table without rows takes nothing: what a file has there is a row too many.
    private static bool IsBlank(FormRow row) => row.Cells.All(c => c.Pattern is null && Label.IsBlank(c.Cell.Text));

    private static string Name(FormRow row) => row.Cells.Where(c => c.IsLabel && c.Words.Length > 0)
        .Select(c => c.Cell.Text).LastOrDefault()
        ?? row.Labels.Select(l => l).LastOrDefault() ?? "（无标题的行）";

    private static string Said(MappedCell input) => string.Join('、', input.Pattern!.Codes);

    private static string Place(PlacedCell cell) => cell.Cell.At is ['R', ..] && cell.Grid.At is ['T', ..]
        ? $"{cell.Grid.Title} 第{cell.Cell.At[1..].Replace("C", "行 第", StringComparison.Ordinal)}列"
        : $"{cell.Grid.Title} {cell.Cell.At}".TrimEnd();
}
