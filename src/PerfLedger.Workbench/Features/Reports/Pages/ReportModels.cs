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
public sealed record ReportHead(string Report, string Title, string Subtitle, Stage Stage, long Version, long Position, string LastChange)
{
    /// <summary>The moment shown; null = now.</summary>
    public string? At { get; init; }

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

    /// <summary>Anchor of the section on the page.</summary>
    public string Anchor => "s-" + Heading.Id;
}

/// <summary>A text that was not saved, and what stands against it.</summary>
/// <param name="Section">Id of the section.</param>
/// <param name="Text">As typed.</param>
/// <param name="Answer">What stands against it.</param>
/// <param name="Ground">The ground as typed.</param>
public sealed record SectionAttempt(string Section, string Text, SectionAnswer Answer, GroundFields Ground);

/// <summary>The answer to a section that was to be saved.</summary>
/// <param name="Saved">It stands in the ledger, or stood so already.</param>
/// <param name="Seen">Position of its last change in the ledger.</param>
/// <param name="Text">What the ledger has; null = never written.</param>
public sealed record SectionAnswer(bool Saved, long Seen, string? Text)
{
    /// <summary>What stands against it.</summary>
    public string? Sentence { get; init; }

    /// <summary>Each fault with its line.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Somebody else wrote in between.</summary>
    public bool Conflict { get; init; }

    /// <summary>A reason is all that is missing.</summary>
    public bool AskGround { get; init; }
}

/// <summary>An attachment the notice asks for, with what was said of it.</summary>
/// <param name="Asked">What is asked for.</param>
/// <param name="Stated">What was said; null when nothing.</param>
public sealed record AttachmentView(OutlineAttachment Asked, AttachmentStated? Stated);

/// <summary>A form of the unit that can be a source of the report.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Alias">The short name proposed for it.</param>
public sealed record SourceChoice(string Stream, string Name, string Alias);

/// <summary>The page of one report.</summary>
/// <param name="Head">What all its pages show above.</param>
/// <param name="Sections">Cover and sections in order.</param>
/// <param name="Findings">What was found, numbered.</param>
public sealed record ReportPageModel(ReportHead Head, IReadOnlyList<SectionView> Sections, IReadOnlyList<PlacedFinding> Findings)
{
    /// <summary>Sources by short name, with what a person calls them.</summary>
    public IReadOnlyList<SourceChoice> Sources { get; init; } = [];

    /// <summary>Forms of the unit and year that are no source yet.</summary>
    public IReadOnlyList<SourceChoice> Unlinked { get; init; } = [];

    /// <summary>What is to be attached.</summary>
    public IReadOnlyList<AttachmentView> Attachments { get; init; } = [];

    /// <summary>What can be done on it; null for a report as it was.</summary>
    public ActPanelModel? Acts { get; init; }

    /// <summary>The person writes on it.</summary>
    public bool Open => Acts?.CanFill ?? false;

    /// <summary>What was just done, or what stands against it.</summary>
    public PageNotice? Notice { get; init; }

    /// <summary>What was tried and not saved.</summary>
    public SectionAttempt? Attempt { get; init; }
}

/// <summary>The figures of a source, to be put into a text.</summary>
/// <param name="Head">The report.</param>
/// <param name="Alias">The source chosen; null when there is none.</param>
/// <param name="Sources">All sources.</param>
/// <param name="Text">Words looked for.</param>
/// <param name="Figures">Its figures: name, what it prints, the tag to write, the address of its history.</param>
public sealed record FiguresModel(
    ReportHead Head, string? Alias, IReadOnlyList<SourceChoice> Sources, string? Text, IReadOnlyList<PickedFigure> Figures);

/// <summary>A figure that can be put into a text.</summary>
/// <param name="Name">As a person names it.</param>
/// <param name="Printed">What it prints now.</param>
/// <param name="Tag">What is written in the text.</param>
/// <param name="History">Address of its history; null for a figure of a programme.</param>
public sealed record PickedFigure(string Name, string Printed, string Tag, string? History);
