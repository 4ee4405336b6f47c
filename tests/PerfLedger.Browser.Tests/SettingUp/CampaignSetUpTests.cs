using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PerfLedger.Domain;
using PerfLedger.Workbench.Features.Campaigns;

namespace PerfLedger.Browser.Tests.SettingUp;

/// <summary>任务下达 from the draft to the campaign.</summary>
public sealed class CampaignSetUpTests(Workbench workbench) : OfficeJourney(workbench)
{
    [BrowserFact]
    public async Task A_campaign_is_drafted_checked_looked_at_and_opened_and_nothing_is_recorded_before()
    {
        await using var tab = await OpenAsync(Role.Organiser);
        await tab.GoAsync("/campaigns/new");
        await PressAsync(tab, "新建底稿");
        var page = tab.Page;
        await page.GetByLabel("标题").FillAsync("2020年度部门项目支出绩效自评");
        await page.GetByLabel("评价年度").FillAsync("2020");
        await page.GetByLabel("通知代码").FillAsync("web-2021");
        await page.GetByLabel("project-self-evaluation/2020-zhuzhou").CheckAsync();
        await page.GetByLabel("名单，一行一家").FillAsync($"{Site.Unit}\t{Site.UnitName}\tdepartment\nZZ-WJJ 株洲市卫健局 department\n看不懂的一行");
        await page.GetByLabel("第 1 行 单位类别", new() { Exact = true }).FillAsync("department");
        await page.GetByLabel("第 1 行 报送至", new() { Exact = true }).FillAsync("教科文科");
        await page.GetByLabel("第 1 行 期限", new() { Exact = true }).FillAsync("2036年2月31日");
        await PressAsync(tab, "校验并预览");

        // All that is wrong is told at once, each at its place, and what was typed is still there.
        var faults = await page.Locator(".faults").InnerTextAsync();
        Assert.Contains("单位第 3 行：单位树中没有“看不懂的一行”", faults, StringComparison.Ordinal);
        Assert.Contains("报送要求第 1 行：期限“2036年2月31日”不是日期", faults, StringComparison.Ordinal);
        await page.GetByText("回去改").ClickAsync();
        Assert.Equal("2036年2月31日", await page.GetByLabel("第 1 行 期限", new() { Exact = true }).InputValueAsync());
        await page.GetByLabel("第 1 行 期限", new() { Exact = true }).FillAsync("2036-02-23");
        await page.GetByLabel("名单，一行一家").FillAsync($"{Site.Unit}\t{Site.UnitName}\tdepartment\nZZ-WJJ 株洲市卫健局 department\n");
        await PressAsync(tab, "保存");
        await page.WaitForURLAsync("**?done=1");
        await page.ReloadAsync();
        Assert.Equal("教科文科", await page.GetByLabel("第 1 行 报送至", new() { Exact = true }).InputValueAsync());
        await PressAsync(tab, "校验并预览");

        Assert.Contains("2 项", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("周末休息，最后工作日 2036-02-22", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("节假日暂定", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("2036年2月23日", await page.Locator(".mail-line").Nth(1).InnerTextAsync(), StringComparison.Ordinal);
        var stream = StreamIds.Campaign(2020, Site.Office, "web-2021");
        Assert.Null((await ReadAsync(stream)).Opened);
        await PressAsync(tab, "下达");

        Assert.Equal($"/campaigns/{stream}?done=open", tab.Path);
        var campaign = await ReadAsync(stream);
        Assert.Equal(["ZZ-JYJ", "ZZ-WJJ"], campaign.Units.Keys);
        Assert.Equal(new DateOnly(2036, 2, 23), Assert.Single(campaign.Routes).Due);
        Assert.Contains("株洲市卫健局", await page.Locator(".grid.dense").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_campaign_file_comes_down_as_it_stands_and_of_a_faulty_one_all_faults_are_told()
    {
        var stream = await CampaignAsync();
        await using var tab = await OpenAsync(Role.Organiser);
        await tab.GoAsync($"/campaigns/{stream}");
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByText("下载评价工作文件").ClickAsync());
        var text = await System.IO.File.ReadAllTextAsync(await download.PathAsync());
        var json = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(CampaignFile.Known, (string?)json["schema"]);

        json["title"] = null;
        json["colour"] = "blue";
        json["routes"]![0]!["due"] = "昨天";
        json["units"]![0]!.AsObject().Remove("kind");
        await tab.GoAsync("/campaigns/new");
        await tab.Page.GetByLabel("评价工作文件").SetInputFilesAsync(File("campaign.json", json.ToJsonString()));
        await PressAsync(tab, "读入为底稿");
        var faults = await tab.Page.Locator(".faults").InnerTextAsync();
        foreach (var place in new[] { "/title", "/colour", "/units/0/kind", "报送要求第 1 行" })
            Assert.Contains(place, faults, StringComparison.Ordinal);

        await tab.Page.GetByLabel("评价工作文件").SetInputFilesAsync(File("campaign.json", text));
        await PressAsync(tab, "读入为底稿");
        Assert.StartsWith("/campaigns/drafts/", tab.Path, StringComparison.Ordinal);
        await PressAsync(tab, "校验并预览");
        Assert.Contains("0 条", await tab.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Two_thousand_units_are_pasted_previewed_and_opened_without_script()
    {
        await using var tab = await OpenAsync(Role.Organiser, script: false);
        await tab.GoAsync("/campaigns/new");
        await PressAsync(tab, "新建底稿");
        await tab.Page.GetByLabel("标题").FillAsync("两千家单位");
        await tab.Page.GetByLabel("评价年度").FillAsync("2020");
        await tab.Page.GetByLabel("通知代码").FillAsync("big-2021");
        await tab.Page.GetByLabel("project-self-evaluation/2020-zhuzhou").CheckAsync();
        await tab.Page.GetByLabel("名单，一行一家").FillAsync(string.Concat(Enumerable.Range(1, 2000).Select(n =>
            string.Create(CultureInfo.InvariantCulture, $"B-{n:0000}\t第{n}中学\tschool\n"))));
        await tab.Page.GetByLabel("第 1 行 单位类别", new() { Exact = true }).FillAsync("school");
        await tab.Page.GetByLabel("第 1 行 报送至", new() { Exact = true }).FillAsync("教科文科");
        await tab.Page.GetByLabel("第 1 行 期限", new() { Exact = true }).FillAsync("2036-05-15");
        await PressAsync(tab, "校验并预览");
        Assert.Contains("2000 项", await tab.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await PressAsync(tab, "下达");
        Assert.Equal(2000, (await ReadAsync(StreamIds.Campaign(2020, Site.Office, "big-2021"))).Units.Count);
    }

    [BrowserFact]
    public async Task A_draft_changed_in_another_window_is_not_overwritten_silently()
    {
        await using var tab = await OpenAsync(Role.Organiser);
        await tab.GoAsync("/campaigns/new");
        await PressAsync(tab, "新建底稿");
        var other = await tab.Page.Context.NewPageAsync();
        await other.GotoAsync(tab.Page.Url);
        await other.GetByLabel("标题").FillAsync("别处的标题");
        await other.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).First.ClickAsync();
        await tab.Page.GetByLabel("标题").FillAsync("这里的标题");
        await PressAsync(tab, "保存");
        Assert.Contains("在别的窗口或由别人改过", await tab.Page.Locator(".notice-alarm").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("这里的标题", await tab.Page.GetByLabel("标题").InputValueAsync());
    }

    [BrowserFact]
    public async Task Who_does_not_organise_opens_no_campaign_and_sees_no_draft()
    {
        await using var office = await OpenAsync(Role.Organiser);
        await office.GoAsync("/campaigns/new");
        await PressAsync(office, "新建底稿");
        await using var head = await OpenAsync(Role.Head);
        foreach (var path in new[] { "/campaigns/new", office.Path, office.Path + "/preview" }) Assert.Equal(403, await head.GoAsync(path));
        await using var other = await OpenAsync(Role.Head, "ZZ-WJJ");
        Assert.Equal(404, await other.GoAsync($"/campaigns/{await CampaignAsync()}"));
    }

    [BrowserFact]
    public async Task Of_two_things_to_publish_the_one_is_named_that_was_published_and_taken_back()
    {
        var stream = await Orders.PublishedTwiceAsync(Site);
        await using var tab = await OpenAsync(Role.Organiser);
        await tab.GoAsync($"/campaigns/{stream}");
        await tab.Page.GetByText("登记一个阶段已完成").ClickAsync();
        await tab.Page.Locator("#done-unit").FillAsync($"{Site.Unit} {Site.UnitName}");
        await tab.Page.Locator("#done-on").FillAsync("2021-06-10");
        await tab.Page.Locator("#done-document").FillAsync("示例公开截图");
        await PressAsync(tab, "登记");
        Assert.Contains("请写明表样和支出方向", await tab.Page.Locator(".notice-alarm").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("示例公开截图", await tab.Page.Locator("#done-document").InputValueAsync());
        await tab.Page.Locator("#done-form").SelectOptionAsync("project-self-evaluation/2020-zhuzhou");
        await tab.Page.Locator("#done-direction").SelectOptionAsync("nhfz");
        await PressAsync(tab, "登记");
        var act = Assert.Single((await ReadAsync(stream)).Acts).Act;
        Assert.Equal(("project-self-evaluation/2020-zhuzhou", "nhfz"), (act.Form, act.Direction));
        await tab.Page.GetByText("撤回登记").ClickAsync();
        await tab.Page.Locator("#undone-unit").FillAsync(Site.Unit);
        await tab.Page.Locator("#undone-form").SelectOptionAsync("project-self-evaluation/2020-zhuzhou");
        await tab.Page.Locator("#undone-reason").FillAsync("登记错了，公开的是报告");
        await PressAsync(tab, "撤回");
        Assert.Empty((await ReadAsync(stream)).Acts);
    }

    [BrowserFact]
    public async Task A_campaign_is_called_off_with_a_paper_and_a_reason()
    {
        var stream = await CampaignAsync();
        await using var tab = await OpenAsync(Role.Organiser);
        await tab.GoAsync($"/campaigns/{stream}");
        await tab.Page.GetByText("撤销", new() { Exact = true }).First.ClickAsync();
        await tab.Page.Locator("#cancel-reason").FillAsync("并入专项检查一并进行");
        await PressAsync(tab, "撤销");
        Assert.Contains("请填写依据文件", await tab.Page.Locator(".notice-alarm").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("并入专项检查一并进行", await tab.Page.Locator("#cancel-reason").InputValueAsync());
        await tab.Page.Locator("#cancel-document").FillAsync("示例撤销通知");
        await PressAsync(tab, "撤销");
        Assert.Equal("示例撤销通知", (await ReadAsync(stream)).Cancelled!.Document);
        Assert.Contains("已撤销", await tab.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }
}
