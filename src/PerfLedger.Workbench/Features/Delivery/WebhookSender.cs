using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>A receiver did not take a delivery. The message is for people.</summary>
/// <param name="forGood">No further attempt would mend it.</param>
internal sealed class WebhookException(string answer, bool forGood, Exception? cause = null) : Exception(answer, cause)
{
    public bool ForGood { get; } = forGood;
}

/// <summary>
/// Posts a signed body. The name is resolved once, every address it has must be public, and the connection goes to one of those very
/// addresses: between the check and the call no name server has a say. No redirect is followed, no proxy asked, no cookie kept.
/// </summary>
/// <param name="settings">Where to, and the secret.</param>
/// <param name="resolve">Resolves a name; null = as the machine does.</param>
/// <param name="connect">Connects to one of these addresses; null = by TCP.</param>
internal sealed class WebhookSender(
    WebhookSettings settings, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null,
    Func<IPAddress[], int, CancellationToken, ValueTask<Stream>>? connect = null)
{
    private const int MostOfAnswer = 4096;

    public async Task SendAsync(string delivery, DateTimeOffset at, byte[] body, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Patience);
        try
        {
            var addresses = await AddressesAsync(patience.Token);
            using var client = new HttpClient(Handler(addresses)) { Timeout = Timeout.InfiniteTimeSpan };
            using var request = Request(delivery, at, body);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            await RefuseAsync(response, patience.Token);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (OperationCanceledException e)
        {
            throw new WebhookException(
                string.Create(CultureInfo.InvariantCulture, $"接收方 {settings.Patience.TotalSeconds:0} 秒没有答复"), false, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            throw new WebhookException($"没有发到接收方：{Notices.NoticeNames.Line(e.Message)}", false, e);
        }
    }

    /// <summary>t=seconds,v1=hex of HMAC-SHA256 with the secret over "seconds.body".</summary>
    public static string Signature(string secret, DateTimeOffset at, byte[] body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes(seconds + "."));
        hash.AppendData(body);
        return $"t={seconds},v1={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private HttpRequestMessage Request(string delivery, DateTimeOffset at, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("X-PerfLedger-Delivery", delivery);
        request.Headers.Add("X-PerfLedger-Signature", Signature(settings.Secret(), at, body));
        return request;
    }

    private async Task<IPAddress[]> AddressesAsync(CancellationToken ct)
    {
        var host = settings.Url.DnsSafeHost;
        if (IPAddress.TryParse(host, out var here))
            return settings.Loopback && IPAddress.IsLoopback(here) ? [here] : throw Inside(host);
        var found = await (resolve ?? Dns.GetHostAddressesAsync)(host, ct);
        if (found.Length == 0) throw new WebhookException($"主机 {host} 没有地址", false);
        // One inside is enough: a name that has both is not honest.
        return Array.TrueForAll(found, PublicAddress.Is) ? found : throw Inside(host);
    }

    private static WebhookException Inside(string host) => new($"主机 {host} 的地址不在公网，没有连接；回调只发往公网地址", false);

    private SocketsHttpHandler Handler(IPAddress[] addresses) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 16, // KiB
        // The name stays in the request and in the check of the certificate; only where to connect is settled here.
        ConnectCallback = (context, ct) => (connect ?? ConnectAsync)(addresses, context.DnsEndPoint.Port, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task RefuseAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var code = (int)response.StatusCode;
        if (code is >= 200 and < 300) return;
        var said = await BeginningAsync(response, ct);
        var answer = string.Create(CultureInfo.InvariantCulture, $"接收方答复 {code}{(said.Length > 0 ? "：" + said : "")}");
        // Elsewhere is nowhere: a redirect is not followed. Gone is gone. Whatever else is wrong there somebody may mend within the day.
        throw code is >= 300 and < 400 ? new WebhookException(answer + "（不跟随转向）", true) : new WebhookException(answer, code == 410);
    }

    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var buffer = new byte[MostOfAnswer];
        await using var content = await response.Content.ReadAsStreamAsync(ct);
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return Notices.NoticeNames.Line(Encoding.UTF8.GetString(buffer, 0, read)).Trim();
    }
}
