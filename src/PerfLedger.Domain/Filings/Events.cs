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
