using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Reports.Text;

/// <summary>Writes blocks as the text a person would have written.</summary>
internal static partial class BlockWriter
{
    public static string Write(ImmutableArray<ReportBlock> content)
    {
        var text = new StringBuilder();
        var number = 0;
        ReportBlock? before = null;
        foreach (var block in content)
        {
            number = block.Kind == BlockKind.Numbered ? before?.Kind == BlockKind.Numbered ? number + 1 : 1 : 0;
            if (before?.Kind is BlockKind.Grid && block.Kind is BlockKind.Grid) text.Append('\n');
            text.Append(One(block, number)).Append('\n');
            before = block;
        }

        return text.ToString();
    }

    /// <summary>One block as it is written, without its last line feed.</summary>
    public static string One(ReportBlock block, int number) => block switch
    {
        { Kind: BlockKind.Heading } => new string('#', block.Level ?? 1) + " " + Runs(block.Runs),
        { Kind: BlockKind.Numbered } => string.Create(CultureInfo.InvariantCulture, $"{number}. {Runs(block.Runs)}"),
        { Kind: BlockKind.Bullet } => "- " + Runs(block.Runs),
        { Kind: BlockKind.Grid, Grid: { } grid } => Grid(grid),
        { Kind: BlockKind.Bound, Bound: { } bound } => Bound(bound),
        _ => Escaped(Runs(block.Runs)),
    };

    public static string Runs(ImmutableArray<ReportRun> runs) => string.Concat(runs.Select(Run));

    public static string Term(FigureTerm term) => term switch
    {
        { Kind: TermKind.Figure } => $"{term.Source}.{term.Figure}",
        { Kind: TermKind.Count } => $"个数({term.Source}{(term.Figure is null ? "" : "." + term.Figure)})",
        _ => $"{Spellings.Of(term.Kind)}({string.Join(", ", term.Of.Select(Term))})",
    };

    private static string Run(ReportRun run) => run switch
    {
        { Figure: { } f } => $"{{{{ {Term(f.Term)}{Pipe(f.Format, f.Decimals)} }}}}",
        { Free: { } free } => $"{{{{ 自由 \"{free.Text}\" \"{free.Source}\" }}}}",
        _ => run.Text ?? "",
    };

    private static string Pipe(FigureFormat format, int? decimals) => format == FigureFormat.Entered ? ""
        : $" | {Spellings.Of(format)}{(decimals is { } n ? " " + n.ToString(CultureInfo.InvariantCulture) : "")}";

    private static string Grid(ReportGrid grid)
    {
        var lines = grid.Rows.Select(r => "| " + string.Join(" | ", r.Cells.Select(c => Runs(c.Runs))) + " |").ToList();
        lines.Insert(1, "|" + string.Concat(grid.Sides.Select(s => s switch
        {
            CellSide.Centre => ":--:|",
            CellSide.Right => "--:|",
            _ => ":--|",
        })));
        return string.Join('\n', lines);
    }

    private static string Bound(BoundTable table)
    {
        var title = table.Title.Length > 0 ? $"\"{table.Title}\" " : "";
        var lines = table.Columns.Select(c => $"  {c.Heading}{(c.Key == c.Heading ? "" : " = " + c.Key)}{Pipe(c.Format, c.Decimals)}"
            + (c.Total ? " | 合计" : ""));
        return $"{{{{ 表 {title}{table.Source}{(table.Figure is null ? "" : "." + table.Figure)}\n{string.Join('\n', lines)}\n}}}}";
    }

    // What would be read as something else than a paragraph gets a backslash before it.
    private static string Escaped(string line) => Special().IsMatch(line) ? "\\" + line : line;

    [GeneratedRegex(@"^(?:\\|\||#{1,4}[ \t\u3000]|-[ \t\u3000]|[0-9]{1,3}\.[ \t\u3000])", RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
