using System.Net;
using PerfLedger.Domain;
using PerfLedger.Browser.Tests.Rights;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Browser.Tests;

/// <summary>What every address does for whoever comes; who is let in where stands in Rights/endpoints.txt.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class RouteTests(Workbench workbench)
{
    private Site Site => workbench.Site;

    [BrowserFact]
    public async Task Without_a_session_every_closed_address_leads_to_the_sign_in_and_nothing_is_shown()
    {
        using var client = Client();
        foreach (var address in Expectation.All.Where(e => e.Words != "anybody"))
        {
            var path = address.Address.Replace("{id}", Site.Form9, StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(address.Method), path);
            if (address.Method == "POST") request.Content = new FormUrlEncodedContent([]);
            using var answer = await client.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/sign-in",
                StringComparison.Ordinal), $"{address.Name}: {answer.StatusCode} {answer.Headers.Location}");
            Assert.Empty(await answer.Content.ReadAsStringAsync());
        }
    }

    [BrowserFact]
    public async Task What_is_sent_without_the_token_of_a_form_is_not_done()
    {
        using var client = Client();
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative),
            new FormUrlEncodedContent([new("name", "p-01"), new("password", "whatever it is")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [BrowserFact]
    public async Task Every_answer_forbids_what_comes_from_elsewhere()
    {
        using var client = Client();
        foreach (var path in new[] { "/sign-in", "/", "/nothing" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(SecurityHeaders.Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.False(answer.Headers.Contains("Server"));
        }

        Assert.DoesNotContain("unsafe", SecurityHeaders.Policy, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_name_of_another_host_is_refused()
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = "ledger.example.org";
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [BrowserFact]
    public async Task A_style_sheet_is_kept_by_the_browser_under_the_digest_of_its_content()
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri(OwnFiles.Of("app.css"), UriKind.Relative));
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_failure_shows_a_number_and_nothing_of_the_program()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var tab = await workbench.Browser.OpenAsync(Site);
        await tab.SignInAsync(name, password);
        Assert.Equal(500, await tab.GoAsync(Site.BrokenStep));
        var said = await tab.Page.ContentAsync();
        Assert.Matches("编号 <strong>[0-9A-F]{10}</strong>", said);
        Assert.DoesNotContain("secret of the program", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_form_of_another_unit_is_refused_and_one_that_is_not_there_is_not_found()
    {
        var (name, password) = await Site.PersonAsync("ZZ-WJJ", [Role.Filler]);
        await using var tab = await workbench.Browser.OpenAsync(Site);
        await tab.SignInAsync(name, password);
        foreach (var view in new[] { "", "/history", "/versions", "/compare", "/blame" })
            Assert.Equal(403, await tab.GoAsync($"/evaluations/{Site.Form9}{view}"));
        Assert.Equal(403, await tab.GoAsync($"/filings/{Site.Form9.Replace("evaluation", "filing", StringComparison.Ordinal)}@1"));
        Assert.Equal(404, await tab.GoAsync("/evaluations/evaluation.2020.ZZ-WJJ.project-self-evaluation.nhfz.09"));
        Assert.Equal(404, await tab.GoAsync("/evaluations/nonsense"));
        Assert.Equal(404, await tab.GoAsync("/filings/nonsense"));
        foreach (var list in new[] { "/", "/evaluations", "/filings", "/overview", "/trail?unit=" + Site.Unit })
        {
            Assert.Equal(200, await tab.GoAsync(list));
            Assert.DoesNotContain("标准化考点建设", await tab.Page.ContentAsync(), StringComparison.Ordinal);
        }
    }

    [BrowserFact]
    public async Task An_evaluator_without_a_sample_sees_no_form_of_the_unit_he_is_registered_in()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Evaluator]);
        await using var tab = await workbench.Browser.OpenAsync(Site);
        await tab.SignInAsync(name, password);
        Assert.Equal(403, await tab.GoAsync($"/evaluations/{Site.Form9}"));
        Assert.Equal(403, await tab.GoAsync($"/filings/{Site.Form9.Replace("evaluation", "filing", StringComparison.Ordinal)}@1"));
        foreach (var list in new[] { "/", "/evaluations", "/filings", "/overview", "/trail" })
        {
            Assert.Equal(200, await tab.GoAsync(list));
            Assert.DoesNotContain("标准化考点建设", await tab.Page.ContentAsync(), StringComparison.Ordinal);
        }
    }

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Site.Url) };
}
