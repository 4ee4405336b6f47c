using System.Collections.Immutable;
using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain.Filings;

/// <summary>An event of a filing stream.</summary>
public interface IFilingEvent;

/// <summary>
/// 报送: a report went out. It pins everything that made its bytes, so that the same functions give them again; what it says is never
/// changed, a correction is the next number.
/// </summary>
/// <param name="Number">1, 2, 3 … in this stream.</param>
/// <param name="Corrects">Number of the filing it replaces; null for the first.</param>
/// <param name="Title">Title as printed.</param>
/// <param name="Freeze">Moment and versions it was made from.</param>
/// <param name="Pins">Versions and digests of all that made the bytes.</param>
/// <param name="Findings">How many findings stood at that moment.</param>
/// <param name="AcknowledgedBy">Id of the head who acknowledged them.</param>
/// <param name="Retrospective">True for 补录.</param>
/// <param name="Overdue">How late it was handed in; null when in time.</param>
public sealed record ReportFiled(
    int Number, int? Corrects, string Title, Freeze Freeze, FilingPins Pins, FindingCounts Findings, string? AcknowledgedBy,
    bool Retrospective, Overdue? Overdue = null) : IFilingEvent;

/// <summary>The consistent cut a report was made from.</summary>
/// <param name="Position">Ledger position P; every printed and embedded time is that of P.</param>
/// <param name="At">Recorded time of P, UTC.</param>
/// <param name="Streams">The streams it was made from: the filed one first, then what else stands in it in printed order.</param>
public sealed record Freeze(long Position, DateTimeOffset At, ImmutableArray<FrozenStream> Streams);

/// <summary>A stream at a version. The leaf of that version binds its whole history, so the filing's own leaf binds it too.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Version">Version that was frozen.</param>
/// <param name="Leaf">Leaf of that version in the ledger, lower-case hex.</param>
public sealed record FrozenStream(string Stream, long Version, string Leaf);

/// <summary>All that made the bytes. Digests are SHA-256, lower-case hex.</summary>
/// <param name="ModelBuilder">Such as model/project-self-evaluation/1.</param>
/// <param name="ModelDigest">Of the canonical model.</param>
/// <param name="Template">Such as project-self-evaluation/2020-zhuzhou.</param>
/// <param name="TemplateDigest">Of the template package.</param>
/// <param name="Engine">Such as engine/1.</param>
/// <param name="Calculation">Such as calc/1.</param>
/// <param name="CanonicalDigest">Of the parts of the document, independent of compression.</param>
/// <param name="ByteDigest">Of the bytes; their key in the archive.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Materials">The data files that took part, in the order the builder asks for them.</param>
public sealed record FilingPins(
    string ModelBuilder, string ModelDigest, string Template, string TemplateDigest, string Engine, string Calculation,
    string CanonicalDigest, string ByteDigest, long Size, ImmutableArray<PinnedMaterial> Materials)
{
    /// <inheritdoc/>
    public bool Equals(FilingPins? other) => other is not null && Scalars == other.Scalars && Materials.SequenceEqual(other.Materials);

    /// <inheritdoc/>
    public override int GetHashCode() => Scalars.GetHashCode();

    private (string, string, string, string, string, string, string, string, long) Scalars =>
        (ModelBuilder, ModelDigest, Template, TemplateDigest, Engine, Calculation, CanonicalDigest, ByteDigest, Size);
}

/// <summary>A data file a report was made with: a rule pack, an indicator library, a table layout, a calendar.</summary>
/// <param name="Kind">rule-pack, indicator-library, table-layout, outline or calendar.</param>
/// <param name="Name">Such as cn-2020.</param>
/// <param name="Digest">SHA-256 of the file, lower-case hex.</param>
public sealed record PinnedMaterial(string Kind, string Name, string Digest);

/// <summary>Findings by severity.</summary>
public sealed record FindingCounts(int Errors, int Warnings, int Hints);

/// <summary>A PDF was made of a filed document. Converters give other bytes each time, so these are kept and handed out for ever.</summary>
/// <param name="Number">Number of the filing.</param>
/// <param name="Digest">SHA-256 of the PDF; its key in the archive.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Pages">Pages.</param>
/// <param name="Converter">What converted it, with its version.</param>
/// <param name="Of">SHA-256 of the .docx it was made of: the report, or one of its renditions.</param>
public sealed record PdfRendered(int Number, string Digest, long Size, int Pages, string Converter, string Of) : IFilingEvent;

/// <summary>A public rendition was made of the sealed original (PII-01, PII-02). What was hidden stands nowhere in this event.</summary>
/// <param name="Number">Number of the filing it was made of.</param>
/// <param name="Rendition">1, 2, 3 … of this number.</param>
/// <param name="Places">Every place that was decided on: hidden, or kept with a ground.</param>
/// <param name="Pins">All that made its bytes, beside what the filing pins.</param>
public sealed record RenditionMade(int Number, int Rendition, ImmutableArray<DecidedPlace> Places, RenditionPins Pins) : IFilingEvent;

/// <summary>A span of a text of the model and what was decided on it.</summary>
/// <param name="Place">JSON pointer into the model.</param>
/// <param name="Start">Where the span begins, in UTF-16 units.</param>
/// <param name="Length">Its length.</param>
/// <param name="Kind">What it is: 姓名, 手机号码, 健康信息 …</param>
/// <param name="Hidden">True: replaced by the mark; false: kept.</param>
/// <param name="Ground">Why it is hidden, or on what ground it may be published.</param>
public sealed record DecidedPlace(string Place, int Start, int Length, string Kind, bool Hidden, string Ground);

/// <summary>What a rendition was made by and came to. Digests are SHA-256, lower-case hex.</summary>
/// <param name="Builder">Such as rendition/1.</param>
/// <param name="ModelDigest">Of the model with the marks in it.</param>
/// <param name="CanonicalDigest">Of the parts of the document.</param>
/// <param name="ByteDigest">Of the document; its key in the archive.</param>
/// <param name="Size">Bytes.</param>
public sealed record RenditionPins(string Builder, string ModelDigest, string CanonicalDigest, string ByteDigest, long Size);

/// <summary>A rendition was published.</summary>
/// <param name="Number">Number of the filing.</param>
/// <param name="Rendition">Number of the rendition.</param>
/// <param name="On">Day of publication.</param>
/// <param name="Where">Address or paper.</param>
public sealed record RenditionPublished(int Number, int Rendition, DateOnly On, string Where) : IFilingEvent;

/// <summary>A scan of the stamped paper was attached to the number whose code it shows.</summary>
/// <param name="Number">Number of the filing.</param>
/// <param name="Code">The code at the foot of the paper: the first 16 digits of the model's digest.</param>
/// <param name="Scan">SHA-256 of the scan; its key in the archive.</param>
/// <param name="Name">File name as a person knows it.</param>
/// <param name="MediaType">application/pdf, image/jpeg or image/png.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Pages">Pages of the whole scan; several forms may stand in one.</param>
/// <param name="First">First page that belongs to this form, from 1.</param>
/// <param name="Last">Last page that belongs to it.</param>
public sealed record SealAttached(
    int Number, string Code, string Scan, string Name, string MediaType, long Size, int Pages, int First, int Last) : IFilingEvent;

/// <summary>纸质件收讫: the paper with the stamp arrived.</summary>
/// <param name="Number">Number of the filing.</param>
/// <param name="ReceivedBy">Id of who took it.</param>
/// <param name="On">Day of receipt.</param>
/// <param name="KeptAt">Where it is kept.</param>
public sealed record PaperReceived(int Number, string ReceivedBy, DateOnly On, string KeptAt) : IFilingEvent;
