using System.Globalization;
using System.Net;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>The one webhook of this installation, from the environment (docs/notices.md).</summary>
/// <param name="Url">Where to; checked by <see cref="Read(Func{string, string?})"/>.</param>
/// <param name="Loopback">The receiver is on this machine: http and 127.0.0.1 are allowed then, and nothing else is.</param>
internal sealed record WebhookSettings(Uri Url, bool Loopback)
{
    private const string Prefix = "PERFLEDGER_WEBHOOK_";
    private const int ShortestSecret = 32, LeastOtherPort = 1024;

    private string secret = "";

    /// <summary>How long one delivery may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Not a part of the record: neither printed nor compared.</summary>
    public string Secret() => secret;

    public static (WebhookSettings? Settings, string? Off, bool IsWrong) Read() => Read(Environment.GetEnvironmentVariable);

    public static (WebhookSettings? Settings, string? Off, bool IsWrong) Read(Func<string, string?> variable)
    {
        string? Of(string name) => variable(Prefix + name) is { Length: > 0 } text ? text : null;
        if (Of("URL") is not { } text) return (null, $"没有设置回调地址（{Prefix}URL，见 docs/notices.md）", false);
        var loopback = Of("LOOPBACK") == "true";
        var hosts = (Of("HOSTS") ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var wrong = Faults(text, hosts, loopback).ToList();
        if (Of("SECRET") is not { Length: >= ShortestSecret })
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{Prefix}SECRET 须至少 {ShortestSecret} 个字符"));
        return wrong.Count > 0
            ? (null, $"回调设置有误：{string.Join("；", wrong)}", true)
            : (new WebhookSettings(new Uri(text), loopback) { secret = Of("SECRET")! }, null, false);
    }

    /// <summary>What is wrong with an address; nothing when it may be called.</summary>
    public static IEnumerable<string> Faults(string text, IReadOnlyList<string> hosts, bool loopback)
    {
        // The text as written: .NET's Uri would read decimal, hexadecimal and short forms of addresses, backslashes and blanks.
        if (text.Any(c => c <= ' ' || c >= (char)0x7f || c is '\\' or '@' or '#') || !Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            yield return $"{Prefix}URL 不是网址，或含有空格、反斜杠、@（用户名）或 #；请写 https://主机名/路径";
            yield break;
        }

        var here = loopback && IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address);
        if (url.Scheme != Uri.UriSchemeHttps && !(here && url.Scheme == Uri.UriSchemeHttp))
            yield return $"{Prefix}URL 须以 https:// 开头";
        if (url.HostNameType != UriHostNameType.Dns && !here)
            yield return $"{Prefix}URL 须写主机名，不写 IP 地址";
        var listed = hosts.Any(h => string.Equals(h, url.IsDefaultPort ? url.Host : url.Authority, StringComparison.OrdinalIgnoreCase));
        if (!listed) yield return $"{Prefix}URL 的主机“{url.Authority}”不在 {Prefix}HOSTS 所列之中（非 443 端口须写成 主机名:端口）";
        if (!url.IsDefaultPort && url.Port < LeastOtherPort)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Prefix}URL 的端口 {url.Port} 不可用，请用 443 或 {LeastOtherPort} 以上的端口");
    }
}
