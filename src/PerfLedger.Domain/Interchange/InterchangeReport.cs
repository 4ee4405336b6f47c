using System.Collections.Immutable;
using PerfLedger.Domain.Reports;

namespace PerfLedger.Domain.Interchange;

/// <summary>A report as a file states it. What the file leaves out is not here.</summary>
/// <param name="Sha256">Digest of the bytes of the file, lower-case hex.</param>
/// <param name="Identity">What the opening event needs.</param>
/// <param name="Sources">Streams by alias, in file order.</param>
/// <param name="Sections">Texts by section, read to blocks, in file order.</param>
/// <param name="Attachments">What is said of attachments.</param>
public sealed record InterchangeReport(
    string Sha256, InterchangeIdentity Identity, ImmutableArray<(string Alias, string Stream)> Sources,
    ImmutableArray<(string Section, ImmutableArray<ReportBlock> Content, string At)> Sections,
    ImmutableArray<AttachmentStated> Attachments);

/// <summary>A report file, or all its faults.</summary>
/// <param name="Report">The report; null when there is a fault.</param>
/// <param name="Faults">Every fault, in file order.</param>
public sealed record InterchangeReportReading(InterchangeReport? Report, ImmutableArray<Fault> Faults);
