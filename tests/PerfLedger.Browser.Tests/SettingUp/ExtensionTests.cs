using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Browser.Tests.SettingUp;

/// <summary>An extension asked for by a unit and decided by the office.</summary>
public sealed class ExtensionTests(Workbench workbench) : OfficeJourney(workbench)
{
    [BrowserFact]
    public async Task An_extension_is_asked_for_by_the_head_and_granted_by_the_office_and_both_see_it()
    {
        var campaign = await CampaignAsync();
        var form = await Drafts.MakeAsync(Site, Stage.Draft, campaign);
        await using var head = await OpenAsync(Role.Head);
        await head.GoAsync($"/campaigns/{campaign}/extensions");
        await head.Page.Locator($"input[value='{form}']").CheckAsync();
        await head.Page.GetByLabel("延至").FillAsync("2036-05-31");
        await PressAsync(head, "申请延期");
        Assert.Contains("请填写原因", await head.Page.Locator(".cell-message").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await head.Page.Locator($"input[value='{form}']").IsCheckedAsync());
        await head.Page.GetByLabel("原因").FillAsync("受灾停课，核对需时");
        await head.Page.GetByLabel("佐证材料").FillAsync("示例停课通知〔2036〕2号");
        await PressAsync(head, "申请延期");
        Assert.Contains("已申请", await head.Page.Locator(".faults").InnerTextAsync(), StringComparison.Ordinal);

        await using var office = await OpenAsync(Role.Organiser);
        await office.GoAsync($"/campaigns/{campaign}/extensions?show=asked");
        Assert.Contains("至 2036-05-31：受灾停课，核对需时，依据 示例停课通知〔2036〕2号", await office.Page.Locator(".grid").InnerTextAsync(),
            StringComparison.Ordinal);
        await office.Page.Locator($"input[value='{form}']").CheckAsync();
        await office.Page.GetByLabel("批复文件").FillAsync("株财绩函〔2036〕5号");
        await office.Page.GetByLabel("原因").FillAsync("情况属实，同意延期");
        await PressAsync(office, "批准");
        Assert.Contains("已批准", await office.Page.Locator(".faults").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2036, 5, 31), Assert.Single((await ReadAsync(campaign)).Extensions).Until);

        await head.GoAsync($"/campaigns/{campaign}/extensions");
        Assert.Contains("2036-05-31（延期）", await head.Page.Locator(".grid").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Many_forms_are_extended_at_once_each_with_its_own_result_and_a_long_one_waits_for_a_second_person()
    {
        var campaign = await CampaignAsync(limit: 20);
        string[] forms = [await Drafts.MakeAsync(Site, Stage.Draft, campaign), await Drafts.MakeAsync(Site, Stage.Draft, campaign)];
        await using var first = await OpenAsync(Role.Organiser);
        await GrantAsync(first, forms, "2036-05-20");
        Assert.Equal(2, (await ReadAsync(campaign)).Extensions.Count);
        // The first is too early now, the other day is too far for one person.
        await GrantAsync(first, forms[..1], "2036-05-19");
        Assert.NotEqual("", await first.Page.Locator(".notice-alarm .faults").InnerTextAsync());
        await GrantAsync(first, forms[1..], "2036-07-01");
        Assert.Contains("待第二人批准", await first.Page.Locator(".faults").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await ReadAsync(campaign)).Extensions.Count);
        await using var second = await OpenAsync(Role.Organiser);
        await GrantAsync(second, forms[1..], "2036-07-01");
        Assert.Equal(3, (await ReadAsync(campaign)).Extensions.Count);

        async Task GrantAsync(Tab tab, string[] chosen, string to)
        {
            await tab.GoAsync($"/campaigns/{campaign}/extensions");
            foreach (var form in chosen) await tab.Page.Locator($"input[value='{form}']").CheckAsync();
            await tab.Page.GetByLabel("延至").FillAsync(to);
            await tab.Page.GetByLabel("批复文件").FillAsync("株财绩函〔2036〕6号");
            await tab.Page.GetByLabel("原因").FillAsync("各单位核对需要时间");
            await PressAsync(tab, "批准");
        }
    }

    [BrowserFact]
    public async Task A_request_is_refused_with_a_reason_and_a_reviewer_decides_nothing()
    {
        var campaign = await CampaignAsync();
        var form = await Drafts.MakeAsync(Site, Stage.Draft, campaign);
        await using var head = await OpenAsync(Role.Head);
        await head.GoAsync($"/campaigns/{campaign}/extensions");
        await head.Page.Locator($"input[value='{form}']").CheckAsync();
        await head.Page.GetByLabel("延至").FillAsync("2036-05-31");
        await head.Page.GetByLabel("原因").FillAsync("经办人员休假未归");
        await head.Page.GetByLabel("不只打勾的这几张").CheckAsync();
        await PressAsync(head, "申请延期");
        await using var reviewer = await OpenAsync(Role.Reviewer);
        await reviewer.GoAsync($"/campaigns/{campaign}/extensions");
        Assert.Equal(0, await reviewer.Page.Locator("#decide").CountAsync());
        await using var office = await OpenAsync(Role.Organiser);
        await office.GoAsync($"/campaigns/{campaign}/extensions?show=asked");
        Assert.Contains("（同类全部）", await office.Page.Locator(".grid").InnerTextAsync(), StringComparison.Ordinal);
        await office.Page.Locator($"input[value='{form}']").CheckAsync();
        await office.Page.GetByLabel("原因").FillAsync("请安排他人按期办理");
        await PressAsync(office, "不批准");
        Assert.Empty((await ReadAsync(campaign)).Asked);
        Assert.Empty((await ReadAsync(campaign)).Extensions);
    }
}
