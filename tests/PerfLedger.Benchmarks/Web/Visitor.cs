using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace PerfLedger.Benchmarks.Web;

/// <summary>A person's browser as far as the server sees it: cookies, compression, one connection.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;
    private string token = "";

    public Visitor(Uri address, string cookie, string session)
    {
        var cookies = new CookieContainer();
        cookies.Add(address, new Cookie(cookie, session));
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
    }

    /// <summary>Asks for a page, to the last byte; returns how long that took and its bytes on the wire.</summary>
    public async Task<(TimeSpan Time, int Bytes)> AskAsync(string path)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK
            ? (watch.Elapsed, bytes.Length) : throw new InvalidOperationException($"{path}: {answer.StatusCode}");
    }

    /// <summary>Opens a page to act on it: keeps the token of its forms.</summary>
    public async Task OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("identity");
        using var answer = await client.SendAsync(request);
        var html = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        token = Token().Match(html).Groups[1].Value;
        if (token.Length == 0) throw new InvalidOperationException($"{path}: no form");
    }

    /// <summary>Saves one cell as the script of the page does.</summary>
    public async Task SaveAsync(string evaluation, string figure, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/evaluations/{evaluation}/cells");
        request.Headers.Add("RequestVerificationToken", token);
        request.Content = JsonContent.Create(
            new { command = Guid.CreateVersion7(), edits = new[] { new { figure, text } }, ground = new { } });
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        await answer.Content.ReadAsByteArrayAsync();
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
