using System.Collections.Immutable;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Evaluations.Pages;

namespace PerfLedger.Workbench.Features.Filings.Previews;

/// <summary>What the pages before a filing show above.</summary>
/// <param name="Subject">Stream id of the form or report.</param>
/// <param name="Title">Title as filed.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="Position">Position it is shown at.</param>
/// <param name="At">Recorded time of that position.</param>
/// <param name="Code">The code at the foot of each page.</param>
public sealed record PreviewHead(string Subject, string Title, Stage Stage, long Version, long Position, string At, string Code)
{
    /// <summary>The filing it stands as; null when it is not filed.</summary>
    public string? Filed { get; init; }

    /// <summary>补录</summary>
    public bool Retrospective { get; init; }

    /// <summary>A narrative report, not a form.</summary>
    public bool IsReport => Streams.IsReport(Subject);
}

/// <summary>What it looks like: a form, a table, or the sections of a report.</summary>
public sealed record PreviewSheet(FormView? Form, TableView? Table, ImmutableArray<PrintedSection>? Sections);

/// <summary>A preview.</summary>
/// <param name="Head">Which.</param>
/// <param name="Sheet">What it looks like.</param>
/// <param name="Findings">What was found, numbered.</param>
/// <param name="Against">All that stands against filing it.</param>
public sealed record PreviewModel(
    PreviewHead Head, PreviewSheet Sheet, IReadOnlyList<PlacedFinding> Findings, IReadOnlyList<string> Against);

/// <summary>The page on which a report is filed: exactly what will be recorded.</summary>
/// <param name="Head">Which.</param>
/// <param name="Facts">What will be recorded, and to whom it goes.</param>
/// <param name="Parts">Every stream with its version, every file with its digest.</param>
/// <param name="Digests">Digests of what will be filed.</param>
/// <param name="Against">All that stands against it.</param>
/// <param name="Basis">All this, to be sent back.</param>
/// <param name="Notice">Why it was not filed just now.</param>
public sealed record FilePageModel(
    PreviewHead Head, IReadOnlyList<(string Name, string Text)> Facts, IReadOnlyList<(string Name, string Text)> Parts,
    IReadOnlyList<(string Name, string Digest)> Digests, IReadOnlyList<string> Against, string Basis, PageNotice? Notice);

/// <summary>The check report of a form, with the code that its signed page carries.</summary>
/// <param name="Head">Which.</param>
/// <param name="Findings">What was found, numbered.</param>
/// <param name="Code">确认码; null when nothing was found.</param>
/// <param name="Standing">The acknowledgement in force; null when there is none.</param>
/// <param name="By">Who acknowledged, and when.</param>
/// <param name="Open">Errors that no confirmation in force covers.</param>
public sealed record FindingsModel(
    PreviewHead Head, IReadOnlyList<PlacedFinding> Findings, string? Code, FindingsAcknowledged? Standing, string? By, int Open);
