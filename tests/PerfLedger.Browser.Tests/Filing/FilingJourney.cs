using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench;

namespace PerfLedger.Browser.Tests.Filing;

/// <summary>What people do before, on and after a filing.</summary>
[Collection(WorkbenchTests.Name)]
public abstract partial class FilingJourney(Workbench workbench)
{
    private protected Site Site => workbench.Site;

    private protected Browser Browser => workbench.Browser;

    /// <summary>A window of a new person.</summary>
    private protected async Task<Tab> OpenAsync(Role role, bool script = true, string? unit = null)
    {
        var office = role is Role.Reviewer or Role.Organiser;
        var (name, password) = await Site.PersonAsync(unit ?? (office ? Site.Office : Site.Unit), [role]);
        var tab = await Browser.OpenAsync(Site, script: script);
        tab.Page.SetDefaultTimeout(8_000);
        await tab.SignInAsync(name, password);
        if (office) await tab.EnrolAsync();
        return tab;
    }

    /// <summary>Files a new form in this window; returns the address of the filing.</summary>
    private protected async Task<string> FileAsync(Tab tab)
    {
        var form = await Drafts.MakeAsync(Site, Stage.Accepted);
        Assert.Equal(200, await tab.GoAsync($"/evaluations/{form}/file"));
        await PressAsync(tab, "报送");
        await SaysAsync(tab, "已报送");
        return tab.Path.Split('?')[0];
    }

    private protected static Task PressAsync(Tab tab, string button) =>
        tab.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private protected static Task SaysAsync(Tab tab, string sentence) =>
        Assertions.Expect(tab.Page.Locator("main .notice", new() { HasText = sentence })).ToBeVisibleAsync();

    /// <summary>What a row of a table of facts says.</summary>
    private protected static async Task<string> FactAsync(Tab tab, string name) => (await tab.Page
        .Locator("tr", new() { Has = tab.Page.GetByRole(AriaRole.Rowheader, new() { Name = name, Exact = true }) }).First
        .Locator("td").First.InnerTextAsync()).Trim();

    /// <summary>The bytes of a link, taken with the cookies of the window.</summary>
    private protected async Task<byte[]> TakeAsync(Tab tab, string path)
    {
        var answer = await tab.Page.Context.APIRequest.GetAsync(Site.Url + path);
        Assert.Equal(200, answer.Status);
        return await answer.BodyAsync();
    }

    /// <summary>A file that takes its time: asked for again as the page that waits does, then taken.</summary>
    private protected async Task<byte[]> AwaitAsync(Tab tab, string path)
    {
        for (var asked = 0; asked < 60; asked++)
        {
            var answer = await tab.Page.Context.APIRequest.GetAsync(Site.Url + path);
            if (answer.Status == 200) return await answer.BodyAsync();
            Assert.Equal(202, answer.Status);
            Assert.Contains("waited=1", answer.Headers["refresh"], StringComparison.Ordinal);
        }

        throw new TimeoutException(path);
    }

    private protected static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private protected async Task<long> PositionAsync() => (await Site.Session.Ledger.HeadAsync()).Position;

    private protected Task<Domain.Filings.Filing> StateAsync(string address) => Site.Session.Ledger
        .FoldAsync(Streams.Filings, Number().Replace(address["/filings/".Length..], ""), AsOf.Now)
        .ContinueWith(f => f.Result.State, TaskScheduler.Default);

    [GeneratedRegex("@[0-9]+$")]
    private static partial Regex Number();
}
