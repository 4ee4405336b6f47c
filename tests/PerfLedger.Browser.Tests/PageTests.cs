using PerfLedger.Domain;

namespace PerfLedger.Browser.Tests;

/// <summary>What holds on every page.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class PageTests(Workbench workbench)
{
    private static readonly int[] Widths = [320, 1280, 1920];

    [BrowserFact]
    public async Task Pages_of_a_filler_have_no_barrier_ask_no_other_host_and_fit_the_window()
    {
        var (name, password) = await workbench.Site.PersonAsync(Site.Unit, [Role.Filler, Role.Head]);
        await using var tab = await workbench.Browser.OpenAsync(workbench.Site);
        await tab.SignInAsync(name, password);
        await LookAsync(tab, await Pages.OfFillerAsync(workbench.Site, name));
    }

    [BrowserFact]
    public async Task Pages_of_a_reviewer_have_no_barrier_ask_no_other_host_and_fit_the_window()
    {
        var (name, password) = await workbench.Site.PersonAsync(Site.Office, [Role.Reviewer]);
        await using var tab = await workbench.Browser.OpenAsync(workbench.Site);
        await tab.SignInAsync(name, password);
        await LookAsync(tab, [("enrol", "/account/code")]);
        await tab.EnrolAsync();
        await LookAsync(tab, Pages.OfReviewer);
    }

    [BrowserFact]
    public async Task Pages_of_an_organiser_have_no_barrier_ask_no_other_host_and_fit_the_window()
    {
        var (name, password) = await workbench.Site.PersonAsync(Site.Office, [Role.Organiser]);
        await using var tab = await workbench.Browser.OpenAsync(workbench.Site);
        await tab.SignInAsync(name, password);
        await tab.EnrolAsync();
        await LookAsync(tab, await Pages.OfOrganiserAsync(workbench.Site));
    }

    [BrowserFact]
    public async Task Pages_of_administrators_have_no_barrier_ask_no_other_host_and_fit_the_window()
    {
        foreach (var (role, pages) in new[] { (Role.SecurityAdmin, Pages.OfSecurity), (Role.AuditAdmin, Pages.OfAudit) })
        {
            var (name, password) = await workbench.Site.PersonAsync(Site.Office, [role]);
            await using var tab = await workbench.Browser.OpenAsync(workbench.Site);
            await tab.SignInAsync(name, password);
            await tab.EnrolAsync();
            await LookAsync(tab, pages);
        }
    }

    [BrowserFact]
    public async Task Pages_before_sign_in_have_no_barrier_ask_no_other_host_and_fit_the_window()
    {
        await using var tab = await workbench.Browser.OpenAsync(workbench.Site);
        await LookAsync(tab, Pages.OfNobody);
    }

    [BrowserFact]
    public async Task The_first_tab_stop_skips_to_the_content()
    {
        await using var tab = await workbench.Browser.OpenAsync(workbench.Site);
        await tab.GoAsync("/sign-in");
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await tab.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await tab.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await tab.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [BrowserFact]
    public async Task Everything_works_without_a_script()
    {
        var (name, password) = await workbench.Site.PersonAsync(Site.Unit, [Role.Filler, Role.Head]);
        await using var tab = await workbench.Browser.OpenAsync(workbench.Site, script: false);
        await tab.SignInAsync(name, password);
        await tab.Page.Locator("select[name=role]").SelectOptionAsync("head");
        await tab.Page.Locator(".role-switch button").ClickAsync();
        Assert.Contains("单位负责人", await tab.Page.Locator("main .hint").First.InnerTextAsync(), StringComparison.Ordinal);
        await tab.GoAsync("/evaluations");
        await tab.Page.GetByLabel("查找", new() { Exact = true }).FillAsync("标准化");
        await tab.Page.Locator(".filter button").ClickAsync();
        Assert.Equal(1, await tab.Page.Locator(".grid tbody tr").CountAsync());
    }

    private static async Task LookAsync(Tab tab, IReadOnlyList<(string Name, string Path)> pages)
    {
        foreach (var (name, path) in pages)
        {
            Assert.InRange(await tab.GoAsync(path), 200, 404);
            Assert.Equal(path.Split('?')[0], tab.Path.Split('?')[0]);
            var barriers = await tab.BarriersAsync();
            Assert.True(barriers.Length == 0, $"{name}: {string.Join("; ", barriers)}");
            foreach (var width in Widths)
            {
                await tab.Page.SetViewportSizeAsync(width, 900);
                var over = await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Assert.True(over <= 0, $"{name} is {over} px too wide at {width} px.");
            }

            await tab.Page.SetViewportSizeAsync(1280, 900);
        }

        Assert.Empty(tab.Elsewhere);
        // The browser also notes the answers 400 and 404 that two of the pages are.
        Assert.DoesNotContain(tab.Complaints, c => !c.Contains("status of 40", StringComparison.Ordinal));
    }
}
