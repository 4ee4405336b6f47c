using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>A base-data table as its page shows it, section by section.</summary>
/// <param name="Title">Title as printed.</param>
/// <param name="Sections">Its sections.</param>
public sealed record TableView(string Title, IReadOnlyList<TableSection> Sections)
{
    internal static TableView Of(SelfEvaluation s, SheetMarks marks)
    {
        return new(s.Layout!.Title, [.. s.Layout.Sections.Select(section => new TableSection(section.Label,
            [.. section.Columns.Select(c => c.Unit is null ? c.Label : $"{c.Label}（{c.Unit}）")],
            [.. Lines(s, section).Select(l => new TableLine(l.Label, l.Level,
                [.. section.Columns.Select(c => l.Disabled.Contains(c.Key) ? null : Cell(s, $"{l.Code}.{c.Key}", l.Label, c, marks))]))]))]);
    }

    private static IEnumerable<(string Code, string Label, int Level, IReadOnlyCollection<string> Disabled)> Lines(
        SelfEvaluation s, LayoutSection section)
    {
        if (section.Rows.IsEmpty) yield return (section.Key, section.Label, 0, []);
        foreach (var row in section.Rows)
            if (!row.IsSlot) yield return ($"{section.Key}.{row.Key}", row.Label, row.Level, row.Disabled);
            else foreach (var added in s.RowsIn(row.Key)) yield return (added.Row, added.Name, row.Level, []);
    }

    private static FormCell Cell(
        SelfEvaluation s, string figure, string row, LayoutColumn column, SheetMarks marks)
    {
        var known = s.Figures.GetValueOrDefault(figure);
        return marks.On(new(figure, $"{row}·{column.Label}", s.Layout!.Find(figure)!.Definition.Kind, s[figure].Printed)
        {
            Seen = known?.Last.Position,
            Last = known is null ? null : $"{Output.Local(known.Last.At)[..16]} {known.Last.Actor}",
        });
    }
}

/// <summary>A section of a table.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Columns">Labels of its columns.</param>
/// <param name="Lines">Its rows.</param>
public sealed record TableSection(string Label, IReadOnlyList<string> Columns, IReadOnlyList<TableLine> Lines);

/// <summary>A row of a table.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Level">How deep it stands.</param>
/// <param name="Cells">Its cells; null where the form prints ——.</param>
public sealed record TableLine(string Label, int Level, IReadOnlyList<FormCell?> Cells);
