using System.Collections.Immutable;

namespace PerfLedger.Domain.Reports.Linking;

/// <summary>A block with every link replaced by its number: what is printed.</summary>
/// <param name="Kind">Paragraph, heading, item or table (Grid); a table of figures is a Grid with its title (Bound) before it.</param>
/// <param name="Level">Level of a heading; null otherwise.</param>
/// <param name="Runs">Its text, a run a piece.</param>
/// <param name="Sides">Alignment of columns; empty outside tables.</param>
/// <param name="Rows">Head and rows; empty outside tables.</param>
public sealed record PrintedBlock(
    BlockKind Kind, int? Level, ImmutableArray<string> Runs, ImmutableArray<CellSide> Sides, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The text of the block.</summary>
    public string Text => string.Concat(Runs);

    internal static PrintedBlock OfText(BlockKind kind, int? level, params ImmutableArray<string> runs) => new(kind, level, runs, [], []);
}

/// <summary>A section as printed.</summary>
/// <param name="Heading">Its heading; the title of a form's own section is the name of its project.</param>
/// <param name="Written">False when nobody wrote it.</param>
/// <param name="Blocks">Its blocks, without the heading.</param>
public sealed record PrintedSection(OutlineSection Heading, bool Written, ImmutableArray<PrintedBlock> Blocks);

/// <summary>A link that leads to nothing that can be printed.</summary>
/// <param name="Section">Section id.</param>
/// <param name="Block">Number of the block in the section, from 1.</param>
/// <param name="Link">The link as it is written.</param>
/// <param name="What">What is wrong, in Chinese.</param>
public sealed record BrokenLink(string Section, int Block, string Link, string What);

/// <summary>A report with all its figures, at one position of the ledger.</summary>
/// <param name="Sections">Cover and sections in order.</param>
/// <param name="Broken">Links that lead to nothing; where one stands, the text shows 【…】, and the report is not filed.</param>
public sealed record PrintedReport(ImmutableArray<PrintedSection> Sections, ImmutableArray<BrokenLink> Broken);
