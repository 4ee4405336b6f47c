using System.Collections.Immutable;

namespace PerfLedger.Domain.Reports;

/// <summary>A place of the ledger a section draws on.</summary>
/// <param name="Source">Alias.</param>
/// <param name="Figure">Figure code; null where the source itself is counted or listed.</param>
internal sealed record Link(string Source, string? Figure)
{
    public override string ToString() => Figure is null ? Source : $"{Source}.{Figure}";
}

/// <summary>Finds everything a section draws on.</summary>
internal static class Links
{
    private static readonly string[] OwnKeys = ["序号", "名称", "编号"];

    public static IEnumerable<Link> Of(ImmutableArray<ReportBlock> content) => content.SelectMany(Of);

    public static IEnumerable<Link> Of(ReportBlock block) => block switch
    {
        { Bound: { Figure: null } b } => b.Columns.Where(c => !OwnKeys.Contains(c.Key)).Select(c => new Link(b.Source, c.Key))
            .Prepend(new Link(b.Source, null)),
        { Bound: { } b } => [new Link(b.Source, b.Figure)],
        { Grid: { } g } => g.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Runs).SelectMany(Of),
        _ => block.Runs.SelectMany(Of),
    };

    public static IEnumerable<Link> Of(ReportRun run) => run.Figure is { } f ? Of(f.Term) : [];

    private static IEnumerable<Link> Of(FigureTerm term) =>
        term.Source is { } source ? [new Link(source, term.Figure)] : term.Of.SelectMany(Of);
}
