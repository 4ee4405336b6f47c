using Microsoft.Playwright;
using PerfLedger.Domain;

namespace PerfLedger.Browser.Tests;

/// <summary>The form on the screen is the form on paper, and every figure tells its history.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class FormPageTests(Workbench workbench)
{
    private Site Site => workbench.Site;

    [BrowserFact]
    public async Task The_form_has_the_blocks_and_the_merged_cells_of_the_paper_form()
    {
        await using var tab = await SignedInAsync();
        await tab.GoAsync($"/evaluations/{Site.Form9}");
        Assert.Equal("2020年度项目支出绩效自评表", await tab.Page.Locator(".paper-title").InnerTextAsync());
        Assert.Equal(["部门名称", "专项名称", "项目总投资（万元）", "支出方向名称（子项目）", "其中：财政拨款（万元）", "项目总实施期"],
            await tab.Page.Locator(".head-block th").AllInnerTextsAsync());
        // 产出指标 spans 8 rows, its 时效指标 2; 总分 closes the block.
        var level1 = tab.Page.Locator(".indicator-block th.merged", new() { HasText = "产出指标" });
        Assert.Equal("8", await level1.GetAttributeAsync("rowspan"));
        Assert.Equal("产出指标（50分）", (await level1.InnerTextAsync()).Trim());
        Assert.Equal("2", await tab.Page.Locator(".indicator-block th.merged", new() { HasText = "时效指标" }).GetAttributeAsync("rowspan"));
        Assert.Equal(14, await tab.Page.Locator(".indicator-block tbody tr").CountAsync());
        Assert.Contains("99.91", await CellAsync(tab, "total.score"), StringComparison.Ordinal);
        Assert.Contains("计算 109.91", await CellAsync(tab, "total.score"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_finding_stands_at_its_cell_and_leads_there_and_back()
    {
        await using var tab = await SignedInAsync();
        await tab.GoAsync($"/evaluations/{Site.Form9}");
        var finding = tab.Page.Locator(".findings li", new() { HasText = "SCO-06" });
        await finding.GetByRole(AriaRole.Link).ClickAsync();
        Assert.EndsWith("#c-total.score", tab.Page.Url, StringComparison.Ordinal);
        await tab.Page.Locator("[id='c-total.score'] .mark").ClickAsync();
        Assert.EndsWith("#" + await finding.GetAttributeAsync("id"), tab.Page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_figure_leads_to_who_changed_it_from_what_to_what_when_and_why_and_to_the_form_as_it_was_then()
    {
        await using var tab = await SignedInAsync();
        await tab.GoAsync($"/evaluations/{Site.Form12}");
        Assert.Equal("18.35", await CellAsync(tab, "funds.total.executed"));
        await tab.Page.Locator("[id='c-funds.total.executed'] .value").ClickAsync();
        var last = tab.Page.Locator(".timeline > li").First;
        Assert.Equal("18.53", await last.Locator(".before").EvaluateAsync<string>("e => e.lastChild.textContent"));
        var said = await last.InnerTextAsync();
        Assert.Contains("18.35", said, StringComparison.Ordinal);
        Assert.Contains("顾知行（填报人，自述）", said, StringComparison.Ordinal);
        Assert.Contains("原因：录入差错", said, StringComparison.Ordinal);
        Assert.Contains("佐证：", said, StringComparison.Ordinal);
        await tab.Page.Locator(".timeline > li").Last.GetByRole(AriaRole.Link, new() { Name = "当时的表" }).ClickAsync();
        Assert.Contains("?at=@", tab.Path, StringComparison.Ordinal);
        Assert.Equal("18.53", await CellAsync(tab, "funds.total.executed"));
        Assert.Contains("只供查看", await tab.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_moment_the_ledger_has_not_reached_or_nobody_understands_is_refused_in_words()
    {
        await using var tab = await SignedInAsync();
        Assert.Equal(404, await tab.GoAsync($"/evaluations/{Site.Form9}?at=@999999"));
        Assert.Contains("台账还没有到位置 999999", await tab.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(400, await tab.GoAsync($"/evaluations/{Site.Form9}?at=昨天"));
        Assert.Contains("看不懂时点“昨天”", await tab.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(404, await tab.GoAsync($"/evaluations/{Site.Form9}/history?figure=indicator.i-999.actual"));
    }

    [BrowserFact]
    public async Task What_was_filed_is_downloaded_byte_for_byte()
    {
        await using var tab = await SignedInAsync();
        await tab.GoAsync("/filings");
        await tab.Page.Locator(".grid tbody a").First.ClickAsync();
        var shown = await tab.Page.Locator("tr", new() { HasText = "文件 SHA-256" }).Locator("td").InnerTextAsync();
        var answer = await tab.Page.Context.APIRequest.GetAsync(Site.Url + tab.Path + "/document");
        Assert.Equal(shown.Trim(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await answer.BodyAsync())));
        var receipt = await tab.Page.Context.APIRequest.GetAsync(Site.Url + tab.Path + "/receipt");
        Assert.Equal("PK"u8.ToArray(), (await receipt.BodyAsync())[..2]);
    }

    [BrowserFact]
    public async Task A_search_says_all_that_is_wrong_with_it_at_once_and_a_preset_finds_what_it_asks()
    {
        await using var tab = await SignedInAsync();
        Assert.Equal(400, await tab.GoAsync("/trail?from=昨天&least=很多&person=没有这个人"));
        Assert.Equal(3, await tab.Page.Locator("[role=alert] li").CountAsync());
        Assert.Equal(200, await tab.GoAsync("/trail?text=颠倒"));
        Assert.Equal(1, await tab.Page.Locator(".grid tbody tr").CountAsync());
        Assert.Contains("18.35", await tab.Page.Locator(".grid tbody tr").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(200, await tab.GoAsync("/trail"));
        Assert.Equal(50, await tab.Page.Locator(".grid tbody tr").CountAsync());
        var first = await tab.Page.Locator(".grid tbody tr").Last.InnerTextAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "更早的改动" }).ClickAsync();
        Assert.NotEqual(first, await tab.Page.Locator(".grid tbody tr").First.InnerTextAsync());
    }

    private async Task<Tab> SignedInAsync()
    {
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        var tab = await workbench.Browser.OpenAsync(Site);
        await tab.SignInAsync(name, password);
        return tab;
    }

    private static async Task<string> CellAsync(Tab tab, string figure) =>
        (await tab.Page.Locator($"[id='c-{figure}']").InnerTextAsync()).Trim();
}
