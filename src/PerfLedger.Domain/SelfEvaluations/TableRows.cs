using PerfLedger.Domain.Layouts;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>The rows people add to a 基础数据表, and the codes below them. A row code is section and id: building.b-001.</summary>
internal static class TableRows
{
    /// <summary>The row of a cell; null when it stands in a row that is always there.</summary>
    public static string? RowOf(string figure) =>
        figure.Split('.') is [var section, var id, _] && RowIds.Is(id) && section != "indicator" ? $"{section}.{id}" : null;

    public static string IdOf(string row) => row[(row.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The code a new row of this slot gets.</summary>
    public static string Next(SelfEvaluation s, LayoutSection section, LayoutRow slot) =>
        $"{section.Key}.{IdSequence.Next(s, slot.Prefix!)}";

    /// <summary>Orders are never used again either, so that a row keeps its place whatever leaves.</summary>
    public static int NextOrder(SelfEvaluation s) => s.TableRows.Values.Select(r => r.Order).DefaultIfEmpty().Max() + 1;

    /// <summary>Refuses a row that is not on the table.</summary>
    public static Refusal? Check(SelfEvaluation s, string row)
    {
        if (s.TableRows.ContainsKey(row)) return null;
        return s.IdsEverUsed.Contains(IdOf(row)) ? Refusals.TableRowIsWithdrawn(row) : Refusals.TableRowIsUnknown(row);
    }

    /// <summary>The row of this slot and name; null when there is none.</summary>
    public static TableRow? Named(SelfEvaluation s, string slot, string name) => s.RowsIn(slot).FirstOrDefault(r => r.Name == name);

    /// <summary>The cell as a person names it: 公务接待·2019年决算数, 教学楼·批复规模.</summary>
    public static string Name(SelfEvaluation s, TableLayout table, string figure) => table.Find(figure) is not { } cell ? figure
        : RowOf(figure) is { } row && s.TableRows.GetValueOrDefault(row) is { } added ? $"{added.Name}·{cell.Column.Label}"
        : cell.Definition.Name;

    /// <summary>All rows that were added, in the order a file lists them.</summary>
    public static IEnumerable<TableRow> InOrder(SelfEvaluation s) => s.Layout?.Slots.SelectMany(slot => s.RowsIn(slot.Slot.Key)) ?? [];

    /// <summary>The cells of a row.</summary>
    public static IEnumerable<string> CellsOf(TableLayout table, string row) =>
        table.Section(row.Split('.')[0])?.Columns.Select(c => $"{row}.{c.Key}") ?? [];

    /// <summary>Codes of all cells that were ever entered, cells of withdrawn rows excepted, as they stand on paper.</summary>
    public static IEnumerable<string> Figures(SelfEvaluation s, TableLayout table) => All(s, table).Where(s.Figures.ContainsKey);

    /// <summary>Codes of all cells on the table, filled or not.</summary>
    public static IEnumerable<string> All(SelfEvaluation s, TableLayout table) =>
        from section in table.Sections
        from code in section.Rows.IsEmpty
            ? section.Cells.Select(c => c.Path)
            : from row in section.Rows
              from code in row.IsSlot
                  ? s.RowsIn(row.Key).SelectMany(r => CellsOf(table, r.Row))
                  : section.Columns.Where(c => !row.Disabled.Contains(c.Key)).Select(c => $"{section.Key}.{row.Key}.{c.Key}")
              select code
        select code;
}
