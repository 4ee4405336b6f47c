using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>A base-data table as its page shows it, section by section.</summary>
/// <param name="Title">Title as printed.</param>
/// <param name="Heading">Unit, fund, direction and money unit above the table.</param>
/// <param name="Sections">Its sections.</param>
/// <param name="Signers">填表人 … below it; empty where the form has none.</param>
public sealed record TableView(
    string Title, IReadOnlyList<string> Heading, IReadOnlyList<TableSection> Sections, IReadOnlyList<FormField> Signers)
{
    private const string Foot = "signers";

    /// <summary>Leads to a row in the side column: its code follows.</summary>
    public string Ask { get; private init; } = "";

    /// <summary>All cells.</summary>
    public IEnumerable<FormCell> Cells => Sections.SelectMany(s => s.Lines).SelectMany(l => l.Cells).OfType<FormCell>()
        .Concat(Signers.Select(f => f.Cell!));

    internal static TableView Of(Assessment assessment, SheetMarks marks)
    {
        var (s, o, layout) = (assessment.State, assessment.State.Opened!, assessment.State.Layout!);
        var cells = new TableCells(s, marks, BaseDataChecks.Computed(s, Library.RulePack(o.RulePack).Pack));
        string?[] heading = [$"填报单位：{o.Unit.Name}", o.SpecialFund is { } fund ? $"专项名称：{fund}" : null,
            o.Project is { } project ? $"支出方向：{project.Name}" : null, $"金额单位：{o.MoneyUnit}"];
        return new(layout.Title, [.. heading.OfType<string>()],
            [.. layout.Sections.Where(x => x.Key != Foot).Select(x => TableSection.Of(s, x, cells))],
            [.. layout.Sections.Where(x => x.Key == Foot).SelectMany(x => x.Columns.Select(c =>
                new FormField(c.Label, null, cells.Of(x.Key, c.Label, c))))])
        {
            Ask = marks.Ask,
        };
    }
}

/// <summary>Makes the cells of a table.</summary>
internal sealed class TableCells(SelfEvaluation s, SheetMarks marks, IReadOnlyDictionary<string, string> computed)
{
    public FormCell Of(string row, string label, LayoutColumn column)
    {
        var figure = $"{row}.{column.Key}";
        var known = s.Figures.GetValueOrDefault(figure);
        var name = label.Length == 0 || label == column.Label ? column.Label : $"{label.Trim()}·{column.Label}";
        return marks.On(new(figure, name, s.Layout!.Find(figure)!.Definition.Kind, s[figure].Printed)
        {
            Computed = computed.GetValueOrDefault(figure),
            Seen = known?.Last.Position,
            Last = known is null ? null : $"{Output.Local(known.Last.At)[..16]} {known.Last.Actor}",
        });
    }
}

/// <summary>A section of a table.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Columns">Labels of its columns.</param>
/// <param name="Lines">Its rows.</param>
public sealed record TableSection(string Label, IReadOnlyList<string> Columns, IReadOnlyList<TableLine> Lines)
{
    /// <summary>One unnamed row: its label stands beside the cells.</summary>
    public bool IsBare { get; private init; }

    /// <summary>Its rows stand under projects, as in attachment 6.</summary>
    public bool IsGrouped => Lines.Any(l => l.Group is not null);

    internal static TableSection Of(SelfEvaluation s, LayoutSection section, TableCells cells) => new(section.Label,
        [.. section.Columns.Select(c => c.Unit is null ? c.Label : $"{c.Label}（{c.Unit}）")], [.. Rows(s, section, cells)])
    {
        IsBare = section.Rows.IsEmpty,
    };

    private static IEnumerable<TableLine> Rows(SelfEvaluation s, LayoutSection section, TableCells cells)
    {
        if (section.Rows.IsEmpty) yield return new("", 0, [.. section.Columns.Select(c => cells.Of(section.Key, "", c))]);
        for (var n = 0; n < section.Rows.Length; n++)
        {
            var row = section.Rows[n];
            if (row.IsSlot)
            {
                foreach (var added in s.RowsIn(row.Key))
                    yield return new(added.Name, row.Level, [.. section.Columns.Select(c => cells.Of(added.Row, added.Name, c))])
                    {
                        Added = added.Row,
                    };
                yield return new(row.Name, row.Level, []) { Slot = row.Key };
                continue;
            }

            var (group, project) = Merge(section.Rows, n);
            yield return new(row.Label, row.Level, [.. section.Columns.Select(c =>
                row.Disabled.Contains(c.Key) ? null : cells.Of($"{section.Key}.{row.Key}", row.Name, c))])
            {
                Group = group,
                Project = project,
            };
        }
    }

    // A merged cell stands in the first of its rows; a group without projects takes both columns.
    private static (Merged? Group, Merged? Project) Merge(IReadOnlyList<LayoutRow> rows, int n)
    {
        var (row, above) = (rows[n], n > 0 ? rows[n - 1] : null);
        var newGroup = row.Group is not null && row.Group != above?.Group;
        var newProject = row.Project is not null && (newGroup || row.Project != above?.Project);
        return (newGroup ? new Merged(row.Group!, Run(rows, n, r => r.Group == row.Group)) : null,
            newProject ? new Merged(row.Project!, Run(rows, n, r => r.Group == row.Group && r.Project == row.Project)) : null);
    }

    private static int Run(IReadOnlyList<LayoutRow> rows, int from, Func<LayoutRow, bool> same) => rows.Skip(from).TakeWhile(same).Count();
}

/// <summary>A row of a table.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Level">How deep it stands.</param>
/// <param name="Cells">Its cells; null where the form prints ——.</param>
public sealed record TableLine(string Label, int Level, IReadOnlyList<FormCell?> Cells)
{
    /// <summary>Code of a row that people added; null for one that is always there.</summary>
    public string? Added { get; init; }

    /// <summary>The place where rows are added; null for a row.</summary>
    public string? Slot { get; init; }

    /// <summary>项目类别, in the first of its rows.</summary>
    public Merged? Group { get; init; }

    /// <summary>具体项目, in the first of its rows.</summary>
    public Merged? Project { get; init; }
}
