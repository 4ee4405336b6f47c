using Microsoft.Playwright;
using PerfLedger.Domain;

namespace PerfLedger.Browser.Tests.Filling;

/// <summary>What people do on a form that is open.</summary>
[Collection(WorkbenchTests.Name)]
public abstract class FillingJourney(Workbench workbench)
{
    private protected Site Site => workbench.Site;

    private protected Browser Browser => workbench.Browser;

    /// <summary>A window of a new person on this form.</summary>
    private protected async Task<Tab> OpenAsync(string form, Role role = Role.Filler, bool script = true, int width = 1280)
    {
        var office = role is Role.Reviewer or Role.Organiser;
        var (name, password) = await Site.PersonAsync(office ? Site.Office : Site.Unit, [role]);
        var tab = await Browser.OpenAsync(Site, width, script);
        await tab.SignInAsync(name, password);
        if (office) await tab.EnrolAsync();
        Assert.Equal(200, await tab.GoAsync($"/evaluations/{form}"));
        return tab;
    }

    private protected static ILocator Cell(Tab tab, string figure) => tab.Page.Locator($"[id='c-{figure}']");

    private protected static ILocator Entry(Tab tab, string figure) => Cell(tab, figure).Locator(".entry");

    /// <summary>Types into a cell and leaves it.</summary>
    private protected static async Task TypeAsync(Tab tab, string figure, string text)
    {
        await Entry(tab, figure).FillAsync(text);
        await Entry(tab, figure).PressAsync("Enter");
    }

    private protected static Task StateAsync(Tab tab, string figure, string state, int milliseconds = 10_000) =>
        Assertions.Expect(Cell(tab, figure)).ToHaveAttributeAsync("data-state", state, new() { Timeout = milliseconds });

    /// <summary>The page says so, and its scripts run.</summary>
    private protected static async Task SaysAsync(Tab tab, string sentence)
    {
        await Assertions.Expect(tab.Page.Locator("main .notice", new() { HasText = sentence })).ToBeVisibleAsync();
        await tab.Page.WaitForLoadStateAsync();
    }

    private protected async Task<string?> PrintedAsync(string form, string figure) =>
        (await Drafts.ReadAsync(Site, form))[figure].Printed;

    private protected static Task PasteAsync(Tab tab, string figure, string text) => Entry(tab, figure).EvaluateAsync(
        """
        (entry, text) => {
            entry.focus();
            entry.select();
            const data = new DataTransfer();
            data.setData('text/plain', text);
            entry.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, text);
}
