using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Features.Evaluations.Pages;

namespace PerfLedger.Workbench.Features.Filings.Pages;

/// <summary>A page of the list of filings, newest first.</summary>
/// <param name="Filter">What was asked.</param>
/// <param name="OfAllUnits">The person may ask for a unit.</param>
/// <param name="Rows">The filings of the page.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Size">Filings a page.</param>
public sealed record FilingListModel(
    FilingFilter Filter, bool OfAllUnits, IReadOnlyList<ListedFiling> Rows, int Number, int Total, int Size);

/// <summary>One filing.</summary>
/// <param name="Row">As the list has it.</param>
/// <param name="Filed">The event.</param>
/// <param name="At">When, as people read it.</param>
/// <param name="Receipt">What the receipt says, line by line.</param>
/// <param name="Versions">All filings of the same thing.</param>
/// <param name="State">All that became of them.</param>
/// <param name="People">Names of those who received paper.</param>
public sealed record FilingModel(
    FilingRow Row, ReportFiled Filed, string At, IReadOnlyList<(string Name, string Text)> Receipt, IReadOnlyList<FilingRow> Versions,
    Filing State, IReadOnlyDictionary<string, string> People)
{
    /// <summary>The person attaches scans of stamped paper.</summary>
    public bool Attaches { get; init; }

    /// <summary>The person takes the stamped paper in.</summary>
    public bool Receives { get; init; }

    /// <summary>The person decides on publication.</summary>
    public bool Publishes { get; init; }

    /// <summary>The person may have the PDF made that is kept.</summary>
    public bool Renders { get; init; }

    /// <summary>The day by the clock of the ledger.</summary>
    public DateOnly Today { get; init; }

    /// <summary>What was just done, or what stands against it.</summary>
    public PageNotice? Notice { get; init; }

    /// <summary>What was typed and not written.</summary>
    public IFormCollection? Typed { get; init; }

    /// <summary>Scans of this number.</summary>
    public IEnumerable<SealAttached> Seals => State.Seals.Where(s => s.Number == Row.Number);

    /// <summary>The paper of this number as it lies now; null when it did not arrive.</summary>
    public PaperReceived? Paper => State.Papers.FindLast(p => p.Number == Row.Number);

    /// <summary>The PDF that is kept; null when none was made.</summary>
    public PdfRendered? Pdf => State.Pdfs.Find(p => p.Of == Row.ByteDigest);

    /// <summary>Public renditions of this number.</summary>
    public IEnumerable<RenditionMade> Renditions => State.Renditions.Where(r => r.Number == Row.Number);

    /// <summary>The code at the foot of each page.</summary>
    public string Code => AttachSeal.CodeOf(Filed);

    /// <summary>Replaced by a later number.</summary>
    public bool IsCorrected => Row.Number < Row.Latest;

    /// <summary>Everything pinned, with its digest or its version.</summary>
    public IReadOnlyList<(string Name, string Text)> Pinned =>
    [
        ("文件 SHA-256", Filed.Pins.ByteDigest), ("内容摘要", Filed.Pins.CanonicalDigest), ("数据模型摘要", Filed.Pins.ModelDigest),
        ($"模板 {Filed.Pins.Template}", Filed.Pins.TemplateDigest),
        .. Filed.Pins.Materials.Select(m => ($"{Materials.Word(m.Kind)} {m.Name}", m.Digest)),
        .. Filed.Freeze.Streams.Select(s => ($"留痕凭证 {s.Stream} 版本 {s.Version}", s.Leaf)),
        .. Pdf is { } pdf ? [("PDF SHA-256", pdf.Digest)] : Array.Empty<(string, string)>(),
        .. Seals.Select(s => ($"盖章件 {s.Name}", s.Scan)),
        .. Renditions.Select(r => ($"公开版第 {r.Rendition} 稿", r.Pins.ByteDigest)),
    ];
}
