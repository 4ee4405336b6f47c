using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>
/// The PDF service of docker-compose.yml (Gotenberg 8: POST /forms/libreoffice/convert). Only an address inside: a report that is not
/// public yet must not leave the house.
/// </summary>
/// <param name="address">Base address, such as http://pdf:3000.</param>
/// <param name="limit">How long a conversion may take.</param>
internal sealed class PdfServiceConverter(Uri address, TimeSpan limit) : IPdfConverter
{
    private const string MediaTypeDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<ConvertedPdf> ConvertAsync(byte[] docx, CancellationToken ct)
    {
        await RequireInsideAsync(ct);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        using var client = new HttpClient(handler) { BaseAddress = address, Timeout = limit };
        client.MaxResponseContentBufferSize = PdfConverters.MostBytes;
        try
        {
            var version = await VersionAsync(client, ct);
            using var form = new MultipartFormDataContent();
            using var file = new ByteArrayContent(docx);
            using var archival = new StringContent("PDF/A-2b");
            file.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeDocx);
            form.Add(file, "files", "document.docx");
            form.Add(archival, "pdfa");
            using var answer = await client.PostAsync(new Uri("/forms/libreoffice/convert", UriKind.Relative), form, ct);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw Failed($"答复 {(int)answer.StatusCode}：{await SaidAsync(answer, ct)}");
            if (answer.Content.Headers.ContentType?.MediaType != "application/pdf")
                throw Failed($"答复的不是 PDF，而是 {answer.Content.Headers.ContentType?.MediaType ?? "没有类型的内容"}");
            return PdfConverters.Checked(await answer.Content.ReadAsByteArrayAsync(ct), version);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw Failed($"在 {limit.TotalSeconds:0} 秒内没有答复");
        }
        catch (HttpRequestException e)
        {
            throw Failed(e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? "答复超过 50 MB" : "连不上或中断");
        }
    }

    /// <summary>Every address of the host is one of this machine or of a private network.</summary>
    public static bool IsInside(IPAddress a)
    {
        if (a.IsIPv4MappedToIPv6) a = a.MapToIPv4();
        if (IPAddress.IsLoopback(a)) return true;
        var b = a.GetAddressBytes();
        return a.AddressFamily == AddressFamily.InterNetworkV6
            ? a.IsIPv6UniqueLocal || a.IsIPv6LinkLocal
            : b[0] == 10 || (b[0] == 172 && b[1] is >= 16 and < 32) || (b[0] == 192 && b[1] == 168);
    }

    private async Task RequireInsideAsync(CancellationToken ct)
    {
        IPAddress[] all;
        try
        {
            all = await Dns.GetHostAddressesAsync(address.DnsSafeHost, ct);
        }
        catch (SocketException)
        {
            throw Failed("找不到这个地址");
        }

        if (all.Length == 0 || !all.All(IsInside))
            throw new CliException(ExitCodes.BadInput, $"PDF 服务 {address} 不在本机或内网，报告不发往外部；请改 PERFLEDGER_PDF。");
    }

    private static async Task<string> VersionAsync(HttpClient client, CancellationToken ct)
    {
        using var answer = await client.GetAsync(new Uri("/version", UriKind.Relative), ct);
        var said = answer.StatusCode == HttpStatusCode.OK ? (await answer.Content.ReadAsStringAsync(ct)).Trim() : "";
        var known = said.Length is > 0 and <= 40 && said.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+');
        return known ? $"gotenberg {said}" : "gotenberg";
    }

    private static async Task<string> SaidAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var said = await answer.Content.ReadAsStringAsync(ct);
        return said.Length <= 200 ? said : said[..200] + "…";
    }

    private CliException Failed(string why) =>
        new(ExitCodes.NoDatabase, $"PDF 服务 {address} {why}；没有写入，可稍后重试，或检查 docker compose 的 pdf 服务。");
}
