using System.Collections.Immutable;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Evaluations.Pages;

namespace PerfLedger.Workbench.Features.Reports.Pages;

/// <summary>What all pages of one report show above.</summary>
/// <param name="Report">Stream id.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Subtitle">Year, unit, kind of report.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Version">Version shown.</param>
/// <param name="Position">Its position.</param>
/// <param name="LastChange">When and by whom it was last changed.</param>
/// <param name="At">The moment asked for; null = now.</param>
public sealed record ReportHead(
    string Report, string Title, string Subtitle, Stage Stage, long Version, long Position, string LastChange, string? At)
{
    /// <summary>Opinions of the last return, while it is to be answered.</summary>
    public IReadOnlyList<string> Opinions { get; init; } = [];
}

/// <summary>A number of the ledger in the text of a section.</summary>
/// <param name="Link">As written and printed.</param>
/// <param name="Places">Address of the history of each figure behind it, with its name.</param>
/// <param name="Was">What it printed when the section was written; null when the same.</param>
public sealed record SectionLink(PrintedLink Link, IReadOnlyList<(string Address, string Name)> Places, string? Was);

/// <summary>One section of the report on its page.</summary>
/// <param name="Heading">Its heading as printed.</param>
/// <param name="Text">Its text as written; null when nobody wrote it.</param>
/// <param name="Blocks">Its text as printed.</param>
/// <param name="Seen">Position of its last change; 0 = never written.</param>
public sealed record SectionView(OutlineSection Heading, string? Text, ImmutableArray<PrintedBlock> Blocks, long Seen)
{
    /// <summary>The numbers of the ledger in it.</summary>
    public IReadOnlyList<SectionLink> Links { get; init; } = [];

    /// <summary>What was found in it.</summary>
    public IReadOnlyList<PlacedFinding> Findings { get; init; } = [];

    /// <summary>When and by whom it was last written; null when never.</summary>
    public string? Last { get; init; }

    /// <summary>Code of its text as a figure.</summary>
    public string Figure => Report.FigureOf(Heading.Id);

    /// <summary>Its heading in one line.</summary>
    public string Name => Heading.No + Heading.Title;
}

/// <summary>A source of the report, or a form that could be one.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Alias">Its short name in the report, or the one proposed.</param>
public sealed record SourceChoice(string Stream, string Name, string Alias);

/// <summary>The page of one report.</summary>
/// <param name="Head">What all its pages show above.</param>
/// <param name="Sections">Cover and sections in order.</param>
/// <param name="Findings">What was found, numbered.</param>
public sealed record ReportPageModel(ReportHead Head, IReadOnlyList<SectionView> Sections, IReadOnlyList<PlacedFinding> Findings)
{
    /// <summary>Its sources.</summary>
    public IReadOnlyList<SourceChoice> Sources { get; init; } = [];

    /// <summary>Forms of the unit and year that are no source yet.</summary>
    public IReadOnlyList<SourceChoice> Unlinked { get; init; } = [];

    /// <summary>What is to be attached, with what was said of it.</summary>
    public IReadOnlyList<(OutlineAttachment Asked, AttachmentStated? Stated)> Attachments { get; init; } = [];

    /// <summary>Writing on it; null for who only reads, for a report that is not open, and for one as it was.</summary>
    public FormEditing? Editing { get; init; }

    /// <summary>What can be done on it; null for a report as it was.</summary>
    public ActPanelModel? Acts { get; init; }

    /// <summary>What was just done, or what stands against it.</summary>
    public PageNotice? Notice { get; init; }
}

/// <summary>A figure that can be put into a text.</summary>
/// <param name="Name">As a person names it.</param>
/// <param name="Printed">What it prints now.</param>
/// <param name="Tag">What is written in the text.</param>
/// <param name="History">Address of its history; null for a figure of a programme.</param>
public sealed record PickedFigure(string Name, string Printed, string Tag, string? History);

/// <summary>The figures of a source, to be put into a text.</summary>
/// <param name="Head">The report.</param>
/// <param name="Sources">All sources.</param>
/// <param name="Source">The one shown; null when there is none.</param>
/// <param name="Text">Words looked for.</param>
/// <param name="Figures">Its figures.</param>
public sealed record FiguresModel(
    ReportHead Head, IReadOnlyList<SourceChoice> Sources, SourceChoice? Source, string? Text, IReadOnlyList<PickedFigure> Figures);

/// <summary>Who changed which paragraph of a section.</summary>
/// <param name="Head">The report.</param>
/// <param name="Section">The section asked for; null = all.</param>
/// <param name="Changes">Newest first, each with the heading of its section and the name of the person.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Total">How many changes there are.</param>
/// <param name="Size">Changes a page.</param>
public sealed record SectionHistoryModel(
    ReportHead Head, OutlineSection? Section, IReadOnlyList<(SectionChange Change, string Heading, string Person)> Changes,
    int Number, int Total, int Size);

/// <summary>The reports a person sees.</summary>
/// <param name="Rows">Those of the page.</param>
/// <param name="Text">Words looked for.</param>
/// <param name="Year">Year asked for.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Size">Reports a page.</param>
/// <param name="CanOpen">The person may begin one.</param>
public sealed record ReportListModel(
    IReadOnlyList<ReportRow> Rows, string? Text, string? Year, int Number, int Total, int Size, bool CanOpen);

/// <summary>Beginning a report.</summary>
/// <param name="Unit">The unit it is of.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Forms">Kinds of report with their titles.</param>
/// <param name="Campaigns">Campaigns the unit is in, with their titles.</param>
/// <param name="Funds">Special funds of the unit's forms.</param>
/// <param name="Typed">As typed, by field.</param>
/// <param name="Sentence">What stands against it; null when nothing was tried.</param>
public sealed record OpenReportModel(
    string Unit, string UnitName, IReadOnlyList<(string Form, string Title)> Forms, IReadOnlyList<(string Stream, string Title)> Campaigns,
    IReadOnlyList<string> Funds, IReadOnlyDictionary<string, string> Typed, string? Sentence);
