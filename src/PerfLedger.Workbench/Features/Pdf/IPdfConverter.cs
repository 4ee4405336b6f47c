namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>Makes a PDF of a .docx. Two exist: LibreOffice on this machine, and the PDF service of docker-compose.yml.</summary>
internal interface IPdfConverter
{
    /// <summary>Converts within limits of time and size; the answer is a PDF with pages or a refusal.</summary>
    /// <exception cref="Cli.CliException">It could not be converted; nothing is lost, the call can be made again.</exception>
    public Task<ConvertedPdf> ConvertAsync(byte[] docx, CancellationToken ct);
}

/// <summary>A PDF that was looked at.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Pages">Its pages.</param>
/// <param name="Converter">What made it, with its version.</param>
internal sealed record ConvertedPdf(byte[] Bytes, int Pages, string Converter);
