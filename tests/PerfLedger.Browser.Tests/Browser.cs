using System.Security.Cryptography;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PerfLedger.Browser.Tests;

/// <summary>Debian's Chromium. Playwright's own download is never used.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string Program = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    private Browser()
    {
    }

    public static bool IsMissing => !File.Exists(Program);

    public static async Task<Browser> StartAsync()
    {
        var started = new Browser { playwright = await Playwright.CreateAsync() };
        started.browser = await started.playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
        return started;
    }

    /// <summary>A window of its own, with cookies of its own.</summary>
    public async Task<Tab> OpenAsync(Site site, int width = 1280, bool script = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = site.Url,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = script,
        });
        return new Tab(site, context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}

/// <summary>What a person does in a window, and what it asked of which host.</summary>
public sealed class Tab : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly List<string> elsewhere = [];
    private readonly List<string> complaints = [];

    internal Tab(Site site, IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Request += (_, r) =>
        {
            if (!r.Url.StartsWith(site.Url + "/", StringComparison.Ordinal)) elsewhere.Add(r.Url);
        };
        page.Console += (_, m) =>
        {
            if (m.Type == "error") complaints.Add(m.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Addresses of other hosts that were asked for.</summary>
    public IReadOnlyList<string> Elsewhere => elsewhere;

    /// <summary>What the browser complained of, such as something the content policy forbids.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public string Path => new Uri(Page.Url).PathAndQuery;

    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    public async Task SignInAsync(string name, string password)
    {
        if (!Path.StartsWith("/sign-in", StringComparison.Ordinal)) await GoAsync("/sign-in");
        await Page.GetByLabel("登录名").FillAsync(name);
        await Page.GetByLabel("密码").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    /// <summary>Sets up one-time codes on the page that demands them; returns their secret.</summary>
    public async Task<string> EnrolAsync()
    {
        var secret = (await Page.Locator(".secret").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await Page.GetByLabel("动态码").FillAsync(OneTimeCode.Of(secret, DateTimeOffset.UtcNow));
        await Page.GetByRole(AriaRole.Button, new() { Name = "启用" }).ClickAsync();
        return secret;
    }

    /// <summary>
    /// What axe finds wrong with the page, its rule with the first places. Pages have no frames, so it runs once, inside the page; what
    /// holds is not handed out.
    /// </summary>
    public async Task<string[]> BarriersAsync()
    {
        Assert.Equal(0, await Page.Locator("iframe, frame").CountAsync());
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .map(v => `${v.id} ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)
            """);
    }

    public Task ShootAsync(string file) => Page.ScreenshotAsync(new() { Path = file, FullPage = true });

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}

/// <summary>One-time codes as a device makes them (RFC 6238: HMAC-SHA1, 30 seconds, six digits).</summary>
internal static class OneTimeCode
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(string secret, DateTimeOffset at)
    {
        var counter = BitConverter.GetBytes(at.ToUnixTimeSeconds() / 30);
        if (BitConverter.IsLittleEndian) Array.Reverse(counter);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, Bytes(secret)); // the algorithm of RFC 6238
        hmac.AppendData(counter);
        var hash = hmac.GetHashAndReset();
        var from = hash[^1] & 0xF;
        var number = ((hash[from] & 0x7F) << 24) | (hash[from + 1] << 16) | (hash[from + 2] << 8) | hash[from + 3];
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string secret)
    {
        var bits = secret.ToUpperInvariant().SelectMany(c =>
            Enumerable.Range(0, 5).Select(n => (Base32.IndexOf(c) >> (4 - n)) & 1)).ToList();
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => (byte)b.Aggregate(0, (sum, bit) => (sum << 1) | bit))];
    }
}
