using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations.Acts;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>A form that brings a file. Its address takes more than the server does elsewhere; whoever reads it has been let
/// in before.</summary>
internal static class FileForm
{
    /// <summary>Most bytes of a file: 50 MB.</summary>
    public const long MostBytes = BlobArchive.MostBytes;

    private const long Envelope = 1024 * 1024; // fields and boundaries around the file

    public static async Task<IFormCollection> ReadAsync(HttpContext http, IAntiforgery antiforgery, CancellationToken ct)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MostBytes + Envelope;
        await antiforgery.ValidateRequestAsync(http);
        return await http.Request.ReadFormAsync(ct);
    }

    /// <summary>The bytes of a file; too many are refused.</summary>
    /// <param name="file">The file.</param>
    /// <param name="what">What it should be, as people call it.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<byte[]> BytesAsync(IFormFile file, string what, CancellationToken ct)
    {
        if (file.Length > MostBytes)
            throw new CliException(ExitCodes.BadInput, FormattableString.Invariant(
                $"“{FileNames.Plain(file.FileName)}”有 {file.Length} 字节，{what}最多 {MostBytes} 字节（50 MB）；没有读入。请核对是否选对了文件。"));
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
