using System.Text;
using Microsoft.Playwright;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Ledger;
using PerfLedger.Workbench;

namespace PerfLedger.Browser.Tests.SettingUp;

/// <summary>What the office does that sets the work up, and the units that it asks.</summary>
[Collection(WorkbenchTests.Name)]
public abstract class OfficeJourney(Workbench workbench)
{
    private protected Site Site => workbench.Site;

    /// <summary>A window of a new person in this role.</summary>
    private protected async Task<Tab> OpenAsync(Role role, string? unit = null, bool script = true)
    {
        var office = role is not (Role.Filler or Role.Head);
        var (name, password) = await Site.PersonAsync(unit ?? (office ? Site.Office : Site.Unit), [role]);
        var tab = await workbench.Browser.OpenAsync(Site, script: script);
        await tab.SignInAsync(name, password);
        if (office) await tab.EnrolAsync();
        return tab;
    }

    private protected static Task PressAsync(Tab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    private protected async Task<Campaign> ReadAsync(string stream) =>
        (await Site.Session.Ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Now, CancellationToken.None)).State;

    private protected Task<string> CampaignAsync(int? limit = null) => Orders.CampaignAsync(Site, limit);

    /// <summary>A file as a browser sends it.</summary>
    private protected static FilePayload File(string name, string text) =>
        new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) };
}
