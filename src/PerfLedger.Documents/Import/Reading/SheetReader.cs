using System.Collections.Immutable;
using System.Globalization;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>Reads a workbook: every sheet as a grid of what its cells show, with the field ids that its defined names carry.</summary>
internal sealed class SheetReader(SortedDictionary<string, byte[]> parts, Relations relations, Xml xml)
{
    private const int MostSheets = 200;

    private readonly HashSet<string> _notes = new(StringComparer.Ordinal);

    public ReadDocument Read(string main, Node workbook)
    {
        var cells = new SheetCells(
            [.. Optional(main, "sharedStrings")?.Children.Where(c => c.Name == "x:si").Select(SheetCells.Words) ?? []],
            new SheetStyles(Optional(main, "styles")), workbook.Child("x:workbookPr")?["date1904"] is "1" or "true", _notes);
        var sheets = workbook.Child("x:sheets")?.Children.Where(c => c.Name == "x:sheet").ToList() ?? [];
        if (sheets.Count > MostSheets) throw Refuse.TooMuch($"超过 {MostSheets} 个工作表");
        var names = (workbook.Child("x:definedNames")?.Children ?? []).ToLookup(n => n["localSheetId"], StringComparer.Ordinal);
        var grids = new List<Grid>();
        for (var at = 0; at < sheets.Count; at++)
        {
            if (relations.Target(main, sheets[at]["r:id"]) is not { } target || !parts.TryGetValue(target, out var bytes)) continue;
            var grid = Sheet(cells, sheets[at]["name"] ?? "", xml.Read(bytes, target));
            if (sheets[at]["state"] is "hidden" or "veryHidden"
                && grid.Cells.Length > 0) _notes.Add($"工作表“{sheets[at]["name"]}”是隐藏的，也已读取。");
            grids.Add(FieldNames.Read(grid, names[at.ToString(CultureInfo.InvariantCulture)]));
        }

        if (!grids.Exists(g => g.Cells.Length > 0)) throw Refuse.Empty();
        return new ReadDocument("xlsx", [.. grids.Where(g => g.Cells.Length > 0)], [], [.. _notes.Order(StringComparer.Ordinal)]);
    }

    private Node? Optional(string main, string type) =>
        relations.Targets(main, type).FirstOrDefault() is { } target && parts.TryGetValue(target, out var bytes) ? xml.Read(bytes, target)
            : null;

    private static Grid Sheet(SheetCells cells, string name, Node sheet)
    {
        var read = cells.Read(name, sheet);
        var rows = read.Keys.Select(k => k.Row).DefaultIfEmpty(-1).Max() + 1;
        var columns = read.Keys.Select(k => k.Column).DefaultIfEmpty(-1).Max() + 1;
        var merges = new MergedCells(sheet, rows, columns);
        var all = new List<GridCell>();
        foreach (var ((row, column), text) in read)
        {
            if (merges.Covers(row, column)) continue;
            var (height, width) = merges.SpanOf(row, column);
            all.Add(new GridCell(row, column, height, width, CellReference.Of(row, column), text));
        }

        return new Grid($"{name}!", $"工作表“{name}”", Widths(sheet, columns), rows, [.. all], ImmutableDictionary<string, string>.Empty);
    }

    // Hundredths of a character; columns that state none have the usual 8.43.
    private static ImmutableArray<int> Widths(Node sheet, int columns)
    {
        var widths = Enumerable.Repeat(843, columns).ToArray();
        foreach (var column in sheet.Child("x:cols")?.Children ?? [])
        {
            if (!int.TryParse(column["min"], NumberStyles.None, CultureInfo.InvariantCulture, out var from)) continue;
            if (!int.TryParse(column["max"], NumberStyles.None, CultureInfo.InvariantCulture, out var to)) continue;
            if (!decimal.TryParse(column["width"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var width)) continue;
            for (var at = Math.Max(from, 1); at <= Math.Min(to, columns); at++) widths[at - 1] = (int)Math.Clamp(width * 100, 1, 25_500);
        }

        return [.. widths];
    }
}
