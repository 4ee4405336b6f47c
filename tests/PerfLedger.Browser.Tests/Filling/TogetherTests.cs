using System.Diagnostics;
using Microsoft.Playwright;

namespace PerfLedger.Browser.Tests.Filling;

/// <summary>Two people in one form, and one on a network that fails.</summary>
public sealed class TogetherTests(Workbench workbench) : FillingJourney(workbench)
{
    private const string Executed = "funds.total.executed";

    [BrowserFact]
    public async Task Another_persons_cell_appears_within_two_seconds_with_the_name()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var mine = await OpenAsync(form);
        await using var theirs = await OpenAsync(form);
        await HearsAsync(mine);
        await TypeAsync(theirs, Executed, "117");
        await StateAsync(theirs, Executed, "saved");
        var saved = Stopwatch.StartNew();
        await StateAsync(mine, Executed, "news", 2_000);
        Assert.InRange(saved.ElapsedMilliseconds, 0, 2_000);
        Assert.Equal("117", await Entry(mine, Executed).InputValueAsync());
        Assert.Contains("测试员", await Cell(mine, Executed).Locator(".cell-message").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task What_one_is_typing_is_never_written_over_and_both_values_are_shown_with_the_other_person()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var mine = await OpenAsync(form);
        await using var theirs = await OpenAsync(form);
        await HearsAsync(mine);
        await Entry(mine, Executed).FillAsync("118");
        await TypeAsync(theirs, Executed, "117");
        await StateAsync(mine, Executed, "conflict", 4_000);
        Assert.Equal("118", await Entry(mine, Executed).InputValueAsync());
        await Entry(mine, Executed).PressAsync("Enter"); // leaving the cell without a choice writes nothing
        await Assertions.Expect(Cell(mine, Executed).Locator(".cell-message")).ToContainTextAsync("请选用其一");
        Assert.Equal("117", await PrintedAsync(form, Executed));
        await Cell(mine, Executed).GetByRole(AriaRole.Button, new() { Name = "用我的“118”" }).ClickAsync();
        await StateAsync(mine, Executed, "saved");
        Assert.Equal("118", await PrintedAsync(form, Executed));
        await StateAsync(theirs, Executed, "news", 4_000);
    }

    [BrowserFact]
    public async Task Who_takes_the_others_value_writes_nothing()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var mine = await OpenAsync(form);
        await using var theirs = await OpenAsync(form);
        await HearsAsync(mine);
        await Entry(mine, Executed).FillAsync("118");
        await TypeAsync(theirs, Executed, "117");
        await StateAsync(mine, Executed, "conflict", 4_000);
        var before = (await Drafts.ReadAsync(Site, form)).Version;
        await Cell(mine, Executed).GetByRole(AriaRole.Button, new() { Name = "用对方的“117”" }).ClickAsync();
        await Assertions.Expect(Entry(mine, Executed)).ToHaveValueAsync("117");
        await Entry(mine, Executed).PressAsync("Enter");
        Assert.Equal(before, (await Drafts.ReadAsync(Site, form)).Version);
    }

    [BrowserFact]
    public async Task A_cell_that_could_not_be_sent_is_sent_again_and_written_once()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        var before = (await Drafts.ReadAsync(Site, form)).Version;
        var tries = 0;
        // The first arrives and its answer is lost; the second never arrives.
        await tab.Page.RouteAsync("**/cells", async route =>
        {
            if (++tries == 1) await route.FetchAsync();
            if (tries <= 2) await route.AbortAsync();
            else await route.ContinueAsync();
        });
        await TypeAsync(tab, Executed, "117");
        await StateAsync(tab, Executed, "waiting");
        await StateAsync(tab, Executed, "saved");
        Assert.True(tries >= 3);
        await using var query = Site.Session.Main.CreateCommand(
            "select count(*) from ledger.trail where stream = $1 and version > $2 and figure = $3");
        foreach (var value in new object[] { form, before, Executed }) query.Parameters.Add(new() { Value = value });
        Assert.Equal(1L, await query.ExecuteScalarAsync());
    }

    [BrowserFact]
    public async Task What_did_not_get_through_is_offered_again_after_a_reload()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        tab.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync(); // leaving with unsaved cells is asked about
        await tab.Page.RouteAsync("**/cells", route => route.AbortAsync());
        await TypeAsync(tab, Executed, "117");
        await StateAsync(tab, Executed, "waiting");
        await tab.Page.UnrouteAsync("**/cells");
        await tab.Page.RouteAsync("**/cells", route => route.AbortAsync());
        await tab.Page.ReloadAsync();
        await tab.Page.UnrouteAllAsync();
        await Assertions.Expect(tab.Page.Locator("form#cells > .notice")).ToContainTextAsync("上次有 1 格填了没有保存");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "填回并保存" }).ClickAsync();
        await StateAsync(tab, Executed, "saved");
        Assert.Equal("117", await PrintedAsync(form, Executed));
    }

    private static Task HearsAsync(Tab tab) =>
        Assertions.Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
}
