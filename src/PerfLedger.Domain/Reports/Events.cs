using System.Collections.Immutable;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Reports;

// What a report has beyond a form. Opening, evidence, review, filing and correction are the events of a self-evaluation: a report goes
// the same way between the same people. One event = one section with its whole content.

/// <summary>The headings of the report, taken over at the opening.</summary>
public sealed record ReportOutlined(Outline Outline) : ISelfEvaluationEvent;

/// <summary>A stream the report draws figures from got a short name in it.</summary>
/// <param name="Alias">Short name, such as 09.</param>
/// <param name="Stream">Stream id.</param>
/// <param name="Reason">Why it was changed; compulsory after the first submission.</param>
public sealed record SourceLinked(string Alias, string Stream, Reason? Reason) : ISelfEvaluationEvent;

/// <summary>A short name was taken back, by an undo; nothing of the report draws on it any more.</summary>
/// <param name="Alias">Short name.</param>
/// <param name="Stream">The stream it stood for.</param>
/// <param name="Reason">Why.</param>
public sealed record SourceUnlinked(string Alias, string Stream, Reason? Reason) : ISelfEvaluationEvent;

/// <summary>A section got its first text.</summary>
/// <param name="Section">Id by the outline.</param>
/// <param name="Content">Its blocks.</param>
/// <param name="Source">File it was read from.</param>
public sealed record SectionWritten(string Section, ImmutableArray<ReportBlock> Content, FigureSource? Source) : ISelfEvaluationEvent;

/// <summary>A section that had a text got another one.</summary>
/// <param name="Section">Id by the outline.</param>
/// <param name="Before">SHA-256 of the text it had, as <see cref="Text.ReportText"/> writes it.</param>
/// <param name="Content">Its blocks from now on.</param>
/// <param name="Reason">Why; compulsory after the first submission.</param>
/// <param name="Evidence">SHA-256 of attached evidence.</param>
/// <param name="Document">The document that orders or proves the change.</param>
/// <param name="On">Date of the document.</param>
/// <param name="Source">File it was read from.</param>
public sealed record SectionCorrected(
    string Section, string Before, ImmutableArray<ReportBlock> Content, Reason? Reason, ImmutableArray<string> Evidence, string? Document,
    DateOnly? On, FigureSource? Source) : ISelfEvaluationEvent;

/// <summary>What was said of one attachment: a stream of the ledger, an uploaded file, or 无此项. The last word counts.</summary>
/// <param name="No">Number by the outline.</param>
/// <param name="Stream">The stream that is attached as its form; null otherwise.</param>
/// <param name="Sha256">The uploaded file; null otherwise.</param>
/// <param name="Name">File name as a person knows it; null without a file.</param>
/// <param name="Absent">Why there is nothing to attach (无此项); null otherwise.</param>
/// <param name="Reason">Why it was changed; compulsory after the first submission.</param>
public sealed record AttachmentStated(int No, string? Stream, string? Sha256, string? Name, string? Absent, Reason? Reason)
    : ISelfEvaluationEvent;
