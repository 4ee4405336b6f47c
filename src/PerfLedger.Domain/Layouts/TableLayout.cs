using System.Collections.Immutable;

namespace PerfLedger.Domain.Layouts;

/// <summary>
/// The cells of a 基础数据表 as data: sections, rows and columns of one form version, with labels, units, sums and quotients. A figure is
/// named section.column where a section has no rows, else section.row.column; a row people add has its id in place of the key.
/// </summary>
public sealed class TableLayout
{
    private readonly Dictionary<string, LayoutCell> cells;

    internal TableLayout(string form, string title, string source, ImmutableArray<string> feeds, ImmutableArray<LayoutSection> sections)
    {
        (Form, Title, Source, Feeds, Sections) = (form, title, source, feeds, sections);
        cells = sections.SelectMany(s => s.Cells).ToDictionary(c => c.Path, StringComparer.Ordinal);
        FixedCells = [.. sections.SelectMany(s => s.Cells)];
    }

    /// <summary>Form and version: overall-base-data/2019-hunan.</summary>
    public string Form { get; }

    /// <summary>Title as printed.</summary>
    public string Title { get; }

    /// <summary>Which notice and attachment it is.</summary>
    public string Source { get; }

    /// <summary>Families of the forms whose indicators follow from this table.</summary>
    public ImmutableArray<string> Feeds { get; }

    /// <summary>Sections, top to bottom.</summary>
    public ImmutableArray<LayoutSection> Sections { get; }

    /// <summary>The cells that are always there, in form order; a disabled one is none.</summary>
    public ImmutableArray<LayoutCell> FixedCells { get; }

    /// <summary>Every kind of row people may add, in form order.</summary>
    public IEnumerable<(LayoutSection Section, LayoutRow Slot)> Slots =>
        from section in Sections from row in section.Rows where row.IsSlot select (section, row);

    /// <summary>The same layout with the years in its labels.</summary>
    /// <param name="fiscalYear">The year judged.</param>
    public TableLayout For(int fiscalYear) =>
        new(Form, YearWords.In(Title, fiscalYear), Source, Feeds, [.. Sections.Select(s => s.For(fiscalYear))]);

    /// <summary>The section of this key; null when there is none.</summary>
    public LayoutSection? Section(string key) => Sections.FirstOrDefault(s => s.Key == key);

    /// <summary>The cell of a code; null when the table has none. Of a row people add only the shape of the id is known here.</summary>
    public LayoutCell? Find(string path) =>
        cells.GetValueOrDefault(path) ?? (path.Split('.') is [var key, var id, var column] ? Added(key, id, column) : null);

    private LayoutCell? Added(string key, string id, string column) =>
        Section(key) is { } section && section.SlotOf(id) is { } slot && section.Column(column) is { } found
            ? section.Cell(slot, $"{key}.{id}", found)
            : null;
}
