namespace PerfLedger.Documents;

/// <summary>A generated .docx with the three digests a filing pins, each SHA-256 in lower-case hexadecimal.</summary>
/// <param name="Package">The .docx package.</param>
/// <param name="ByteDigest">Of the package as it stands.</param>
/// <param name="CanonicalDigest">Of the uncompressed parts; survives recompression by a gateway.</param>
/// <param name="ModelDigest">Of the model bytes the document was made from.</param>
public sealed record RenderedDocument(byte[] Package, string ByteDigest, string CanonicalDigest, string ModelDigest);
