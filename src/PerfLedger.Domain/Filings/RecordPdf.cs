namespace PerfLedger.Domain.Filings;

/// <summary>Records the PDF of a filed document. The first one stands: whoever comes second is told to use it by adding nothing.</summary>
/// <param name="Pdf">What was made.</param>
/// <param name="By">Who made it.</param>
public sealed record RecordPdf(PdfRendered Pdf, Who By)
{
    /// <summary>Decides.</summary>
    public Decision<IFilingEvent> Decide(Filing state)
    {
        if (state.Find(Pdf.Number) is not { } report) return Refusals.FilingNumberIsUnknown(Pdf.Number);
        if (By.Role is Role.Evaluator) return Refusals.EvaluatorsOnlyRead();
        if (state.Pdfs.Exists(p => p.Of == Pdf.Of)) return Decision<IFilingEvent>.Nothing;
        var source = report.Pins.ByteDigest == Pdf.Of
            || state.Renditions.Exists(r => r.Number == Pdf.Number && r.Pins.ByteDigest == Pdf.Of);
        if (!source || !Digests.IsSha256(Pdf.Digest) || Pdf.Size < 1 || Pdf.Pages < 1 || string.IsNullOrWhiteSpace(Pdf.Converter))
            return Refusals.PdfIsMalformed();
        return new IFilingEvent[] { Pdf };
    }
}
