using System.Collections.Immutable;
using PerfLedger.Domain.Reports.Text;

namespace PerfLedger.Domain.Reports.Linking;

/// <summary>A link of a section as it is written, and what it prints.</summary>
/// <param name="Tag">As the text has it: {{ 09.funds.total.executed | 万元 }}; of a table its title.</param>
/// <param name="Of">The figures it draws on, by alias and code; the code is null where a source is counted or listed.</param>
/// <param name="Printed">What it prints; of a table its rows.</param>
/// <param name="Broken">Why it prints nothing; null when it does.</param>
public sealed record PrintedLink(string Tag, ImmutableArray<(string Source, string? Figure)> Of, string Printed, string? Broken);

/// <summary>The links of a section one by one, so that each can be shown, followed and compared with what it was.</summary>
public static class PrintedLinks
{
    /// <summary>Every link of a text in reading order, each once.</summary>
    /// <param name="content">The text.</param>
    /// <param name="sources">Its sources by alias, as they stood at one moment.</param>
    public static IReadOnlyList<PrintedLink> Of(ImmutableArray<ReportBlock> content, IReadOnlyDictionary<string, LinkedSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return [.. content.SelectMany(b => One(b, sources)).DistinctBy(l => l.Tag)];
    }

    private static IEnumerable<PrintedLink> One(ReportBlock block, IReadOnlyDictionary<string, LinkedSource> sources) => block switch
    {
        { Bound: { } table } => [Table(block, table, sources)],
        { Grid: { } grid } => grid.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Runs).SelectMany(r => One(r, sources)),
        _ => block.Runs.SelectMany(r => One(r, sources)),
    };

    private static IEnumerable<PrintedLink> One(ReportRun run, IReadOnlyDictionary<string, LinkedSource> sources)
    {
        if (run.Figure is not { } figure) yield break;
        var broken = new List<string>();
        var printed = new TermReader(sources, (_, what) => broken.Add(what)).Print(figure);
        yield return new(BlockWriter.Runs([run]), Places(Links.Of(run)), printed, broken.FirstOrDefault());
    }

    private static PrintedLink Table(ReportBlock block, BoundTable table, IReadOnlyDictionary<string, LinkedSource> sources)
    {
        var broken = new List<string>();
        var blocks = new BoundTableReader(new TermReader(sources, (_, what) => broken.Add(what))).Blocks(table);
        var rows = blocks.SelectMany(b => b.Rows).Select(r => string.Join(" | ", r));
        return new($"表“{table.Title}”", Places(Links.Of(block)), string.Join('\n', rows), broken.FirstOrDefault());
    }

    private static ImmutableArray<(string Source, string? Figure)> Places(IEnumerable<Link> links) =>
        [.. links.Select(l => (l.Source, l.Figure)).Distinct()];
}
