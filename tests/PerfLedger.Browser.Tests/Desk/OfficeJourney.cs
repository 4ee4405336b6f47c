using Microsoft.Playwright;
using PerfLedger.Domain;

namespace PerfLedger.Browser.Tests.Desk;

/// <summary>An office: how far the units are, who is late, the note of a call, the notices.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class OfficeJourney(Workbench workbench)
{
    private Site Site => workbench.Site;

    [BrowserFact]
    public async Task An_office_sees_who_is_late_though_nothing_was_begun_and_notes_a_call()
    {
        var campaign = await LiveCampaign.OpenAsync(Site, 3, -3);
        var (filler, _) = await Site.PersonAsync(campaign.Units[0], [Role.Filler]);
        await using var tab = await OfficeAsync(campaign.Issuer, script: false);
        await Assertions.Expect(tab.Page.Locator(".todos")).ToContainTextAsync("3 家单位逾期未报 3 项，请催报");
        await Assertions.Expect(tab.Page.Locator(".grid tbody tr").First).ToContainTextAsync("100%");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "3 家单位逾期未报 3 项，请催报" }).ClickAsync();
        Assert.Equal(3, await tab.Page.Locator(".grid tbody tr").CountAsync());
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = $"{campaign.Issuer[..^4]}区第1单位" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("main")).ToContainTextAsync("已逾期3天");
        await tab.Page.Locator("#call-person").SelectOptionAsync(filler);
        await tab.Page.Locator("#call-note").FillAsync("好的");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        Assert.Contains("至少", await tab.Page.Locator("[role=alert]").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(("好的", filler), (await tab.Page.Locator("#call-note").InputValueAsync(),
            await tab.Page.Locator("#call-person").InputValueAsync()));
        await tab.Page.Locator("#call-note").FillAsync("对方答复明天上午报送");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".notice")).ToContainTextAsync("已电话催报");
        await Assertions.Expect(tab.Page.Locator(".timeline")).ToContainTextAsync("对方答复明天上午报送");
        await tab.GoAsync($"/late?campaign={campaign.Stream}");
        Assert.Contains("20", await tab.Page.Locator(".grid tbody tr", new() { HasText = "第1单位" }).Locator("td").Last.InnerTextAsync(),
            StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Notices_stand_in_the_header_until_they_are_read()
    {
        var campaign = await LiveCampaign.OpenAsync(Site, 1, -10);
        var (name, password) = await Site.PersonAsync(campaign.Units[0], [Role.Filler]);
        await campaign.RemindAsync(Site);
        await using var tab = await workbench.Browser.OpenAsync(Site, script: false);
        await tab.SignInAsync(name, password);
        var unread = int.Parse(await tab.Page.Locator(".top .unread-count").InnerTextAsync(),
            System.Globalization.CultureInfo.InvariantCulture);
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = $"通知，{unread} 条未读" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".notices li")).ToHaveCountAsync(unread);
        await Assertions.Expect(tab.Page.Locator(".notices li").First).ToContainTextAsync("已逾期10天");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "标为已读：" }).First.ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".notices li")).ToHaveCountAsync(unread - 1);
        await tab.GoAsync("/notices?all=1");
        await Assertions.Expect(tab.Page.Locator(".notices li")).ToHaveCountAsync(unread);
        await Assertions.Expect(tab.Page.Locator(".notices li", new() { HasText = "已读" })).Not.ToHaveCountAsync(0);
        // Nobody marks another's.
        var other = await Site.PersonAsync(campaign.Units[0], [Role.Filler]);
        await using var stranger = await workbench.Browser.OpenAsync(Site, script: false);
        await stranger.SignInAsync(other.Name, other.Password);
        await stranger.GoAsync("/notices?all=1");
        await Assertions.Expect(stranger.Page.Locator("main")).ToContainTextAsync("没有通知");
    }

    [BrowserFact]
    public async Task The_list_of_what_is_due_is_of_the_own_unit_and_leaves_as_a_workbook()
    {
        var campaign = await LiveCampaign.OpenAsync(Site, 2, 10);
        var (name, password) = await Site.PersonAsync(campaign.Units[1], [Role.Filler]);
        await using var tab = await workbench.Browser.OpenAsync(Site, script: false);
        await tab.SignInAsync(name, password);
        await Assertions.Expect(tab.Page.Locator(".todos")).ToContainTextAsync("还没有开始填");
        await tab.GoAsync("/submissions");
        Assert.Equal(1, await tab.Page.Locator(".grid tbody tr").CountAsync());
        await Assertions.Expect(tab.Page.Locator(".grid")).ToContainTextAsync("个工作日");
        var book = await tab.Page.Context.APIRequest.GetAsync($"{Site.Url}/submissions/excel?campaign={campaign.Stream}");
        Assert.Equal((200, "PK"), (book.Status, System.Text.Encoding.ASCII.GetString((await book.BodyAsync())[..2])));
        foreach (var closed in new[] { "/review", "/late", $"/late/{campaign.Units[0]}", "/units", "/people", "/access", "/people/p-07" })
            Assert.Equal(403, await tab.GoAsync(closed));
    }

    [BrowserFact]
    public async Task A_form_that_came_back_opens_for_the_reviewer_on_what_changed_since()
    {
        var form = await Filling.Drafts.MakeAsync(Site, PerfLedger.Domain.SelfEvaluations.Stage.Returned);
        await Filling.Drafts.SubmitAgainAsync(Site, form);
        await using var tab = await OfficeAsync(Site.Office, script: false);
        await tab.GoAsync("/review");
        var row = tab.Page.Locator(".grid tbody tr", new() { Has = tab.Page.Locator($"a[href*='{form}']") });
        await Assertions.Expect(row).ToContainTextAsync("第 2 次");
        await row.Locator("a").ClickAsync();
        Assert.EndsWith($"/evaluations/{form}?since=return%3A1", tab.Page.Url, StringComparison.Ordinal);
        await tab.GoAsync("/review?queue=Accepted&text=没有这样的");
        await Assertions.Expect(tab.Page.Locator("main")).ToContainTextAsync("没有符合的表");
    }

    [BrowserFact]
    public async Task Two_thousand_units_stay_on_the_desk_in_the_list_and_in_the_tree()
    {
        var campaign = await LiveCampaign.OpenAsync(Site, 2000, -1);
        await campaign.PlantAsync(Site);
        await using var tab = await OfficeAsync(campaign.Issuer, script: false);
        await Assertions.Expect(tab.Page.Locator("h2", new() { HasText = "报送进度" })).ToContainTextAsync("2000 家单位");
        foreach (var (path, said) in new[]
        {
            ("/submissions", "共 2000 条"), ("/late", "共 2000 条"), ("/review?queue=Unsent", "共 2000 条"), ("/units", "共 2001 家"),
        })
        {
            var started = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal(200, await tab.GoAsync(path));
            Assert.True(started.Elapsed < TimeSpan.FromSeconds(3), $"{path} took {started.Elapsed}."); // a page a person waits for
            await Assertions.Expect(tab.Page.Locator("main")).ToContainTextAsync(said);
        }

        await tab.GoAsync($"/units?text={campaign.Units[1233]}");
        Assert.Equal(1, await tab.Page.Locator(".tree mark").CountAsync());
        await tab.GoAsync("/submissions?page=20");
        Assert.Equal(100, await tab.Page.Locator(".grid tbody tr").CountAsync());
    }

    private async Task<Tab> OfficeAsync(string unit, bool script = true)
    {
        var (name, password) = await Site.PersonAsync(unit, [Role.Organiser]);
        var tab = await workbench.Browser.OpenAsync(Site, script: script);
        await tab.SignInAsync(name, password);
        await tab.EnrolAsync();
        await tab.GoAsync("/");
        return tab;
    }
}
