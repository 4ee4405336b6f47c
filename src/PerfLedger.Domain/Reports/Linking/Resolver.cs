using System.Collections.Immutable;
using PerfLedger.Domain.Reports.Text;

namespace PerfLedger.Domain.Reports.Linking;

/// <summary>Replaces every link of a report by the number it stands for. All sources are given as they stood at one position.</summary>
public static class Resolver
{
    /// <summary>Prints the report.</summary>
    /// <param name="report">Its state.</param>
    /// <param name="sources">Its sources by alias; one that is missing gives broken links, never an empty text.</param>
    public static PrintedReport Print(Report report, IReadOnlyDictionary<string, LinkedSource> sources)
    {
        ArgumentNullException.ThrowIfNull(report);
        var broken = new List<BrokenLink>();
        var sections = report.Headings.Select(h => Section(report, h, sources, broken)).ToImmutableArray();
        return new PrintedReport(sections, [.. broken]);
    }

    private static PrintedSection Section(
        Report report, OutlineSection heading, IReadOnlyDictionary<string, LinkedSource> sources, List<BrokenLink> broken)
    {
        var titled = report.Outline!.Sections.Contains(heading) || !sources.TryGetValue(heading.Title, out var form) ? heading
            : heading with { Title = form.Title };
        if (!report.Sections.TryGetValue(heading.Id, out var content)) return new(titled, false, []);
        var blocks = ImmutableArray.CreateBuilder<PrintedBlock>();
        foreach (var (block, n) in content.Select((b, n) => (b, n + 1)))
        {
            var terms = new TermReader(sources, (link, what) => broken.Add(new(heading.Id, n, link, what)));
            blocks.AddRange(Block(block, terms));
        }

        return new(titled, !content.IsEmpty, blocks.ToImmutable());
    }

    private static IEnumerable<PrintedBlock> Block(ReportBlock block, TermReader terms) => block switch
    {
        { Bound: { } bound } => new BoundTableReader(terms).Blocks(bound),
        { Grid: { } grid } => [new(BlockKind.Grid, null, [], grid.Sides,
            [.. grid.Rows.Select(r => r.Cells.Select(c => string.Concat(c.Runs.Select(x => Run(x, terms)))).ToImmutableArray())])],
        _ => [PrintedBlock.OfText(block.Kind, block.Level, [.. block.Runs.Select(r => Run(r, terms))])],
    };

    private static string Run(ReportRun run, TermReader terms) => run switch
    {
        { Figure: { } figure } => terms.Print(figure),
        { Free: { } free } => free.Text,
        _ => run.Text ?? "",
    };
}
