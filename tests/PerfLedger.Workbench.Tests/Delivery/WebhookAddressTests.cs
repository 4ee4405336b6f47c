using System.Net;
using PerfLedger.Workbench.Features.Delivery;

namespace PerfLedger.Workbench.Tests.Delivery;

/// <summary>Where the webhook may go and where not: ways of writing an address, names that lead inside, names that change.</summary>
public sealed class WebhookAddressTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    // The allow-list names whatever is called: it is the address that is refused, not the name.
    [Theory]
    [InlineData("http://hook.example.org/")]
    [InlineData("HTTP://hook.example.org/")]
    [InlineData("ftp://hook.example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://hook.example.org/")]
    [InlineData("ws://hook.example.org/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//hook.example.org/")]
    [InlineData("hook.example.org")]
    [InlineData("https://user@hook.example.org/")]
    [InlineData("https://user:word@hook.example.org/")]
    [InlineData("https://hook.example.org@127.0.0.1/")]
    [InlineData("https://hook.example.org\\@127.0.0.1/")]
    [InlineData("https://hook.example.org#@127.0.0.1/")]
    [InlineData("https://hook.example.org/ path")]
    [InlineData("https://hook.example.org/\r\nX: y")]
    [InlineData(" https://hook.example.org/")]
    [InlineData("https://hook.example.org:22/")]
    [InlineData("https://hook.example.org:25/")]
    [InlineData("https://hook.example.org:80/")]
    [InlineData("https://hook.example.org:0/")]
    [InlineData("https://hook.example.org:99999/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://127.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0x7f.0.0.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://017700000001/")]
    [InlineData("https://0/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://0xA9FEA9FE/")]
    [InlineData("https://2852039166/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://8.8.8.8/")] // public, but no name: no certificate tells whose it is
    [InlineData("https://[::1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:7f00:1]/")]
    [InlineData("https://[::127.0.0.1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[2606:4700:4700::1111]/")]
    [InlineData("https://１２７.０.０.１/")]
    [InlineData("https://①②⑦.0.0.1/")]
    [InlineData("https://hook。example。org/")]
    [InlineData("https://прим.example.org/")]
    public void An_address_written_so_is_refused(string url)
    {
        List<string> hosts = [];
        if (Uri.TryCreate(url, UriKind.Absolute, out var read)) hosts = [read.Host, read.Authority, read.IdnHost, read.DnsSafeHost];
        Assert.NotEmpty(WebhookSettings.Faults(url, hosts, loopback: false));
    }

    [Theory]
    [InlineData("https://hook.example.org/", true)]
    [InlineData("https://HOOK.example.org/a?b=c", true)]
    [InlineData("https://hook.example.org:443/", true)]
    [InlineData("https://hook.example.org:8443/in", true)]
    [InlineData("https://hook.example.org:9443/", false)]
    [InlineData("https://hook.example.org./", false)]
    [InlineData("https://other.example.org/", false)]
    [InlineData("https://hook.example.org.evil.example/", false)]
    [InlineData("https://evil.example/hook.example.org", false)]
    [InlineData("https://localhost/", false)]
    public void Only_a_host_and_port_of_the_list_is_called(string url, bool allowed) =>
        Assert.Equal(allowed, !WebhookSettings.Faults(url, ["hook.example.org", "hook.example.org:8443"], loopback: false).Any());

    [Theory]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("http://[::1]:8080/", true)]
    [InlineData("http://10.0.0.1:8080/", false)]
    [InlineData("http://hook.example.org/", false)]
    [InlineData("http://169.254.169.254/", false)]
    public void The_setting_for_a_receiver_on_this_machine_allows_nothing_else(string url, bool allowed) =>
        Assert.Equal(allowed, !WebhookSettings.Faults(url, [new Uri(url).Authority], loopback: true).Any());

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("10.255.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%2")]
    [InlineData("ff02::1")]
    public async Task A_name_that_leads_inside_is_not_connected_to(string address)
    {
        IPAddress inside = IPAddress.Parse(address), open = IPAddress.Parse("8.8.8.8");
        foreach (var answer in new IPAddress[][] { [inside], [open, inside], [inside, open] })
        {
            var sender = new WebhookSender(Settings(), (_, _) => Task.FromResult(answer),
                (_, _, _) => throw new InvalidOperationException());
            var refused = await Assert.ThrowsAsync<WebhookException>(() => SendAsync(sender));
            Assert.Contains("不在公网", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700:4700::1111")]
    public async Task It_is_connected_to_the_address_that_was_checked_and_the_name_is_asked_once(string address)
    {
        var (asked, connected) = (0, new List<IPAddress>());
        // The name server of an attacker: public at first, this machine a moment later.
        Task<IPAddress[]> Rebind(string host, CancellationToken ct) =>
            Task.FromResult(new[] { asked++ == 0 ? IPAddress.Parse(address) : IPAddress.Loopback });
        var sender = new WebhookSender(Settings(), Rebind, (addresses, port, _) =>
        {
            connected.AddRange(addresses);
            Assert.Equal(443, port);
            return ValueTask.FromResult<Stream>(new MemoryStream()); // hears nothing: TLS fails
        });
        var failed = await Assert.ThrowsAsync<WebhookException>(() => SendAsync(sender));
        Assert.False(failed.ForGood);
        Assert.Equal(1, asked);
        Assert.Equal([IPAddress.Parse(address)], connected);
    }

    [Fact]
    public void Wrong_settings_are_said_all_at_once_and_never_the_secret()
    {
        var (settings, off, wrong) = WebhookSettings.Read(n => n switch
        {
            "PERFLEDGER_WEBHOOK_URL" => "http://10.0.0.1:22/",
            "PERFLEDGER_WEBHOOK_SECRET" => "too-short-secret",
            _ => null,
        });
        Assert.Null(settings);
        Assert.True(wrong);
        foreach (var part in new[] { "https://", "IP 地址", "PERFLEDGER_WEBHOOK_HOSTS", "端口 22", "32 个字符" })
            Assert.Contains(part, off, StringComparison.Ordinal);
        Assert.DoesNotContain("too-short", off, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Settings().ToString(), StringComparison.Ordinal);
        Assert.False(WebhookSettings.Read(_ => null).IsWrong); // none is no fault
    }

    private static Task SendAsync(WebhookSender sender) => sender.SendAsync("d-1", DateTimeOffset.UnixEpoch, [1], default);

    private static WebhookSettings Settings() => WebhookSettings.Read(n => n switch
    {
        "PERFLEDGER_WEBHOOK_URL" => "https://hook.example.org/in",
        "PERFLEDGER_WEBHOOK_HOSTS" => "hook.example.org",
        "PERFLEDGER_WEBHOOK_SECRET" => Secret,
        _ => null,
    }).Settings!;
}
