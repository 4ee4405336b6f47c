using System.Text;
using Microsoft.Playwright;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Features.Campaigns;

namespace PerfLedger.Browser.Tests.SettingUp;

/// <summary>What the office does that sets the work up, and the units that it asks.</summary>
[Collection(WorkbenchTests.Name)]
public abstract class OfficeJourney(Workbench workbench)
{
    private static int campaigns;

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

    /// <summary>An open campaign that binds, for the forms of the sample, due in ten years.</summary>
    private protected async Task<string> CampaignAsync(int? limit = null)
    {
        var notice = $"t{Interlocked.Increment(ref campaigns):00}-2021";
        var file = new CampaignFile(CampaignFile.Known, 2020, Site.Office, notice, $"试开评价工作{notice}", "cn-2020",
            ["project-self-evaluation/2020-zhuzhou"], false, [new("nhfz", "各类教育内涵发展专项", "教科文科")],
            [new(Site.Unit, Site.UnitName, "department")],
            [new("project-self-evaluation/2020-zhuzhou", "department", null, "教科文科", new DateOnly(2036, 5, 15), null)],
            ExtensionLimitDays: limit);
        await new CommandDesk(Site.Session.Ledger, new Actor("p-07", "organiser", Site.Office, Assurance.Asserted)).DecideAsync(
            Streams.Campaigns, file.Stream, file.Decide, CancellationToken.None);
        return file.Stream;
    }

    /// <summary>A file as a browser sends it.</summary>
    private protected static FilePayload File(string name, string text) =>
        new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) };
}
