using System.Collections.Immutable;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Layouts;

/// <summary>A block of a table.</summary>
/// <param name="Key">First segment of its figure codes.</param>
/// <param name="Label">Label as printed.</param>
/// <param name="Note">What the notice leaves open and how it is read here; null when nothing is.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, slots for added rows among them; empty when it has one unnamed row.</param>
public sealed record LayoutSection(
    string Key, string Label, string? Note, ImmutableArray<LayoutColumn> Columns, ImmutableArray<LayoutRow> Rows)
{
    /// <summary>Its cells that are always there, in form order.</summary>
    public IEnumerable<LayoutCell> Cells => Rows.IsEmpty
        ? Columns.Select(c => new LayoutCell(this, null, c, new FigureDefinition($"{Key}.{c.Key}", c.Label, c.Kind, c.Unit)))
        : from row in Rows
          where !row.IsSlot
          from column in Columns
          where !row.Disabled.Contains(column.Key)
          select Cell(row, $"{Key}.{row.Key}", column);

    /// <summary>The column of this key.</summary>
    public LayoutColumn? Column(string key) => Columns.FirstOrDefault(c => c.Key == key);

    /// <summary>The row or slot of this key.</summary>
    public LayoutRow? Row(string key) => Rows.FirstOrDefault(r => r.Key == key);

    /// <summary>The slot an id such as b-001 is of; null when it has the shape of none.</summary>
    public LayoutRow? SlotOf(string id) => Rows.FirstOrDefault(r => r.IsSlot && RowIds.IsOf(r.Prefix!, id));

    internal LayoutCell Cell(LayoutRow row, string rowCode, LayoutColumn column) => new(
        this, row, column,
        new FigureDefinition($"{rowCode}.{column.Key}", $"{row.Name}·{column.Label}", column.Kind, row.Unit ?? column.Unit));

    internal LayoutSection For(int fiscalYear) => this with
    {
        Label = YearWords.In(Label, fiscalYear),
        Columns = [.. Columns.Select(c => c with { Label = YearWords.In(c.Label, fiscalYear) })],
        Rows = [.. Rows.Select(r => r with { Label = YearWords.In(r.Label, fiscalYear), Name = YearWords.In(r.Name, fiscalYear) })],
    };
}

/// <summary>A column.</summary>
/// <param name="Key">Last segment of its figure codes.</param>
/// <param name="Label">Label as printed.</param>
/// <param name="Kind">What its cells take: money, percent, quantity (a bare number is one in the unit), cell (any text) or text.</param>
/// <param name="Unit">Unit of a bare number; null for money in the unit of the form.</param>
/// <param name="Note">What the notice leaves open and how it is read here.</param>
/// <param name="Quotient">The two columns it is the quotient of, in percent.</param>
/// <param name="Carries">The column of last year's table it repeats.</param>
public sealed record LayoutColumn(
    string Key, string Label, ValueKind Kind, string? Unit, string? Note, LayoutQuotient? Quotient, LayoutCarry? Carries);

/// <summary>A row, or a place where people add rows.</summary>
/// <param name="Key">Segment of its figure codes; for a slot the name under which rows are added.</param>
/// <param name="Label">Label as printed.</param>
/// <param name="Name">The label without number and unit, as people name the row.</param>
/// <param name="Level">How far it is indented.</param>
/// <param name="Group">项目类别 of attachment 6.</param>
/// <param name="Project">具体项目 of attachment 6; null where the category has none below it.</param>
/// <param name="Unit">Unit of its numbers; null where the columns say.</param>
/// <param name="Note">What the notice leaves open and how it is read here.</param>
/// <param name="Prefix">Letter of the ids of added rows; null for a row that is always there.</param>
/// <param name="Sum">The rows it is the sum of.</param>
/// <param name="Disabled">Columns that are crossed out in it.</param>
public sealed record LayoutRow(
    string Key, string Label, string Name, int Level, string? Group, string? Project, string? Unit, string? Note, string? Prefix,
    LayoutSum? Sum, ImmutableArray<string> Disabled)
{
    /// <summary>True for a place where people add rows.</summary>
    public bool IsSlot => Prefix is not null;
}

/// <summary>A rule: the row is the sum of these rows, in each column.</summary>
public sealed record LayoutSum(ImmutableArray<string> Of, string Rule);

/// <summary>A rule: the column is <paramref name="Of"/> / <paramref name="By"/>, in percent.</summary>
public sealed record LayoutQuotient(string Of, string By, string Rule);

/// <summary>A rule: the column repeats column <paramref name="From"/> of the table filed a year before.</summary>
public sealed record LayoutCarry(string From, string Rule);

/// <summary>A cell: where it stands and what it takes.</summary>
/// <param name="Section">Section.</param>
/// <param name="Row">Row, or the slot of an added one; null in a section without rows.</param>
/// <param name="Column">Column.</param>
/// <param name="Definition">Code, Chinese name, kind and unit.</param>
public sealed record LayoutCell(LayoutSection Section, LayoutRow? Row, LayoutColumn Column, FigureDefinition Definition)
{
    /// <summary>Figure code.</summary>
    public string Path => Definition.Path;
}

/// <summary>Ids of added rows: a letter, a hyphen, at least three digits. No key of a fixed row looks so.</summary>
internal static class RowIds
{
    public static bool IsOf(string prefix, string id) => Is(id) && id.StartsWith(prefix + "-", StringComparison.Ordinal);

    public static bool Is(string id) => id.Length >= 5 && char.IsAsciiLetterLower(id[0]) && id[1] == '-' && id[2..].All(char.IsAsciiDigit);
}

/// <summary>Years in labels.</summary>
internal static class YearWords
{
    public static string In(string label, int year) => label
        .Replace("{年度}", Calculation.V1.Text.Of(year), StringComparison.Ordinal)
        .Replace("{上年}", Calculation.V1.Text.Of(year - 1), StringComparison.Ordinal);
}
