using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PerfLedger.Domain;
using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Browser.Tests.Rights;

/// <summary>A signed-in person without a browser: cookie and form token, sent with every request.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;
    private string session = "", form = "", token = "";

    private Visitor(HttpClient client) => this.client = client;

    /// <summary>Registers a person with a sign-in and opens his session, code included.</summary>
    public static async Task<Visitor> OpenAsync(Site site, string unit, Role role)
    {
        var (person, _) = await site.PersonAsync(unit, [role]);
        return await OfAsync(site, person, role);
    }

    /// <summary>Opens a session of a person who has a sign-in.</summary>
    public static async Task<Visitor> OfAsync(Site site, string person, Role role)
    {
        var account = (await site.WithAccountsAsync(a => a.AllAsync(CancellationToken.None))).Single(a => a.PersonId == person);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(Sessions.Begin(account, role.ToString().ToLowerInvariant(), code: true, now),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, Sessions.Scheme);
        var cookie = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Sessions.Scheme);
        var visitor = new Visitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        { BaseAddress = new Uri(site.Url) });
        visitor.session = $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}";
        visitor.token = Token().Match((await visitor.AskAsync("GET", "/account/password")).Body).Groups[1].Value;
        return visitor;
    }

    /// <summary>Asks, with nothing filled in but these fields; waits where the pace of writes is held down.</summary>
    public async Task<(HttpStatusCode Status, string Location, string Body)> AskAsync(
        string method, string path, params (string Name, string Value)[] fields)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method == "POST")
                request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f =>
                    new KeyValuePair<string, string>(f.Name, f.Value))]);
            request.Headers.Add("Cookie", $"{session}; {form}");
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(250);
                continue;
            }

            Keep(answer);
            var endless = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
            return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "",
                endless ? "" : Text(await answer.Content.ReadAsByteArrayAsync()));
        }
    }

    public void Dispose() => client.Dispose();

    // Signing out is asked for as well, and is not meant.
    private void Keep(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var cookies)) return;
        foreach (var given in cookies.Select(c => c.Split(';')[0]))
        {
            if (given.StartsWith("perfledger-form=", StringComparison.Ordinal)) form = given;
            else if (given.StartsWith("perfledger-session=", StringComparison.Ordinal) && !given.EndsWith('=')) session = given;
        }
    }

    /// <summary>What can be read in an answer; of a file that is a package, in all its parts.</summary>
    private static string Text(byte[] bytes)
    {
        if (bytes is not [0x50, 0x4B, 3, 4, ..]) return Encoding.UTF8.GetString(bytes);
        using var package = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var part in package.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = part.Open()) stream.CopyTo(content);
            text.Append(Text(content.ToArray()));
        }

        return text.ToString();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
